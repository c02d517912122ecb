namespace Omozukai.Core.Faces;

/// <summary>One frame's face: what was measured, then the shapes made of it.</summary>
internal sealed class SolvedFace
{
    /// <summary>Whether a face is seen; where not, only <see cref="Weights"/> mean something, once they were filled from the frames around.</summary>
    public bool IsSeen { get; set; }

    /// <summary>Whether the mesh could be measured; where not, a seen face has the network's shapes alone.</summary>
    public bool IsMeasured { get; set; }

    /// <summary>Whether the mesh has irises.</summary>
    public bool HasIrises { get; set; }

    public FaceMeasures Measures { get; } = new();

    public float HeadYawDegrees { get; set; }

    public float HeadPitchDegrees { get; set; }

    /// <summary>How well the face is seen, 0..1.</summary>
    public float Confidence { get; set; }

    public bool HasNetworkShapes { get; set; }

    /// <summary>The network's shapes, unmixed.</summary>
    public FaceWeights NetworkShapes { get; } = new();

    /// <summary>How far this frame's gaze is believed, 0..1.</summary>
    public float GazeTrust { get; set; }

    public FaceWeights Weights { get; } = new();
}
