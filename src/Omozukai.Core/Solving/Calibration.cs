using Omozukai.Core.Faces;

namespace Omozukai.Core.Solving;

/// <summary>
/// What is particular to a person and a camera: how the camera is tilted, where the floor is, how the head is held at rest, and the
/// face's own ranges. Learnt by a <see cref="Calibrator"/>; plain data, to be kept in a file. The default changes nothing.
/// </summary>
public sealed record Calibration
{
    /// <summary>How far the camera looks down, in degrees.</summary>
    public float CameraPitchDegrees { get; init; }

    /// <summary>How far the picture must be turned anticlockwise to be level, in degrees: upright people lean to its right.</summary>
    public float CameraRollDegrees { get; init; }

    /// <summary>Height of the floor in metres, from the camera, so below zero; null where no feet were seen.</summary>
    public float? FloorMetres { get; init; }

    /// <summary>How far the head is found to nod downwards, against the chest, when the person looks straight ahead, in degrees.</summary>
    public float HeadPitchDegrees { get; init; }

    /// <summary>How far the head is found to turn to the person's left when it looks straight ahead, in degrees.</summary>
    public float HeadYawDegrees { get; init; }

    /// <summary>How far the head is found to lean to the person's right when it is upright, in degrees.</summary>
    public float HeadRollDegrees { get; init; }

    /// <summary>The face at rest and its ranges; null where no face was seen.</summary>
    public FaceCalibration? Face { get; init; }
}
