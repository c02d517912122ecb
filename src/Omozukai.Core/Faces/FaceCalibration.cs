namespace Omozukai.Core.Faces;

/// <summary>
/// One person's face at rest, and how far the lids close: what a face's shapes are measured from. Without one a solver starts from
/// the mean of people and learns by itself. Learn one with a <see cref="FaceCalibrator"/>; plain data, to be kept in a file.
/// </summary>
public sealed record FaceCalibration
{
    /// <summary>The measures of the face at rest; what is not listed is the mean of people.</summary>
    public IReadOnlyDictionary<FaceMeasure, float> Neutral { get; init; } = new Dictionary<FaceMeasure, float>();

    /// <summary>Opening of the closed left eye as a share of its width.</summary>
    public float LeftEyeClosed { get; init; } = AverageFace.ClosedEye;

    /// <summary>Opening of the closed right eye as a share of its width.</summary>
    public float RightEyeClosed { get; init; } = AverageFace.ClosedEye;

    /// <summary>Whether two calibrations say the same.</summary>
    public bool Equals(FaceCalibration? other)
    {
        if (other is null || LeftEyeClosed != other.LeftEyeClosed || RightEyeClosed != other.RightEyeClosed || Neutral.Count != other.Neutral.Count) return false;
        foreach ((FaceMeasure measure, float value) in Neutral)
            if (!other.Neutral.TryGetValue(measure, out float theirs) || theirs != value) return false;
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LeftEyeClosed, RightEyeClosed, Neutral.Count);
}
