using System.Text.Json;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Assets;

public sealed class PuppetTests
{
    /// <summary>Live2D's standard parameters with their standard ranges. Source: "Standard parameter list" of the Cubism Editor manual.</summary>
    private static readonly (string Id, double Min, double Default)[] s_standard =
    [
        ("ParamAngleX", -30, 0), ("ParamAngleY", -30, 0), ("ParamAngleZ", -30, 0), ("ParamEyeLOpen", 0, 1), ("ParamEyeROpen", 0, 1), ("ParamEyeLSmile", 0, 0), ("ParamEyeRSmile", 0, 0),
        ("ParamEyeBallX", -1, 0), ("ParamEyeBallY", -1, 0), ("ParamBrowLY", -1, 0), ("ParamBrowRY", -1, 0), ("ParamBrowLX", -1, 0), ("ParamBrowRX", -1, 0), ("ParamBrowLAngle", -1, 0),
        ("ParamBrowRAngle", -1, 0), ("ParamBrowLForm", -1, 0), ("ParamBrowRForm", -1, 0), ("ParamMouthForm", -1, 0), ("ParamMouthOpenY", 0, 0), ("ParamCheek", 0, 0),
        ("ParamBodyAngleX", -10, 0), ("ParamBodyAngleY", -10, 0), ("ParamBodyAngleZ", -10, 0), ("ParamBreath", 0, 0), ("ParamArmLA", -10, 0), ("ParamArmRA", -10, 0), ("ParamArmLB", -10, 0),
        ("ParamArmRB", -10, 0), ("ParamHandL", -10, 0), ("ParamHandR", -10, 0), ("ParamShoulderY", -10, 0), ("ParamHairFront", -1, 0), ("ParamHairSide", -1, 0), ("ParamHairBack", -1, 0),
    ];

    [Fact]
    public async Task EveryParameterMovesThePicture()
    {
        Chromium.Demand();
        JsonElement seen = await NodeScript.RunAsync("tests/Omozukai.EndToEnd.Tests/Assets/puppet.mjs");

        // The standard parameters, each of which shows at either end of its range
        Dictionary<string, JsonElement> parameters = seen.GetProperty("parameters").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!);
        foreach ((string id, double min, double initial) in s_standard)
        {
            parameters.ShouldContainKey(id);
            parameters[id].GetProperty("min").GetDouble().ShouldBe(min, id);
            parameters[id].GetProperty("default").GetDouble().ShouldBe(initial, id);
        }
        foreach ((string id, JsonElement parameter) in parameters)
        {
            if (id.StartsWith("ParamHair", StringComparison.Ordinal)) continue; // the pendulums' own
            JsonElement changed = seen.GetProperty("changed").GetProperty(id);
            double initial = parameter.GetProperty("default").GetDouble();
            if (parameter.GetProperty("min").GetDouble() < initial) changed[0].GetInt32().ShouldBeGreaterThan(30, $"{id} at its lowest");
            if (parameter.GetProperty("max").GetDouble() > initial) changed[1].GetInt32().ShouldBeGreaterThan(30, $"{id} at its highest");
        }

        // Shut lids hide the iris
        seen.GetProperty("blue").GetProperty("open").GetInt32().ShouldBeGreaterThan(80);
        seen.GetProperty("blue").GetProperty("shut").GetInt32().ShouldBe(0);

        // Hair that hangs stays behind a turn of the head, swings over, and comes to rest
        double[] swing = [.. seen.GetProperty("swing").EnumerateArray().Select(item => item.GetDouble())];
        swing[0].ShouldBeLessThan(-0.3);
        swing.Max().ShouldBeGreaterThan(0.1);
        swing[^1].ShouldBe(0, 0.02);

        // A damaged file is refused in words that name the place
        foreach ((string damage, string word) in new[] { ("format", "omozukai.puppet"), ("version", "version 2"), ("parameter", "ParamNone"), ("rows", "rows"), ("deformer", "none"), ("clip", "none"), ("parent", "none"), ("twice", "one id") })
            seen.GetProperty("errors").GetProperty(damage).GetString()!.ShouldContain(word, Case.Sensitive, damage);
    }
}
