using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vrm;

/// <summary>
/// Plays a face on an avatar's own expressions, as a VRM player does: which show how much, what they turn off in each other, and how far that
/// moves each morph target. One object serves one motion.
/// </summary>
/// <remarks>
/// An avatar that is made for ARKit's shapes is driven by them as soon as the motion has any, and its presets stay at rest: see
/// <see cref="FaceVocabulary"/>.
/// </remarks>
internal sealed class AvatarFace
{
    private readonly AvatarLookAt? _lookAt;
    private readonly AvatarExpression[] _expressions;
    private readonly int[][] _slots;
    private readonly float[] _weights;
    private readonly FaceCompletion _completion = new();
    private readonly bool _isMadeForShapes, _hasVowels;
    private bool _sawShapes;

    public AvatarFace(Avatar avatar)
    {
        _lookAt = avatar.LookAt;
        _expressions = [.. avatar.Expressions.Where(expression => expression is { Meaning: not null })];
        _weights = new float[_expressions.Length];
        _isMadeForShapes = FaceVocabulary.IsMadeForShapes(_expressions.Select(expression => expression.Meaning!.Value));
        _hasVowels = _expressions.Any(expression => expression.Meaning == Expression.Aa);
        Targets = [.. _expressions.SelectMany(expression => expression.Morphs).Select(morph => (morph.Node, morph.Target)).Distinct().Order()];
        Dictionary<(int, int), int> places = Targets.Select((target, place) => (target, place)).ToDictionary();
        _slots = [.. _expressions.Select(expression => expression.Morphs.Select(morph => places[(morph.Node, morph.Target)]).ToArray())];
    }

    /// <summary>All morph targets that are moved: node, and place in its mesh; by node.</summary>
    public IReadOnlyList<(int Node, int Target)> Targets { get; }

    /// <summary>How much an expression shows after <see cref="Take"/>; 0 where the avatar has none such.</summary>
    public float Weight(Expression meaning)
    {
        float most = 0;
        for (int i = 0; i < _expressions.Length; i++)
            if (_expressions[i].Meaning == meaning) most = Math.Max(most, _weights[i]);
        return most;
    }

    /// <summary>Takes a pose's face.</summary>
    /// <param name="pose">Must have a face.</param>
    /// <param name="morphs">Gets a weight for each of <see cref="Targets"/>.</param>
    public void Take(AvatarPose pose, Span<float> morphs)
    {
        // 1. What the motion asks for
        _completion.Take(pose);
        _sawShapes |= pose.Expressions[Expressions.PresetCount..].ContainsAnyExcept(0f);
        for (int i = 0; i < _expressions.Length; i++)
        {
            float weight = Wanted(_expressions[i].Meaning!.Value, pose);
            _weights[i] = _expressions[i].IsBinary ? (weight > 0.5f ? 1 : 0) : weight;
        }

        // 2. What expressions do to each other
        float mouth = Left(expression => expression.OverrideMouth), blink = Left(expression => expression.OverrideBlink), look = Left(expression => expression.OverrideLookAt);
        for (int i = 0; i < _expressions.Length; i++)
        {
            float left = Group(_expressions[i].Meaning!.Value) switch { FaceGroup.Mouth => mouth, FaceGroup.Blink => blink, FaceGroup.Look => look, _ => 1 };
            _weights[i] *= _expressions[i].IsBinary && left < 1 ? 0 : left;
        }

        // 3. What that moves
        morphs.Clear();
        for (int i = 0; i < _expressions.Length; i++)
        {
            if (_weights[i] == 0) continue;
            for (int k = 0; k < _slots[i].Length; k++) morphs[_slots[i][k]] += _weights[i] * _expressions[i].Morphs[k].Weight;
        }
    }

    /// <summary>How an eye turns for a pose's gaze, in the normalized space; null where the avatar does not turn its eyes.</summary>
    public Quaternion? Eye(HumanBone eye, AvatarPose pose)
    {
        if (_lookAt is not { UsesExpressions: false } lookAt || !float.IsFinite(pose.LookYawDegrees + pose.LookPitchDegrees)) return null;
        bool isOutwards = pose.LookYawDegrees > 0 == (eye == HumanBone.LeftEye);
        float yaw = MathF.CopySign((isOutwards ? lookAt.HorizontalOuter : lookAt.HorizontalInner).Map(pose.LookYawDegrees), pose.LookYawDegrees);
        float pitch = MathF.CopySign((pose.LookPitchDegrees > 0 ? lookAt.VerticalDown : lookAt.VerticalUp).Map(pose.LookPitchDegrees), pose.LookPitchDegrees);
        return Quaternion.CreateFromAxisAngle(Vector3.UnitY, float.DegreesToRadians(yaw)) * Quaternion.CreateFromAxisAngle(Vector3.UnitX, float.DegreesToRadians(pitch));
    }

    private float Wanted(Expression meaning, AvatarPose pose)
    {
        if (Group(meaning) == FaceGroup.Look) return Gaze(meaning, pose);
        return FaceVocabulary.Weight(meaning, _completion.Weights, byShapes: _isMadeForShapes && (_sawShapes || !_hasVowels));
    }

    private float Gaze(Expression meaning, AvatarPose pose)
    {
        if (_lookAt is not { UsesExpressions: true } lookAt) return 0;
        float yaw = pose.LookYawDegrees, pitch = pose.LookPitchDegrees;
        return meaning switch
        {
            Expression.LookLeft => lookAt.HorizontalOuter.Map(Math.Max(yaw, 0)),
            Expression.LookRight => lookAt.HorizontalOuter.Map(Math.Min(yaw, 0)),
            Expression.LookDown => lookAt.VerticalDown.Map(Math.Max(pitch, 0)),
            _ => lookAt.VerticalUp.Map(Math.Min(pitch, 0)),
        };
    }

    /// <summary>What the expressions that show leave of a group, 0..1.</summary>
    private float Left(Func<AvatarExpression, ExpressionOverride> overrideOf)
    {
        float taken = 0;
        for (int i = 0; i < _expressions.Length; i++)
        {
            if (_weights[i] > 0) taken += overrideOf(_expressions[i]) switch { ExpressionOverride.Block => 1, ExpressionOverride.Blend => _weights[i], _ => 0 };
        }
        return Math.Max(0, 1 - taken);
    }

    private static FaceGroup Group(Expression meaning) => meaning switch
    {
        Expression.Aa or Expression.Ih or Expression.Ou or Expression.Ee or Expression.Oh => FaceGroup.Mouth,
        Expression.Blink or Expression.BlinkLeft or Expression.BlinkRight => FaceGroup.Blink,
        Expression.LookUp or Expression.LookDown or Expression.LookLeft or Expression.LookRight => FaceGroup.Look,
        _ => FaceGroup.Other,
    };

    private enum FaceGroup
    {
        Other,
        Mouth,
        Blink,
        Look,
    }
}
