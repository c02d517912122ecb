using System.Text.Json;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>How often the page draws, on machines of all speeds that a clock of the test's own plays.</summary>
public sealed class PaceTests
{
    [Fact]
    public async Task Machines_that_keep_up_draw_all_that_a_screen_shows()
    {
        Played quick = await PlayAsync("""{ "pictures": 200, "processorMs": 2, "drawMs": 5, "spares": 3 }""");
        quick.ShouldSatisfyAllConditions(played => played.PerSecond.ShouldBe(60, 0.1), played => played.Spared.ShouldBe(0));

        // One slow picture now and then, or a minute in which the page is hidden, is no slow machine
        (await PlayAsync("""{ "pictures": 200, "processorMs": 2, "drawMs": 5, "spares": 3, "slowAt": [20, 50, 90], "hiddenAt": 100 }""")).ShouldSatisfyAllConditions(
            played => played.PerSecond.ShouldBe(60, 0.1), played => played.Spared.ShouldBe(0));
    }

    [Fact]
    public async Task Where_nothing_is_drawn_the_motion_goes_on_at_a_cameras_pace() =>
        (await PlayAsync("""{ "pictures": 100, "processorMs": 0.1, "drawMs": 0, "isDrawn": false }""")).PerSecond.ShouldBe(30, 0.3);

    [Fact]
    public async Task Who_wants_fewer_pictures_gets_no_more() =>
        (await PlayAsync("""{ "pictures": 200, "processorMs": 2, "drawMs": 5, "mostPerSecond": 30 }""")).PerSecond.ShouldBeInRange(25, 30.1);

    [Theory]
    [InlineData(60, 5, 0.65)]
    [InlineData(10, 50, 0.8)]
    [InlineData(5, 90, 0.95)]
    public async Task Slow_machines_are_given_cheaper_pictures_before_fewer(double processorMs, double drawMs, double mostOfTheTime)
    {
        Played helped = await PlayAsync($$"""{ "pictures": 300, "processorMs": {{processorMs}}, "drawMs": {{drawMs}}, "spares": 2 }""");
        helped.Spared.ShouldBeInRange(1, 2);
        helped.PerSecond.ShouldBeGreaterThan(25);

        // What cannot be made cheaper leaves the page time for everything else; a card that draws beside it is kept busier
        Played slow = await PlayAsync($$"""{ "pictures": 300, "processorMs": {{processorMs}}, "drawMs": {{drawMs}} }""");
        slow.Share.ShouldBeInRange(0.4, mostOfTheTime);
        slow.PerSecond.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Slower_than_slow_something_is_shown_still()
    {
        // The picture, the longest rest, two pictures of the screen
        (await PlayAsync("""{ "pictures": 60, "processorMs": 20, "drawMs": 200 }""")).LongestGapMs.ShouldBeLessThan(220 + 100 + 34);
        (await PlayAsync("""{ "pictures": 60, "processorMs": 250, "drawMs": 5 }""")).LongestGapMs.ShouldBeLessThan(255 + 100 + 34);
    }

    [Fact]
    public async Task The_first_pictures_of_something_new_tell_nothing()
    {
        // Shaders are made ready: five slow ones after the start and after each change
        string slow = string.Join(", ", new[] { 0, 60, 120 }.SelectMany(first => Enumerable.Range(first, 5)));
        (await PlayAsync($$"""{ "pictures": 200, "processorMs": 2, "drawMs": 5, "spares": 3, "startOverAt": [60, 120], "slowAt": [{{slow}}] }""")).Spared.ShouldBe(0);
        (await PlayAsync($$"""{ "pictures": 200, "processorMs": 2, "drawMs": 5, "spares": 3, "slowAt": [{{slow}}] }""")).Spared.ShouldBeGreaterThan(0);
    }

    private static async Task<Played> PlayAsync(string machine) =>
        (await NodeScript.RunAsync("tests/Omozukai.EndToEnd.Tests/Studio/pace.mjs", machine)).Deserialize<Played>(JsonSerializerOptions.Web)!;

    private sealed record Played(double PerSecond, int Spared, double Share, double LongestGapMs);
}
