using System.Text.Json;
using Microsoft.Playwright;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>The page as a page: for everyone, on every screen, in both languages.</summary>
[Collection(StudioCollection.Name)]
public sealed class PageTests(StudioBrowser browser) : IDisposable
{
    private static readonly string[] s_tabs = ["Camera", "Avatar", "Face", "Takes", "Outputs", "Settings"];

    private readonly Workplace _work = new();

    /// <summary>axe-core finds nothing serious, in any panel, dark or light, wide or narrow.</summary>
    [Theory]
    [InlineData(ColorScheme.Dark, 1280, 800)]
    [InlineData(ColorScheme.Light, 360, 740)]
    public async Task Nothing_bars_anybody(ColorScheme scheme, int width, int height)
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync(options: new() { ViewportSize = new() { Width = width, Height = height }, Locale = "en-US", ColorScheme = scheme, BypassCSP = true })).GoAsync(studio);
        await page.Page.AddScriptTagAsync(new() { Path = TestFiles.Npm("axe-core/axe.min.js") });
        foreach (string tab in s_tabs)
        {
            await page.TabAsync(tab);
            string found = await page.Page.EvaluateAsync<string>("async () => JSON.stringify((await axe.run()).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => [v.id, v.nodes.map(n => n.html + ' ' + n.any.map(a => a.message).join())]))");
            found.ShouldBe("[]", tab);

            // Nothing sticks out at the side.
            (await page.AskAsync("document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll('button, input, select, label')].every(e => { const r = e.getBoundingClientRect(); return r.width === 0 || e.closest('.visually-hidden') || e.matches('.visually-hidden') || r.right <= innerWidth + 1; })")).GetBoolean().ShouldBeTrue(tab);
        }
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>Nothing moves when data arrive; every control can be reached and is seen to have the focus; the keys do what they say.</summary>
    [Fact]
    public async Task Nothing_shifts_and_everything_works_by_keyboard()
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await browser.OpenAsync();
        await page.GoAsync(studio);
        await Task.Delay(2500); // two performance lines
        (await page.Page.EvaluateAsync<double>("() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().filter(e => !e.hadRecentInput).reduce((sum, e) => sum + e.value, 0))).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 500))")).ShouldBeLessThan(0.05);

        // Tab by tab through the page: each stop is another control, with an outline.
        var stops = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 30; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            JsonElement stop = await page.AskAsync("(() => { const e = document.activeElement; const s = getComputedStyle(e.matches('.segments input') ? e.nextElementSibling : e); return { html: e.outerHTML.slice(0, 90), isSeen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2, isPage: e === document.body }; })()");
            if (stop.GetProperty("isPage").GetBoolean()) break;
            stop.GetProperty("isSeen").GetBoolean().ShouldBeTrue(stop.GetProperty("html").GetString());
            stops.Add(stop.GetProperty("html").GetString()!);
        }
        stops.Count.ShouldBeGreaterThan(12);

        await page.Page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Page.Keyboard.PressAsync("1");
        await page.WaitForStateAsync("s.expressions.happy === 1");
        await page.Page.WaitForFunctionAsync("() => omozukai.weights().happy > 0.9");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.WaitForStateAsync("Object.keys(s.expressions).length === 0");
        await page.Page.Keyboard.PressAsync("m");
        await page.WaitForStateAsync("s.tracking.mirror === false");
        await page.Page.Keyboard.PressAsync("r");
        await page.WaitForStateAsync("s.recording.isOn");
        await page.Page.Keyboard.PressAsync("r");
        await page.WaitForStateAsync("!s.recording.isOn");
        await page.Page.Keyboard.PressAsync("b");
        (await page.Page.GetByRole(AriaRole.Tablist).CountAsync()).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }

    /// <summary>What is chosen is there after a reload, and after the next start of the program.</summary>
    [Fact]
    public async Task Choices_are_remembered()
    {
        StudioProcess first = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(first);
        await page.Page.GetByText("Upper body").ClickAsync();
        await page.Page.GetByText("High", new() { Exact = true }).ClickAsync();
        await page.WaitForStateAsync("s.tracking.body === 'upper' && s.tracking.smoothing === 'high'");
        await first.WaitForStateAsync(state => IsChosen(state.GetProperty("tracking")));
        await page.TabAsync("Settings");
        await page.Page.GetByText("日本語").ClickAsync();
        await page.Page.GetByText("ライト").ClickAsync();
        await page.Page.ReloadAsync();
        await page.IsMovingAsync();
        (await page.AskAsync("[document.documentElement.lang, document.documentElement.dataset.theme]")).GetRawText().ShouldBe("[\"ja\",\"light\"]");
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "設定" }).WaitForAsync();
        await first.DisposeAsync();

        await using StudioProcess second = await StudioProcess.StartAsync(_work["data"]);
        JsonElement tracking = (await second.StateAsync()).GetProperty("tracking");
        IsChosen(tracking).ShouldBeTrue(tracking.GetRawText());
    }

    /// <summary>What is chosen while the page's socket is away for a moment arrives, and leaves alone what another page has chosen.</summary>
    [Fact]
    public async Task Choices_arrive_though_the_socket_is_away()
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        StudioPage opened = await browser.OpenAsync(), other = await browser.OpenAsync();
        await opened.BeforeAsync("const Socket = WebSocket; window.WebSocket = class extends Socket { constructor(...all) { super(...all); window.lastSocket = this; } }");
        await using StudioPage page = await opened.GoAsync(studio);
        await using (await other.GoAsync(studio))
        {
            await other.Page.GetByText("Upper body").ClickAsync();
            await studio.WaitForStateAsync(state => state.GetProperty("tracking").GetProperty("body").GetString() == "upper");
        }
        await page.Page.EvaluateAsync("() => { lastSocket.close(); [...document.querySelectorAll('label')].find(label => label.textContent === 'High').click(); }");
        await studio.WaitForStateAsync(state => IsChosen(state.GetProperty("tracking")));
        await page.WaitForStateAsync("s.tracking.body === 'upper' && s.tracking.smoothing === 'high'");
    }

    /// <summary>A user's own avatar, by the button; its licence is shown; `/view` shows it alone.</summary>
    [Fact]
    public async Task An_avatar_is_brought_and_viewed_alone()
    {
        File.Copy(TestFiles.Checkout("assets/koharu.vrm"), _work["friend.vrm"]);
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(studio);
        await page.TabAsync("Avatar");
        await page.Page.GetByLabel("Open a VRM file").SetInputFilesAsync(_work["friend.vrm"]);
        await page.WaitForStateAsync("s.avatars.includes('friend.vrm')");
        await page.Page.WaitForFunctionAsync("() => localStorage.omozukai.includes('friend.vrm')");
        await page.IsMovingAsync();
        (await page.Page.Locator(".licence").InnerTextAsync()).ShouldContain("may use it");
        File.ReadAllBytes(_work["data/avatars/friend.vrm"]).SequenceEqual(File.ReadAllBytes(_work["friend.vrm"])).ShouldBeTrue();

        await using StudioPage view = await (await browser.OpenAsync()).GoAsync(studio, "/view?avatar=friend.vrm&framing=face&render=off");
        view.Requests.ShouldContain(request => request.AbsolutePath == "/api/avatars/friend.vrm");
        (await view.AskAsync("getComputedStyle(document.body).backgroundColor")).GetString().ShouldBe("rgba(0, 0, 0, 0)");
        page.Complaints.ShouldBeEmpty();
        view.Complaints.ShouldBeEmpty();
    }

    public void Dispose() => _work.Dispose();

    private static bool IsChosen(JsonElement tracking) => (tracking.GetProperty("body").GetString(), tracking.GetProperty("smoothing").GetString()) == ("upper", "high");
}
