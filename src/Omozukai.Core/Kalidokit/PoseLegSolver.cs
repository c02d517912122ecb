namespace Omozukai.Kalidokit;

/// <summary>Legs from the directions of their segments. Constants are KalidoKit's.</summary>
internal static class PoseLegSolver
{
    private const double Spread = 0.1; // radians that each upper leg is turned outwards
    private static readonly AxisMap s_axes = new(Axis.Y, Axis.Z, Axis.X);

    public static PoseLegs Solve(ReadOnlySpan<Landmark> points)
    {
        // The same tilt for both legs; the avatar's right follows the person's left.
        Vector leftHip = points[23].Position, rightHip = points[24].Position;
        double tilt = Vector.NormalizeRadians(Vector.Find2DAngle(leftHip.X, leftHip.Y, rightHip.X, rightHip.Y));
        (Vector rightUpper, Vector rightLower) = Unscaled(leftHip, points[25].Position, points[27].Position, tilt);
        (Vector leftUpper, Vector leftLower) = Unscaled(rightHip, points[26].Position, points[28].Position, tilt);
        return new PoseLegs(
            new(Upper(rightUpper, 1), Upper(leftUpper, -1)),
            new(Lower(rightLower), Lower(leftLower)),
            new(rightUpper, leftUpper),
            new(rightLower, leftLower));
    }

    private static (Vector Upper, Vector Lower) Unscaled(Vector hip, Vector knee, Vector ankle, double tilt)
    {
        // As Vector.GetSphericalCoords and GetRelativeSphericalCoords, with the thigh's direction found once
        SphericalCoordinates thigh = knee.Subtract(hip).Unit().ToSphericalCoords(s_axes);
        SphericalCoordinates shin = ankle.Subtract(knee).Unit().ToSphericalCoords(s_axes);
        double swing = Vector.NormalizeAngle(-thigh.Theta), sideways = Vector.NormalizeAngle(Math.PI / 2 - thigh.Phi);
        double bend = Vector.NormalizeAngle(thigh.Theta - shin.Theta), twist = Vector.NormalizeAngle(thigh.Phi - shin.Phi);
        return (new Vector(swing, twist, sideways - tilt), new Vector(-Math.Abs(bend), 0, 0));
    }

    private static Euler Upper(Vector unscaled, double mirror) => new(
        Utils.Clamp(unscaled.X, 0, 0.5) * Math.PI,
        Utils.Clamp(unscaled.Y, -0.25, 0.25) * Math.PI,
        Utils.Clamp(unscaled.Z, -0.5, 0.5) * Math.PI + mirror * Spread);

    private static Euler Lower(Vector unscaled) => new(unscaled.X * Math.PI, unscaled.Y * Math.PI, unscaled.Z * Math.PI);
}
