namespace Omozukai.Kalidokit;

/// <summary>
/// KalidoKit's hand solver: wrist and finger joints from the 21 points of a hand. Points that are one give NaN. Its demos pass the person's left hand as
/// the avatar's right one, and the other way round.
/// </summary>
public static class Hand
{
    /// <summary>Points of a hand.</summary>
    public const int Points = 21;

    private const int Wrist = 0, IndexKnuckle = 5, LittleKnuckle = 17;

    // Each finger's first point (the wrist comes before it) and its first joint in the result.
    private static readonly int[] s_firstPoints = [13, 5, 9, 17];
    private static readonly HandBone[] s_firstBones = [HandBone.RingProximal, HandBone.IndexProximal, HandBone.MiddleProximal, HandBone.LittleProximal];

    /// <summary>Solves a hand.</summary>
    /// <param name="landmarks">21 points, in the picture or in metres.</param>
    /// <param name="side">The avatar's side in the mirror.</param>
    /// <param name="result">What is filled.</param>
    /// <returns>False where there are no points; the result is left as it was.</returns>
    /// <exception cref="ArgumentException">There are fewer than 21 points.</exception>
    public static bool Solve(ReadOnlySpan<Landmark> landmarks, Side side, HandResult result)
    {
        if (landmarks.IsEmpty) return false;
        if (landmarks.Length < Points) throw new ArgumentException($"A hand has {Points} points, not {landmarks.Length}.", nameof(landmarks));
        double mirror = side == Side.Right ? 1 : -1;
        result.Side = side;

        // Wrist from the palm's plane
        result[HandBone.Wrist] = SolveWrist(landmarks, side, mirror);

        // Fingers: how far each joint is bent
        for (int finger = 0; finger < s_firstPoints.Length; finger++)
        {
            (double first, double second, double third) = Bends(landmarks, s_firstPoints[finger]);
            HandBone bone = s_firstBones[finger];
            result[bone] = FingerTurn(first, mirror);
            result[bone + 1] = FingerTurn(second, mirror);
            result[bone + 2] = FingerTurn(third, mirror);
        }

        // Thumb: the same, turned about all axes
        HandThumb.Solve(Bends(landmarks, firstPoint: 1), side, mirror, result);
        return true;
    }

    private static Vector SolveWrist(ReadOnlySpan<Landmark> points, Side side, double mirror)
    {
        // KalidoKit's scales, and limits of the palm's turn by side
        const double Tilt = 2, Turn = 2.3, TurnRest = 0.4, TiltLimit = 0.3;

        Vector wrist = points[Wrist].Position, index = points[IndexKnuckle].Position, little = points[LittleKnuckle].Position;
        Vector palm = side == Side.Right ? Vector.RollPitchYaw(wrist, little, index) : Vector.RollPitchYaw(wrist, index, little);
        (double min, double max) = side == Side.Right ? (-1.2, 0.6) : (-0.6, 1.6);
        return new Vector(
            Utils.Clamp(palm.X * Tilt * mirror, -TiltLimit, TiltLimit),
            Utils.Clamp((palm.Z - TurnRest) * Turn, min, max),
            palm.Z * -Turn * mirror);
    }

    /// <summary>How far three joints of a finger are bent, 0..0.5 half turns.</summary>
    private static (double First, double Second, double Third) Bends(ReadOnlySpan<Landmark> points, int firstPoint)
    {
        // As Vector.AngleBetween3DCoords at each joint, with each segment's direction found once
        Vector a = points[firstPoint].Position, b = points[firstPoint + 1].Position, c = points[firstPoint + 2].Position;
        Vector palm = a.Subtract(points[Wrist].Position).Unit();
        Vector proximal = b.Subtract(a).Unit();
        Vector middle = c.Subtract(b).Unit();
        Vector distal = points[firstPoint + 3].Position.Subtract(c).Unit();
        return (Vector.FoldedAngle(-palm.Dot(proximal)), Vector.FoldedAngle(-proximal.Dot(middle)), Vector.FoldedAngle(-middle.Dot(distal)));
    }

    private static Vector FingerTurn(double bend, double mirror) =>
        new(0, 0, mirror > 0 ? Utils.Clamp(bend * -Math.PI, -Math.PI, 0) : Utils.Clamp(bend * Math.PI, 0, Math.PI));
}
