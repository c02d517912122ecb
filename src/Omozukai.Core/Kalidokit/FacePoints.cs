namespace Omozukai.Kalidokit;

/// <summary>A face's points in the unit that its formulas work in: scaled to pixels on the way, where KalidoKit scales the caller's array.</summary>
internal readonly ref struct FacePoints
{
    private readonly ReadOnlySpan<Landmark> _landmarks;
    private readonly double _width, _height;

    public FacePoints(ReadOnlySpan<Landmark> landmarks, FaceSolveOptions options)
    {
        _landmarks = landmarks;
        (_width, _height) = options is { Runtime: SolverRuntime.Mediapipe, ImageSize: { } size } ? (size.Width, size.Height) : (1, 1);
    }

    public Vector this[int index]
    {
        get
        {
            ref readonly Landmark point = ref _landmarks[index];
            return new Vector(point.X * _width, point.Y * _height, point.Z * _width);
        }
    }

    /// <summary>Distance of two points in the picture's plane, which jitters less than in space.</summary>
    public double FlatDistance(int a, int b) => this[a].Distance(this[b], dimensions: 2);
}
