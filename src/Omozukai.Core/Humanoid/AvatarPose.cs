using System.Numerics;

namespace Omozukai.Core.Humanoid;

/// <summary>
/// One moment of one avatar: local rotations relative to the T-pose of the VRM 1.0 normalized humanoid
/// (right-handed, +Y up, facing +Z, the avatar's left hand at +X), expressions, gaze and confidence.
/// One object is filled again and again; whoever keeps a pose copies it.
/// </summary>
public sealed class AvatarPose
{
    /// <summary>The number of <see cref="BodyChain"/>s.</summary>
    public const int ChainCount = 9;

    private readonly Quaternion[] _rotations = new Quaternion[HumanBones.Count];
    private readonly float[] _expressions = new float[Humanoid.Expressions.Count];
    private readonly float[] _confidence = new float[ChainCount];

    /// <summary>Makes a T-pose at the origin.</summary>
    public AvatarPose() => Reset();

    /// <summary>Number of the frame in its source, from 0.</summary>
    public long Index { get; set; }

    /// <summary>Time from the start of the source.</summary>
    public TimeSpan Timestamp { get; set; }

    /// <summary>The person the pose belongs to.</summary>
    public int TrackId { get; set; } = 1;

    /// <summary>Position of the hips in metres in the avatar's model space.</summary>
    public Vector3 HipsPosition { get; set; }

    /// <summary>Gaze to the avatar's left, in degrees.</summary>
    public float LookYawDegrees { get; set; }

    /// <summary>Gaze downwards, in degrees.</summary>
    public float LookPitchDegrees { get; set; }

    /// <summary>Whether <see cref="Expressions"/> and the gaze were set: a motion without a face has neither.</summary>
    public bool HasFace { get; set; }

    /// <summary>Whether the left foot stands still on the ground.</summary>
    public bool IsLeftFootPlanted { get; set; }

    /// <summary>Whether the right foot stands still on the ground.</summary>
    public bool IsRightFootPlanted { get; set; }

    /// <summary>A bone's local rotation, a unit quaternion.</summary>
    public ref Quaternion this[HumanBone bone] => ref _rotations[(int)bone];

    /// <summary>All local rotations, in the order of <see cref="HumanBone"/>.</summary>
    public Span<Quaternion> Rotations => _rotations;

    /// <summary>Weights in 0..1, in the order of <see cref="Expression"/>.</summary>
    public Span<float> Expressions => _expressions;

    /// <summary>How well each <see cref="BodyChain"/> is tracked, 0..1.</summary>
    public Span<float> Confidence => _confidence;

    /// <summary>Back to the T-pose at the origin with nothing known; number, time and person stay.</summary>
    public void Reset()
    {
        HipsPosition = Vector3.Zero;
        LookYawDegrees = LookPitchDegrees = 0;
        HasFace = IsLeftFootPlanted = IsRightFootPlanted = false;
        _rotations.AsSpan().Fill(Quaternion.Identity);
        _expressions.AsSpan().Clear();
        _confidence.AsSpan().Clear();
    }

    /// <summary>Takes over everything from another pose.</summary>
    public void CopyFrom(AvatarPose other)
    {
        Index = other.Index;
        Timestamp = other.Timestamp;
        TrackId = other.TrackId;
        HipsPosition = other.HipsPosition;
        LookYawDegrees = other.LookYawDegrees;
        LookPitchDegrees = other.LookPitchDegrees;
        HasFace = other.HasFace;
        IsLeftFootPlanted = other.IsLeftFootPlanted;
        IsRightFootPlanted = other.IsRightFootPlanted;
        other._rotations.CopyTo(_rotations, 0);
        other._expressions.CopyTo(_expressions, 0);
        other._confidence.CopyTo(_confidence, 0);
    }
}
