using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Live2D;

/// <summary>
/// A pose as the parameters of a Live2D model, in the model's own ids and ranges. One object serves one motion: give it pose after pose and read
/// <see cref="Values"/>. Nothing is allocated per pose. Sides are the character's own: ParamEyeLOpen is its left eye.
/// </summary>
/// <remarks>
/// Angles are degrees (30 of the head, 10 of the body at the ends of the standard ranges); a body turns by half of the torso's turn and a third of the head's
/// against it. An arm's A is its lift (0 hanging, half of the maximum stretched out sideways, the maximum straight up), B its
/// elbow (+ on the way that lifting turns it, - inwards), its hand the wrist with the same sign.
/// </remarks>
public sealed class Live2DParameters
{
    private readonly Live2DDrives _drives = new();
    private readonly List<(Live2DParameter Own, Live2DControl Control)> _driven = [];
    private readonly float[] _values;

    /// <summary>Makes the mapper of a model.</summary>
    /// <param name="model">What the model has; null: the standard parameters.</param>
    /// <param name="breathes">Whether ParamBreath is driven by a slow wave; off for recordings, which hold what was tracked.</param>
    public Live2DParameters(Live2DModel? model = null, bool breathes = true)
    {
        model ??= Live2DModel.Standard;
        foreach (Live2DParameter own in model.Parameters)
        {
            if (Find(model, own) is { } control && (breathes || control.Standard.Id != Live2DControls.Breath)) _driven.Add((own, control));
        }
        Driven = [.. _driven.Select(driven => driven.Own)];
        _values = [.. Driven.Select(own => own.Default)];
    }

    /// <summary>Those of the model's parameters that are driven, in the model's order.</summary>
    public IReadOnlyList<Live2DParameter> Driven { get; }

    /// <summary>The values of the pose taken last, in the order of <see cref="Driven"/>, each within its parameter's range; the defaults before the first.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Takes a pose.</summary>
    public void Update(AvatarPose pose)
    {
        _drives.Take(pose);
        for (int i = 0; i < _values.Length; i++)
        {
            (Live2DParameter own, Live2DControl control) = _driven[i];
            float value = control.Value(own, control.Drive(_drives));
            if (float.IsFinite(value)) _values[i] = value;
        }
    }

    /// <summary>By name; else by the model's groups: of the lids' parameters the first is the left eye's, all of the lips' open the mouth.</summary>
    private static Live2DControl? Find(Live2DModel model, Live2DParameter own)
    {
        if (Live2DControls.TryFind(own.Id, out Live2DControl control)) return control;
        int lid = IndexOf(model.EyeBlinkIds, own.Id);
        if (lid >= 0) return Live2DControls.Find(lid % 2 == 0 ? "ParamEyeLOpen" : "ParamEyeROpen");
        return IndexOf(model.LipSyncIds, own.Id) >= 0 ? Live2DControls.Find("ParamMouthOpenY") : null;
    }

    private static int IndexOf(IReadOnlyList<string> ids, string id)
    {
        for (int i = 0; i < ids.Count; i++)
            if (ids[i] == id) return i;
        return -1;
    }
}
