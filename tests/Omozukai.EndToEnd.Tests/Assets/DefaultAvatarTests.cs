using System.Diagnostics;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Assets;

public sealed class DefaultAvatarTests
{
    [Fact]
    public async Task TheToolMakesWhatIsShipped()
    {
        var start = new ProcessStartInfo("node", [TestFiles.Checkout("tools/avatar/make.mjs"), "--check"]) { RedirectStandardError = true, UseShellExecute = false };
        using Process make = Process.Start(start)!;
        string errors = await make.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        make.ExitCode.ShouldBe(0, errors);
    }

    [Fact]
    public async Task TheGltfValidatorHasNothingToSay()
    {
        JsonElement report = await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/validate.mjs", TestFiles.Checkout("assets/koharu.vrm"));

        report.GetProperty("messages").EnumerateArray().Select(message => message.ToString()).ShouldBeEmpty();
        report.GetProperty("errors").GetInt32().ShouldBe(0);
        report.GetProperty("warnings").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task ThreeVrmMovesAllOfIt()
    {
        Chromium.Demand();
        JsonElement seen = await NodeScript.RunAsync("tests/Omozukai.EndToEnd.Tests/Assets/avatar.mjs");

        // Names
        Names(seen, "bones").ShouldBe(Enum.GetValues<HumanBone>().Select(bone => bone.Name()), ignoreOrder: true);
        Names(seen, "expressions").ShouldBe(Enum.GetValues<Expression>().Select(expression => expression.Name()), ignoreOrder: true);
        seen.GetProperty("licence").GetString().ShouldBe("https://creativecommons.org/publicdomain/zero/1.0/");

        // Every expression but neutral moves the face; shut lids hide the iris, however the mouth smiles
        foreach (JsonProperty expression in seen.GetProperty("influences").EnumerateObject())
        {
            if (expression.Name == "neutral") expression.Value.GetDouble().ShouldBe(0);
            else expression.Value.GetDouble().ShouldBeGreaterThan(0.9, expression.Name);
        }
        JsonElement blue = seen.GetProperty("blue");
        blue.GetProperty("open").GetInt32().ShouldBeGreaterThan(300);
        blue.GetProperty("blink").GetInt32().ShouldBe(0);
        blue.GetProperty("happyLids").GetInt32().ShouldBe(0);

        // Eyes turn by bones; hair, sleeves and ribbons swing
        seen.GetProperty("gazeDegrees").GetDouble().ShouldBeInRange(6, 14);
        seen.GetProperty("springJoints").GetInt32().ShouldBeGreaterThan(30);
        seen.GetProperty("finite").GetBoolean().ShouldBeTrue();
        seen.GetProperty("swung").GetDouble().ShouldBeInRange(0.01, 0.5);
    }

    private static IEnumerable<string> Names(JsonElement seen, string property) => seen.GetProperty(property).EnumerateArray().Select(item => item.GetString()!);
}
