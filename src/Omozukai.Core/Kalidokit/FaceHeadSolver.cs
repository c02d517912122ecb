namespace Omozukai.Kalidokit;

/// <summary>The head from a plane through temples and jaw.</summary>
internal static class FaceHeadSolver
{
    // MediaPipe's mesh: the temples and the jaw's corners, the person's right side first.
    private const int RightTemple = 21, LeftTemple = 251, LeftJaw = 397, RightJaw = 172;

    public static FaceHead Solve(in FacePoints points)
    {
        Vector right = points[RightTemple], left = points[LeftTemple];
        Vector jaw = points[LeftJaw].Lerp(points[RightJaw], 0.5);
        Vector temples = right.Lerp(left, 0.5);
        Vector turn = Vector.RollPitchYaw(right, left, jaw);
        turn = new Vector(-turn.X, turn.Y, -turn.Z);
        return new FaceHead(
            X: turn.X * Math.PI,
            Y: turn.Y * Math.PI,
            Z: turn.Z * Math.PI,
            Width: right.Distance(left),
            Height: temples.Distance(jaw),
            Position: temples.Lerp(jaw, 0.5),
            Normalized: turn,
            Degrees: turn.Multiply(180));
    }
}
