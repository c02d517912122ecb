using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Live2D;

/// <summary>
/// The parameters that are driven, with Live2D's standard ids and ranges. Source: "Standard parameter list" of the Cubism Editor manual; what
/// physics moves (hair, bust) is left to physics.
/// </summary>
internal static class Live2DControls
{
    /// <summary>Angles of the head, and of the body, that fill the standard range.</summary>
    private const float FullHead = 30, FullBody = 10;

    /// <summary>The gaze at which the eyeball stands at its edge, in degrees: less than a person's limit, as one turns the head before.</summary>
    private const float FullGazeX = 25, FullGazeY = 20;

    public static IReadOnlyList<Live2DControl> All { get; } =
    [
        new(new("ParamAngleX", -30, 0, 30), d => d.Head.X / FullHead),
        new(new("ParamAngleY", -30, 0, 30), d => d.Head.Y / FullHead),
        new(new("ParamAngleZ", -30, 0, 30), d => d.Head.Z / FullHead),
        new(new("ParamEyeLOpen", 0, 1, 1), d => d.Face[Expression.EyeWideLeft] * (1 - d.Blink(true)) - d.Blink(true)),
        new(new("ParamEyeLSmile", 0, 0, 1), d => d.EyeSmile(true)),
        new(new("ParamEyeROpen", 0, 1, 1), d => d.Face[Expression.EyeWideRight] * (1 - d.Blink(false)) - d.Blink(false)),
        new(new("ParamEyeRSmile", 0, 0, 1), d => d.EyeSmile(false)),
        new(new("ParamEyeBallX", -1, 0, 1), d => d.Gaze.X / FullGazeX),
        new(new("ParamEyeBallY", -1, 0, 1), d => d.Gaze.Y / FullGazeY),
        new(new("ParamBrowLY", -1, 0, 1), d => d.Brow(true)),
        new(new("ParamBrowRY", -1, 0, 1), d => d.Brow(false)),
        new(new("ParamBrowLX", -1, 0, 1), d => -d.BrowDown(true)),
        new(new("ParamBrowRX", -1, 0, 1), d => -d.BrowDown(false)),
        new(new("ParamBrowLAngle", -1, 0, 1), d => d.BrowTilt(true)),
        new(new("ParamBrowRAngle", -1, 0, 1), d => d.BrowTilt(false)),
        new(new("ParamBrowLForm", -1, 0, 1), d => -d.BrowDown(true)),
        new(new("ParamBrowRForm", -1, 0, 1), d => -d.BrowDown(false)),
        new(new("ParamMouthForm", -1, 0, 1), d => d.MouthForm),
        new(new("ParamMouthOpenY", 0, 0, 1), d => d.MouthOpen),
        new(new("ParamCheek", 0, 0, 1), d => d.Face[Expression.CheekPuff]),
        new(new("ParamBodyAngleX", -10, 0, 10), d => d.Body.X / FullBody),
        new(new("ParamBodyAngleY", -10, 0, 10), d => d.Body.Y / FullBody),
        new(new("ParamBodyAngleZ", -10, 0, 10), d => d.Body.Z / FullBody),
        new(new(Breath, 0, 0, 1), d => d.Breath),
        new(new("ParamArmLA", -10, 0, 10), d => d.LeftArm.Lift, FillsRange: true),
        new(new("ParamArmRA", -10, 0, 10), d => d.RightArm.Lift, FillsRange: true),
        new(new("ParamArmLB", -10, 0, 10), d => d.LeftArm.Bend, FillsRange: true),
        new(new("ParamArmRB", -10, 0, 10), d => d.RightArm.Bend, FillsRange: true),
        new(new("ParamHandL", -10, 0, 10), d => d.LeftArm.Wrist, FillsRange: true),
        new(new("ParamHandR", -10, 0, 10), d => d.RightArm.Wrist, FillsRange: true),
        new(new("ParamShoulderY", -10, 0, 10), d => d.Shoulders, FillsRange: true),
    ];

    /// <summary>Breathing, which is not tracked: a slow wave.</summary>
    public const string Breath = "ParamBreath";

    /// <summary>Further names of standard parameters, and the vowels that some models have.</summary>
    private static readonly (string Id, string Means)[] s_aliases =
        [("ParamBodyX", "ParamBodyAngleX"), ("ParamBodyY", "ParamBodyAngleY"), ("ParamBodyZ", "ParamBodyAngleZ"), ("ParamArmL", "ParamArmLA"), ("ParamArmR", "ParamArmRA")];

    private static readonly Dictionary<string, Live2DControl> s_byKey = BuildLookup();

    /// <summary>Finds the control that a model's parameter means: case and underscores do not matter, so that Cubism 2's PARAM_EYE_L_OPEN is ParamEyeLOpen.</summary>
    public static bool TryFind(string id, out Live2DControl control) => s_byKey.TryGetValue(Key(id), out control!);

    /// <summary>A control of a group that a model lists by purpose, whatever its parameters are called.</summary>
    public static Live2DControl Find(string id) => s_byKey[Key(id)];

    private static string Key(string id) => id.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Dictionary<string, Live2DControl> BuildLookup()
    {
        var lookup = new Dictionary<string, Live2DControl>(StringComparer.Ordinal);
        // Models made for ARKit call parameters as its shapes, with or without "Param"; vowels likewise.
        for (Expression shape = Expression.BrowDownLeft; shape <= Expression.TongueOut; shape++) AddShape(shape, shape.ToString());
        foreach ((Expression vowel, string letter) in new[] { (Expression.Aa, "A"), (Expression.Ih, "I"), (Expression.Ou, "U"), (Expression.Ee, "E"), (Expression.Oh, "O") })
            AddShape(vowel, letter);
        foreach (Live2DControl control in All) lookup[Key(control.Standard.Id)] = control;
        foreach ((string id, string means) in s_aliases) lookup[Key(id)] = lookup[Key(means)];
        lookup[Key("ParamTongue")] = lookup[Key("ParamTongueOut")];
        return lookup;

        void AddShape(Expression expression, string name)
        {
            var control = new Live2DControl(new("Param" + name, 0, 0, 1), d => d.Face[expression]);
            lookup[Key("Param" + name)] = control;
            if (name.Length > 1) lookup[Key(name)] = control;
        }
    }
}
