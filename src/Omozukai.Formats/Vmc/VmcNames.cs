using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vmc;

/// <summary>The names of bones and expressions in the VMC protocol.</summary>
internal static class VmcNames
{
    /// <summary>Unity's name, which is VRM's but for the thumb, whose segments Unity counts as those of the other fingers.</summary>
    public static string Bone(HumanBone bone) => bone switch
    {
        HumanBone.LeftThumbMetacarpal => "LeftThumbProximal",
        HumanBone.LeftThumbProximal => "LeftThumbIntermediate",
        HumanBone.RightThumbMetacarpal => "RightThumbProximal",
        HumanBone.RightThumbProximal => "RightThumbIntermediate",
        _ => bone.ToString(),
    };

    /// <summary>The name of an expression, or null where it is not sent.</summary>
    public static string? Expression(Expression expression, VmcExpressionNames names) => names switch
    {
        VmcExpressionNames.Vrm0 => expression.IsPreset() ? Vrm0(expression) : null,
        VmcExpressionNames.Vrm1 => expression.IsPreset() ? expression.Name() : null,
        _ => !expression.IsPreset() ? expression.ToString()
            : expression is <= Core.Humanoid.Expression.Surprised or Core.Humanoid.Expression.Neutral ? Vrm0(expression) : null,
    };

    /// <summary>Surprised is no preset of VRM 0.x; avatars that have it have it under this name.</summary>
    private static string Vrm0(Expression preset) => preset switch
    {
        Core.Humanoid.Expression.Happy => "Joy",
        Core.Humanoid.Expression.Sad => "Sorrow",
        Core.Humanoid.Expression.Relaxed => "Fun",
        Core.Humanoid.Expression.Aa => "A",
        Core.Humanoid.Expression.Ih => "I",
        Core.Humanoid.Expression.Ou => "U",
        Core.Humanoid.Expression.Ee => "E",
        Core.Humanoid.Expression.Oh => "O",
        Core.Humanoid.Expression.BlinkLeft => "Blink_L",
        Core.Humanoid.Expression.BlinkRight => "Blink_R",
        _ => preset.ToString(),
    };
}
