using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats;

/// <summary>
/// A face with both vocabularies, whichever a motion has: VRM's presets or ARKit's shapes. This is the one place where a format that needs the
/// other one gets it; motions that have both pass through unchanged. One object serves one motion, from its start on: what was
/// seen once in it counts as present, so that a mouth that happens to be shut does not change where its weights come from.
/// </summary>
/// <remarks>The moods (happy, sad …) are not guessed from shapes: that needs thresholds and memory, and is the solver's.</remarks>
internal sealed class FaceCompletion
{
    /// <summary>
    /// An open eye's eyeBlink stands near the first number, a shut one's near the second (MediaPipe's shapes). Lower the first where lids
    /// tremble open, raise it where eyes never open wholly.
    /// </summary>
    private const float OpenLid = 0.15f, ShutLid = 0.7f;

    /// <summary>How far the jaw falls for each vowel at full weight, and how far lips round or widen. By eye, on VRM avatars.</summary>
    private const float JawOfAa = 0.7f, JawOfIh = 0.2f, JawOfOu = 0.2f, JawOfEe = 0.3f, JawOfOh = 0.5f, PuckerOfOu = 0.8f, FunnelOfOh = 0.7f, StretchOfIh = 0.5f, SmileOfEe = 0.4f;

    private readonly float[] _weights = new float[Expressions.Count];
    private bool _hasPresetLids, _hasPresetMouth, _hasShapes;

    /// <summary>A weight of the face taken last, 0..1.</summary>
    public float this[Expression expression] => _weights[(int)expression];

    /// <summary>All weights of the face taken last, by <see cref="Expression"/>.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>Takes a face; what is not finite counts as 0. Without a face everything is 0.</summary>
    public void Take(AvatarPose pose)
    {
        _weights.AsSpan().Clear();
        if (!pose.HasFace) return;
        for (int i = 0; i < _weights.Length; i++)
        {
            float weight = pose.Expressions[i];
            _weights[i] = float.IsFinite(weight) ? Math.Clamp(weight, 0, 1) : 0;
        }
        _hasPresetLids |= Any(Expression.Blink, Expression.BlinkRight);
        _hasPresetMouth |= Any(Expression.Aa, Expression.Oh);
        _hasShapes |= Any(Expression.BrowDownLeft, Expression.TongueOut);
        if (_hasShapes && !_hasPresetLids) LidsFromShapes();
        if (_hasShapes && !_hasPresetMouth) Vowels.Fill(_weights.AsSpan(Expressions.PresetCount), _weights.AsSpan((int)Expression.Aa, Vowels.Count));
        if (!_hasShapes) ShapesFromPresets();
    }

    private void LidsFromShapes()
    {
        Set(Expression.BlinkLeft, (this[Expression.EyeBlinkLeft] - OpenLid) / (ShutLid - OpenLid));
        Set(Expression.BlinkRight, (this[Expression.EyeBlinkRight] - OpenLid) / (ShutLid - OpenLid));
    }

    private void ShapesFromPresets()
    {
        float aa = this[Expression.Aa], ih = this[Expression.Ih], ou = this[Expression.Ou], ee = this[Expression.Ee], oh = this[Expression.Oh];
        float happy = this[Expression.Happy], angry = this[Expression.Angry], sad = this[Expression.Sad], surprised = this[Expression.Surprised];
        Set(Expression.EyeBlinkLeft, Math.Max(this[Expression.Blink], this[Expression.BlinkLeft]));
        Set(Expression.EyeBlinkRight, Math.Max(this[Expression.Blink], this[Expression.BlinkRight]));
        Set(Expression.JawOpen, JawOfAa * aa + JawOfIh * ih + JawOfOu * ou + JawOfEe * ee + JawOfOh * oh);
        Set(Expression.MouthPucker, PuckerOfOu * ou);
        Set(Expression.MouthFunnel, FunnelOfOh * oh);
        Set(Expression.MouthStretchLeft, Expression.MouthStretchRight, StretchOfIh * ih);
        Set(Expression.MouthSmileLeft, Expression.MouthSmileRight, Math.Max(happy, SmileOfEe * ee));
        Set(Expression.CheekSquintLeft, Expression.CheekSquintRight, happy);
        Set(Expression.BrowDownLeft, Expression.BrowDownRight, angry);
        Set(Expression.MouthFrownLeft, Expression.MouthFrownRight, Math.Max(sad, angry / 2));
        Set(Expression.BrowInnerUp, Math.Max(sad, surprised));
        Set(Expression.BrowOuterUpLeft, Expression.BrowOuterUpRight, surprised);
        Set(Expression.EyeWideLeft, Expression.EyeWideRight, surprised);
    }

    private bool Any(Expression first, Expression last)
    {
        for (Expression expression = first; expression <= last; expression++)
            if (this[expression] != 0) return true;
        return false;
    }

    private void Set(Expression expression, float weight) => _weights[(int)expression] = Math.Clamp(weight, 0, 1);

    private void Set(Expression left, Expression right, float weight)
    {
        Set(left, weight);
        Set(right, weight);
    }
}
