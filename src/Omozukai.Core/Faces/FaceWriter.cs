using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>Makes a face's shapes and gaze those of an avatar: the 52 shapes, what follows from them, and the mirror.</summary>
/// <remarks>The preset blink stays 0, for blinkLeft and blinkRight say it; lookUp and its sisters stay 0, for the gaze is in degrees.</remarks>
internal sealed class FaceWriter(FaceOptions options, bool mirror)
{
    private readonly Emotions _emotions = new(options.EmotionStrength);

    public void Reset() => _emotions.Reset();

    /// <summary>Writes a face into a pose.</summary>
    public void Write(SolvedFace face, float seconds, AvatarPose pose)
    {
        pose.Confidence[(int)BodyChain.Face] = face.Confidence;
        pose.HasFace = true;
        FaceWeights weights = face.Weights;
        EyeShapes.FillLook(weights);

        // 1. The 52.
        Span<float> expressions = pose.Expressions;
        Span<float> shapes = expressions[Expressions.PresetCount..];
        ReadOnlySpan<int> mirrored = FaceMirror.Shapes;
        for (int i = 0; i < ArkitBlendShapes.Count; i++) shapes[i] = Math.Clamp(weights.Shapes[mirror ? mirrored[i] : i], 0, 1);

        // 2. Presets: lids, vowels, emotions.
        expressions[(int)Expression.BlinkLeft] = expressions[(int)Expression.EyeBlinkLeft];
        expressions[(int)Expression.BlinkRight] = expressions[(int)Expression.EyeBlinkRight];
        Vowels.Fill(shapes, expressions.Slice((int)Expression.Aa, Vowels.Count));
        _emotions.Fill(weights, seconds, expressions);

        // 3. The gaze.
        pose.LookYawDegrees = mirror ? -weights.YawDegrees : weights.YawDegrees;
        pose.LookPitchDegrees = weights.PitchDegrees;
    }
}
