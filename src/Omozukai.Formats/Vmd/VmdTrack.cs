namespace Omozukai.Formats.Vmd;

/// <summary>A bone's or a morph's keys while the file is written.</summary>
/// <param name="name">MMD's name.</param>
/// <param name="kind">What its numbers are.</param>
internal sealed class VmdTrack(string name, VmdTrackKind kind)
{
    /// <summary>How far a line may stray: a quaternion's number by 0.001, some 0.1°; a position by 0.01 units, 0.8 mm; a weight by half a hundredth.</summary>
    private const float RotationTolerance = 0.001f, TravelTolerance = 0.01f, WeightTolerance = 0.005f;

    private const int NameBytes = 15;

    public VmdTrackKind Kind { get; } = kind;

    public byte[] NameField { get; } = VmdNames.Field(name, NameBytes);

    public CurveReducer Reducer { get; } = kind switch
    {
        VmdTrackKind.Travel => new(width: 3, TravelTolerance),
        VmdTrackKind.Rotation => new(width: 4, RotationTolerance),
        _ => new(width: 1, WeightTolerance),
    };
}
