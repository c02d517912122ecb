namespace Omozukai.Kalidokit;

/// <summary>KalidoKit's face solver: head, eyes, pupils, brows and mouth from the points of a face mesh. The points are not changed.</summary>
public static class Face
{
    /// <summary>Points of the mesh with both irises.</summary>
    public const int PointsWithIrises = 478;

    /// <summary>Points of the mesh without irises.</summary>
    public const int Points = 468;

    /// <summary>Solves a face.</summary>
    /// <param name="landmarks">468 points, or 478 with irises: only then eyes, pupils and brows are found.</param>
    /// <param name="result">What is filled.</param>
    /// <param name="options">Whose points they are and how blinks are read.</param>
    /// <returns>False where there are no points; the result is left as it was.</returns>
    /// <exception cref="ArgumentException">There are fewer than 468 points.</exception>
    public static bool Solve(ReadOnlySpan<Landmark> landmarks, FaceResult result, FaceSolveOptions? options = null)
    {
        if (landmarks.IsEmpty) return false;
        if (landmarks.Length < Points) throw new ArgumentException($"A face has {Points} or {PointsWithIrises} points, not {landmarks.Length}.", nameof(landmarks));
        options ??= FaceSolveOptions.Default;

        // Points in pixels where the picture's size is known
        var points = new FacePoints(landmarks, options);

        // Head and mouth
        result.Head = FaceHeadSolver.Solve(points);
        result.Mouth = FaceMouthSolver.Solve(points);

        // Eyes, pupils and brows, where there are irises
        bool hasIrises = landmarks.Length == PointsWithIrises;
        FaceEyes eyes = hasIrises ? FaceEyeSolver.Eyes(points, options) : new FaceEyes(1, 1);
        result.Eye = options.SmoothBlink ? StabilizeBlink(eyes, result.Head.Y) : eyes;
        result.Pupil = hasIrises ? FaceEyeSolver.Pupils(points) : default;
        result.Brow = hasIrises ? FaceEyeSolver.Brow(points) : 0;
        return true;
    }

    /// <summary>Keeps both eyes together unless one winks: a turned head covers the far eye, and lids of one blink never move quite alike.</summary>
    /// <param name="eyes">How far the eyes are open; what lies outside of 0..1 is brought inside.</param>
    /// <param name="headY">The head's yaw in radians.</param>
    /// <param name="options">When eyes wink and when one is covered; null for <see cref="StabilizeBlinkOptions.Default"/>.</param>
    public static FaceEyes StabilizeBlink(FaceEyes eyes, double headY, StabilizeBlinkOptions? options = null)
    {
        // KalidoKit's thresholds: openness that counts as closing and as open, and the difference that makes a wink (1.2 is out of reach).
        const double Closing = 0.3, Open = 0.6, Wink = 0.8, NoWink = 1.2, TowardsCloser = 0.95;

        (bool enableWink, double maxRot) = options ?? StabilizeBlinkOptions.Default;
        double left = Utils.Clamp(eyes.L, 0, 1), right = Utils.Clamp(eyes.R, 0, 1);
        if (headY > maxRot) return new FaceEyes(right, right);
        if (headY < -maxRot) return new FaceEyes(left, left);

        bool differ = Math.Abs(left - right) >= (enableWink ? Wink : NoWink);
        bool closing = left < Closing && right < Closing;
        bool open = left > Open && right > Open;
        if (differ && !closing && !open) return new FaceEyes(left, right);
        double both = Vector.Lerp(right, left, right > left ? TowardsCloser : 1 - TowardsCloser);
        return new FaceEyes(both, both);
    }
}
