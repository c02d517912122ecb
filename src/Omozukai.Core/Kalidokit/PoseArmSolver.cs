namespace Omozukai.Kalidokit;

/// <summary>Arms from the angles of their segments. Constants are KalidoKit's: factors near π that make the movement look natural.</summary>
internal static class PoseArmSolver
{
    private const double UpperArmScale = 2.3, LowerArmScale = 2.14, HandScale = 2.3;
    private const double UpperArmLift = 0.3, UpperArmMin = -0.5;
    private const double LowerArmLimit = 0.3, LowerArmMinFold = -2.14;
    private const double HandLimit = 0.6;

    public static PoseArms Solve(ReadOnlySpan<Landmark> points)
    {
        // The avatar's right follows the points of odd numbers: the person's left.
        Arm right = Solve(points, shoulder: 11, otherShoulder: 12, Side.Right);
        Arm left = Solve(points, shoulder: 12, otherShoulder: 11, Side.Left);
        return new PoseArms(new(right.Upper, left.Upper), new(right.Lower, left.Lower), new(right.Hand, left.Hand));
    }

    private static Arm Solve(ReadOnlySpan<Landmark> points, int shoulder, int otherShoulder, Side side)
    {
        double mirror = side == Side.Right ? 1 : -1;
        Vector shoulderAt = points[shoulder].Position, elbow = points[shoulder + 2].Position, wrist = points[shoulder + 4].Position;
        Vector knuckles = points[shoulder + 6].Position.Lerp(points[shoulder + 8].Position, 0.5);

        // Angles of the three segments; about y the joint's own angle, except for the hand
        Vector upper = Segment(shoulderAt, elbow), lower = Segment(elbow, wrist), hand = Segment(wrist, knuckles);
        double shoulderAngle = Vector.AngleBetween3DCoords(points[otherShoulder].Position, shoulderAt, elbow);
        double elbowAngle = Vector.AngleBetween3DCoords(shoulderAt, elbow, wrist);
        double fold = Utils.Clamp(lower.Z, LowerArmMinFold, 0);

        return new Arm(
            Upper: new Vector(
                Utils.Clamp(upper.X - UpperArmLift * mirror, UpperArmMin, Math.PI),
                shoulderAngle * Math.PI * mirror - lower.X + mirror * Math.Max(fold, 0),
                upper.Z * -UpperArmScale * mirror),
            Lower: new Vector(
                Utils.Clamp(lower.X * LowerArmScale * mirror, -LowerArmLimit, LowerArmLimit),
                elbowAngle * LowerArmScale * mirror,
                fold * -LowerArmScale * mirror),
            Hand: new Vector(
                hand.X,
                Utils.Clamp(hand.Z * 2, -HandLimit, HandLimit),
                hand.Z * -HandScale * mirror));
    }

    /// <summary>x and z of <see cref="Vector.FindRotation"/>; y is not needed of any segment.</summary>
    private static Vector Segment(Vector from, Vector to) => new(
        Vector.NormalizeRadians(Vector.Find2DAngle(from.Z, from.X, to.Z, to.X)),
        0,
        Vector.NormalizeRadians(Vector.Find2DAngle(from.X, from.Y, to.X, to.Y)));

    private readonly record struct Arm(Vector Upper, Vector Lower, Vector Hand);
}
