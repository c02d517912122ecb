using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>What a face does in one frame: the 52 ARKit shapes in 0..1, and where its eyes look relative to the head. Sides are the subject's.</summary>
internal sealed class FaceWeights
{
    /// <summary>Shapes, then gaze: yaw, pitch and convergence.</summary>
    public const int ChannelCount = ArkitBlendShapes.Count + 3;

    private readonly float[] _channels = new float[ChannelCount];

    /// <summary>One of the 52 shapes; presets have no place here.</summary>
    public ref float this[Expression shape] => ref _channels[(int)shape - Expressions.PresetCount];

    /// <summary>The same shape on one side; its left one is given.</summary>
    public ref float this[Expression left, FaceIndices side] => ref _channels[(int)left - Expressions.PresetCount + (side.Sign > 0 ? 0 : 1)];

    /// <summary>Everything, shapes first.</summary>
    public Span<float> Channels => _channels;

    /// <summary>The 52 shapes in the order of <see cref="ArkitBlendShapes.Names"/>.</summary>
    public Span<float> Shapes => _channels.AsSpan(0, ArkitBlendShapes.Count);

    /// <summary>To the subject's left, the mean of both eyes.</summary>
    public ref float YawDegrees => ref _channels[ArkitBlendShapes.Count];

    /// <summary>Downwards.</summary>
    public ref float PitchDegrees => ref _channels[ArkitBlendShapes.Count + 1];

    /// <summary>How far each eye turns inwards from the mean of both.</summary>
    public ref float ConvergenceDegrees => ref _channels[ArkitBlendShapes.Count + 2];

    public void CopyFrom(FaceWeights other) => other._channels.CopyTo(_channels, 0);

    public void Clear() => _channels.AsSpan().Clear();
}
