namespace Omozukai.Kalidokit;

/// <summary>
/// KalidoKit's body solver: arms, wrists, legs, hips and spine from the 33 points of BlazePose. The points are not changed. Where points
/// are one, angles are NaN.
/// </summary>
public static class Pose
{
    /// <summary>Points of a body.</summary>
    public const int Points = 33;

    private const int LeftWrist = 15, RightWrist = 16, LeftHip = 23, RightHip = 24;

    // KalidoKit's marks of what is out of view: metres below the hips' middle, visibility, and the picture's lower edge.
    private const double LowestInMetres = 0.1, ArmVisibility = 0.23, LegVisibility = 0.63, PictureEdge = 0.995;

    /// <summary>Depth of the hips from which on the body is so near that the legs are not trusted.</summary>
    private const double NearestForLegs = -0.4;

    /// <summary>Solves a body.</summary>
    /// <param name="world">33 points in metres around the hips' middle.</param>
    /// <param name="image">33 points in the picture.</param>
    /// <param name="result">What is filled.</param>
    /// <param name="options">Whose points they are and whether the legs count.</param>
    /// <returns>False where there are no points at all; the result is left as it was.</returns>
    /// <exception cref="ArgumentException">One kind of points is missing, or there are fewer than 33.</exception>
    public static bool Solve(ReadOnlySpan<Landmark> world, ReadOnlySpan<Landmark> image, PoseResult result, PoseSolveOptions? options = null)
    {
        if (world.IsEmpty && image.IsEmpty) return false;
        Check(world, nameof(world));
        Check(image, nameof(image));
        options ??= PoseSolveOptions.Default;
        ImageSize? pixels = options.Runtime == SolverRuntime.Tfjs ? options.ImageSize : null;

        // Angles of all parts
        PoseArms arms = PoseArmSolver.Solve(world);
        PoseTorso torso = PoseTorsoSolver.Solve(world, image, pixels);
        result.Hips = torso.Hips;
        result.Spine = torso.Spine;

        // Arms, at rest where the wrist is out of view: times 0, so that what is not a number stays so
        bool rightArm = ArmInView(world, image, LeftWrist, pixels), leftArm = ArmInView(world, image, RightWrist, pixels);
        double right = rightArm ? 1 : 0, left = leftArm ? 1 : 0;
        result.RightUpperArm = arms.UpperArm.R.Multiply(right) with { Z = rightArm ? arms.UpperArm.R.Z : RestingDefault.RightUpperArmZ };
        result.LeftUpperArm = arms.UpperArm.L.Multiply(left) with { Z = leftArm ? arms.UpperArm.L.Z : RestingDefault.LeftUpperArmZ };
        result.RightLowerArm = arms.LowerArm.R.Multiply(right);
        result.LeftLowerArm = arms.LowerArm.L.Multiply(left);
        result.RightHand = arms.Hand.R.Multiply(right);
        result.LeftHand = arms.Hand.L.Multiply(left);

        // Legs, at rest where the hip is out of view or the body too near
        PoseLegs legs = options.EnableLegs ? PoseLegSolver.Solve(world) : default;
        double nearEnough = torso.Hips.Position.Z > NearestForLegs ? 0 : 1;
        right = LegInView(world[LeftHip], pixels) * nearEnough;
        left = LegInView(world[RightHip], pixels) * nearEnough;
        result.RightUpperLeg = legs.UpperLeg.R.Multiply(right);
        result.RightLowerLeg = legs.LowerLeg.R.Multiply(right);
        result.LeftUpperLeg = legs.UpperLeg.L.Multiply(left);
        result.LeftLowerLeg = legs.LowerLeg.L.Multiply(left);
        return true;
    }

    /// <summary>The arms alone, in or out of view.</summary>
    /// <exception cref="ArgumentException">There are fewer than 33 points.</exception>
    public static PoseArms CalcArms(ReadOnlySpan<Landmark> world)
    {
        Check(world, nameof(world));
        return PoseArmSolver.Solve(world);
    }

    /// <summary>Hips and spine alone; image points are 0..1.</summary>
    /// <exception cref="ArgumentException">There are fewer than 33 points.</exception>
    public static PoseTorso CalcHips(ReadOnlySpan<Landmark> world, ReadOnlySpan<Landmark> image)
    {
        Check(world, nameof(world));
        Check(image, nameof(image));
        return PoseTorsoSolver.Solve(world, image, size: null);
    }

    /// <summary>The legs alone, in or out of view.</summary>
    /// <exception cref="ArgumentException">There are fewer than 33 points.</exception>
    public static PoseLegs CalcLegs(ReadOnlySpan<Landmark> world)
    {
        Check(world, nameof(world));
        return PoseLegSolver.Solve(world);
    }

    private static bool ArmInView(ReadOnlySpan<Landmark> world, ReadOnlySpan<Landmark> image, int wrist, ImageSize? pixels)
    {
        double heightInPicture = pixels is { } size ? image[wrist].Y / size.Height : image[wrist].Y;
        return !(world[wrist].Y > LowestInMetres || Visibility(world[wrist], pixels) < ArmVisibility || heightInPicture > PictureEdge);
    }

    private static double LegInView(Landmark hip, ImageSize? pixels) =>
        hip.Y > LowestInMetres || Visibility(hip, pixels) < LegVisibility ? 0 : 1;

    /// <summary>TensorFlow.js with a picture's size gives scores in place of visibilities.</summary>
    private static double Visibility(Landmark point, ImageSize? pixels) => pixels is null ? point.Visibility : point.Score;

    private static void Check(ReadOnlySpan<Landmark> points, string name)
    {
        if (points.Length < Points) throw new ArgumentException($"A body has {Points} points in metres and as many in the picture, not {points.Length}.", name);
    }
}
