using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>
/// From the expressions of a pose to those that an avatar has, by their names: the presets of VRM 1.0 and of VRM 0.x, and the 52 ARKit
/// shapes where the avatar was made for them ("Perfect Sync").
/// </summary>
/// <remarks>
/// An avatar with the 52 gets those alone: its presets for mouth, lids and emotions would say the same twice. One with blinkLeft and
/// blinkRight does not get blink as well. Names are compared without regard to case.
/// </remarks>
public sealed class ExpressionMap
{
    /// <summary>An avatar with this many of the 52 was made for them; some leave out the tongue and the eyes' directions.</summary>
    private const int PerfectSyncShapes = 36;

    /// <summary>The gaze in degrees that is a full lookLeft, lookRight, lookUp or lookDown.</summary>
    private const float FullLookDegrees = 30;

    private readonly Expression?[] _sources;
    private readonly bool _hasBlinkSides;

    /// <summary>Looks through an avatar's expressions.</summary>
    /// <param name="names">Their names, as the avatar has them.</param>
    public ExpressionMap(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = [.. names];
        _sources = [.. Names.Select(name => TryParse(name, out Expression expression) ? expression : (Expression?)null)];
        IsPerfectSync = _sources.Where(source => source is { } shape && !shape.IsPreset()).Distinct().Count() >= PerfectSyncShapes;
        _hasBlinkSides = _sources.Contains(Expression.BlinkLeft) && _sources.Contains(Expression.BlinkRight);
    }

    /// <summary>The avatar's names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether the 52 shapes drive the avatar.</summary>
    public bool IsPerfectSync { get; }

    /// <summary>The expression that a name of VRM 1.0, VRM 0.x or ARKit stands for.</summary>
    public static bool TryParse(string name, out Expression expression)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Expressions.TryParse(name.ToUpperInvariant() switch
        {
            "A" => "aa",
            "I" => "ih",
            "U" => "ou",
            "E" => "ee",
            "O" => "oh",
            "JOY" => "happy",
            "SORROW" => "sad",
            "FUN" => "relaxed",
            "BLINK_L" => "blinkLeft",
            "BLINK_R" => "blinkRight",
            _ => name,
        }, out expression);
    }

    /// <summary>The name of a preset in VRM 0.x, or null: surprised came with 1.0, and the 52 keep their names.</summary>
    public static string? Vrm0Name(Expression expression) => expression switch
    {
        Expression.Aa => "a",
        Expression.Ih => "i",
        Expression.Ou => "u",
        Expression.Ee => "e",
        Expression.Oh => "o",
        Expression.Happy => "joy",
        Expression.Sad => "sorrow",
        Expression.Relaxed => "fun",
        Expression.BlinkLeft => "blink_l",
        Expression.BlinkRight => "blink_r",
        Expression.LookUp => "lookup",
        Expression.LookDown => "lookdown",
        Expression.LookLeft => "lookleft",
        Expression.LookRight => "lookright",
        Expression.Angry or Expression.Blink or Expression.Neutral => expression.Name(),
        _ => null,
    };

    /// <summary>Fills the weights of the avatar's expressions.</summary>
    /// <param name="pose">The pose.</param>
    /// <param name="weights">Receives a weight in 0..1 for each of <see cref="Names"/>.</param>
    public void Fill(AvatarPose pose, Span<float> weights)
    {
        ArgumentNullException.ThrowIfNull(pose);
        for (int i = 0; i < _sources.Length; i++) weights[i] = _sources[i] is { } source ? Weight(pose, source) : 0;
    }

    private float Weight(AvatarPose pose, Expression expression)
    {
        if (expression is Expression.LookLeft or Expression.LookRight or Expression.LookUp or Expression.LookDown) return Look(pose, expression);
        if (IsPerfectSync && expression.IsPreset()) return 0;
        if (expression != Expression.Blink) return pose.Expressions[(int)expression];
        if (_hasBlinkSides) return 0;
        return Math.Max(pose.Expressions[(int)Expression.Blink], Math.Min(pose.Expressions[(int)Expression.BlinkLeft], pose.Expressions[(int)Expression.BlinkRight]));
    }

    private static float Look(AvatarPose pose, Expression expression) => Math.Max(pose.Expressions[(int)expression], Ramp.Of(expression switch
    {
        Expression.LookLeft => pose.LookYawDegrees,
        Expression.LookRight => -pose.LookYawDegrees,
        Expression.LookDown => pose.LookPitchDegrees,
        _ => -pose.LookPitchDegrees,
    }, 0, FullLookDegrees));
}
