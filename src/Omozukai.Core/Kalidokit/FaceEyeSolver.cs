namespace Omozukai.Kalidokit;

/// <summary>Eyes, pupils and brows from distances of lids, corners and irises. Constants are KalidoKit's.</summary>
internal static class FaceEyeSolver
{
    /// <summary>Height of a wide open eye beside its width.</summary>
    private const double OpenEyeRatio = 0.285;

    private const double MaxBrowRatio = 1.15, BrowLow = 0.07, BrowHigh = 0.125;

    /// <summary>How far the eye's centre lies above the middle of its corners, in eye widths.</summary>
    private const double PupilRise = 0.075;

    // Two ends of the width, then three points above and the three below them. Left is the avatar's in the mirror: the person's right.
    private static readonly int[] s_leftEye = [130, 133, 160, 159, 158, 144, 145, 153];
    private static readonly int[] s_rightEye = [263, 362, 387, 386, 385, 373, 374, 380];
    private static readonly int[] s_leftBrow = [35, 244, 63, 105, 66, 229, 230, 231];
    private static readonly int[] s_rightBrow = [265, 464, 293, 334, 296, 449, 450, 451];
    private const int LeftIris = 468, RightIris = 473;

    public static FaceEyes Eyes(in FacePoints points, FaceSolveOptions options)
    {
        (double closed, double open) = options switch
        {
            { BlinkSettings: [var low, var high, ..] } => (low, high),
            { BlinkSettings: [var low] } => (low, 0.85),
            { Runtime: SolverRuntime.Tfjs } => (0.55, 0.85),
            _ => (0.35, 0.5),
        };
        return new FaceEyes(Openness(points, s_leftEye, closed, open), Openness(points, s_rightEye, closed, open));
    }

    public static FacePupils Pupils(in FacePoints points)
    {
        Vector left = Pupil(points, s_leftEye, LeftIris), right = Pupil(points, s_rightEye, RightIris);
        return new FacePupils(Utils.OrZero((left.X + right.X) * 0.5), Utils.OrZero((left.Y + right.Y) * 0.5));
    }

    public static double Brow(in FacePoints points) => Utils.OrZero((BrowRaise(points, s_leftBrow) + BrowRaise(points, s_rightBrow)) / 2);

    private static double Openness(in FacePoints points, ReadOnlySpan<int> eye, double closed, double open) =>
        Utils.OrZero(Utils.Remap(Utils.Clamp(HeightToWidth(points, eye) / OpenEyeRatio, 0, 2), closed, open));

    private static double BrowRaise(in FacePoints points, ReadOnlySpan<int> brow) =>
        Utils.Remap(HeightToWidth(points, brow) / MaxBrowRatio - 1, BrowLow, BrowHigh);

    private static double HeightToWidth(in FacePoints points, ReadOnlySpan<int> shape)
    {
        double height = points.FlatDistance(shape[2], shape[5]) + points.FlatDistance(shape[3], shape[6]) + points.FlatDistance(shape[4], shape[7]);
        return height / 3 / points.FlatDistance(shape[0], shape[1]);
    }

    private static Vector Pupil(in FacePoints points, ReadOnlySpan<int> eye, int iris)
    {
        Vector outer = points[eye[0]], inner = points[eye[1]], pupil = points[iris];
        double width = outer.Distance(inner, dimensions: 2);
        Vector middle = outer.Lerp(inner, 0.5);
        return new Vector(
            (middle.X - pupil.X) / (width / 2) * 4,
            (middle.Y - width * PupilRise - pupil.Y) / (width / 4) * 4,
            0);
    }
}
