namespace Omozukai.Kalidokit;

/// <summary>Hips and spine from the lines of hips and shoulders. Constants are KalidoKit's.</summary>
internal static class PoseTorsoSolver
{
    private const int LeftShoulder = 11, RightShoulder = 12, LeftHip = 23, RightHip = 24;

    /// <summary>Turns in half turns between which the tilt fades out: seen from the side two shoulders are one.</summary>
    private const double TiltFadesFrom = 0.2, TiltIsGoneAt = 0.4;

    /// <param name="world">Points in metres.</param>
    /// <param name="image">Points in the picture, 0..1 of its <paramref name="size"/>.</param>
    /// <param name="size">(1, 1), or the picture's size in pixels where the image points are pixels; then their depth counts for nothing.</param>
    public static PoseTorso Solve(ReadOnlySpan<Landmark> world, ReadOnlySpan<Landmark> image, ImageSize? size)
    {
        // KalidoKit means the middles of hips and shoulders, and takes the right ones.
        Vector hip = InPicture(image[RightHip], size), shoulder = InPicture(image[RightShoulder], size);
        var position = new Vector(
            Utils.Clamp(hip.X - 0.4, -1, 1),
            0,
            Utils.Clamp(hip.Distance(shoulder) - 1, -2, 0));
        double depth = position.Z * (position.Z * -2) * (position.Z * -2);
        return new PoseTorso(
            new PoseHips(position, new Vector(position.X * depth, 0, depth), Turn(world[LeftHip], world[RightHip])),
            Turn(world[LeftShoulder], world[RightShoulder]));
    }

    private static Vector InPicture(Landmark point, ImageSize? size) =>
        size is { } pixels ? new Vector(point.X / pixels.Width, point.Y / pixels.Height, 0) : point.Position;

    /// <summary>Yaw and tilt in radians of a line across the body; 0 where it faces the camera.</summary>
    private static Vector Turn(Landmark left, Landmark right)
    {
        double yaw = Vector.NormalizeAngle(Vector.Find2DAngle(left.Z, left.X, right.Z, right.X));
        if (yaw > 0.5) yaw -= 2;
        yaw += 0.5;

        double tilt = Vector.NormalizeAngle(Vector.Find2DAngle(left.X, left.Y, right.X, right.Y));
        if (tilt > 0) tilt = 1 - tilt;
        if (tilt < 0) tilt = -1 - tilt;
        tilt *= 1 - Utils.Remap(Math.Abs(yaw), TiltFadesFrom, TiltIsGoneAt);
        return new Vector(0, yaw * Math.PI, tilt * Math.PI);
    }
}
