namespace Omozukai.Kalidokit;

/// <summary>The thumb: each joint's bend turns it about all axes, from a start and within limits. Constants are KalidoKit's.</summary>
internal static class HandThumb
{
    private const double Unlimited = 2; // as good as none

    public static void Solve((double First, double Second, double Third) bends, Side side, double mirror, HandResult result)
    {
        (double yMin, double yMax, double zMin, double zMax) = side == Side.Right ? (-1, 0.3, -0.6, 0.3) : (-0.3, 1.0, -0.3, 0.6);
        Vector proximal = Turn(bends.First, damp: new Vector(2.2, 2.2, 0.5), start: new Vector(1.2, 1.1 * mirror, 0.2 * mirror), mirror);
        result[HandBone.ThumbProximal] = new Vector(
            Utils.Clamp(proximal.X, -0.6, 0.3), Utils.Clamp(proximal.Y, yMin, yMax), Utils.Clamp(proximal.Z, zMin, zMax));
        result[HandBone.ThumbIntermediate] = Limited(Turn(bends.Second, new Vector(0, 0.7, 0.5), new Vector(-0.2, 0.1 * mirror, 0.2 * mirror), mirror));
        result[HandBone.ThumbDistal] = Limited(Turn(bends.Third, new Vector(0, 1, 0.5), new Vector(-0.2, 0.1 * mirror, 0.2 * mirror), mirror));
    }

    private static Vector Turn(double bend, Vector damp, Vector start, double mirror) =>
        start.Add(damp.Multiply(new Vector(1, mirror, mirror)).Multiply(bend * -Math.PI));

    private static Vector Limited(Vector turn) => new(
        Utils.Clamp(turn.X, -Unlimited, Unlimited), Utils.Clamp(turn.Y, -Unlimited, Unlimited), Utils.Clamp(turn.Z, -Unlimited, Unlimited));
}
