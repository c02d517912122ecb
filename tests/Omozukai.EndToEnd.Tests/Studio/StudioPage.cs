using System.Text.Json;
using Microsoft.Playwright;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>The studio's page as somebody has it open, with all that its browser complains about.</summary>
internal sealed class StudioPage(IBrowserContext context) : IAsyncDisposable
{
    /// <summary>Long: the machine may have much else to do.</summary>
    private const float PatienceMs = 60_000;

    private readonly List<string> _complaints = [];
    private readonly List<Uri> _requests = [];

    public IPage Page { get; private set; } = null!;

    /// <summary>Errors on the console, exceptions, requests that failed.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What the page has asked for.</summary>
    public IReadOnlyList<Uri> Requests => _requests;

    /// <summary>Opens an address and waits until an avatar moves.</summary>
    public async Task<StudioPage> GoAsync(StudioProcess studio, string path = "/?render=off")
    {
        Page = await context.NewPageAsync();
        Page.SetDefaultTimeout(PatienceMs);
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("GPU stall", StringComparison.Ordinal)) _complaints.Add($"{message.Type}: {message.Text}");
        };
        Page.PageError += (_, error) => _complaints.Add(error);
        Page.Request += (_, request) => _requests.Add(new Uri(request.Url));
        Page.WebSocket += (_, socket) => _requests.Add(new Uri(socket.Url));
        await Page.GotoAsync(new Uri(studio.Address, path + (studio.Address.Query.Length > 0 ? (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + studio.Address.Query[1..] : "")).AbsoluteUri);
        await IsMovingAsync();
        return this;
    }

    /// <summary>The page remembers something before it is opened for the first time, such as an avatar: JSON.</summary>
    public async Task<StudioPage> WithAsync(string preferences)
    {
        await context.AddInitScriptAsync($"if (location.protocol === 'http:') localStorage.omozukai ??= '{preferences}'");
        return this;
    }

    /// <summary>Runs a script before each page.</summary>
    public Task BeforeAsync(string script) => context.AddInitScriptAsync(script);

    /// <summary>Waits until the avatar is there and so many poses have come from now on.</summary>
    public async Task IsMovingAsync(int poses = 3)
    {
        int from = await Page.EvaluateAsync<int>("() => window.omozukai?.poseCount() ?? 0");
        await Page.WaitForFunctionAsync("wanted => window.omozukai?.weights() && omozukai.poseCount() >= wanted", from + poses);
    }

    public Task ClickAsync(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).First.ClickAsync();

    public Task TabAsync(string name) => Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = name }).ClickAsync();

    /// <summary>What the page knows, by its console's own means.</summary>
    public async Task<JsonElement> AskAsync(string expression) => JsonDocument.Parse(await Page.EvaluateAsync<string>($"() => JSON.stringify({expression})")).RootElement;

    public Task WaitForStateAsync(string condition) => Page.WaitForFunctionAsync($"() => {{ const s = window.omozukai?.state(); return s && ({condition}); }}");

    /// <summary>Notes every pose that is shown for a while: when its picture was taken, and the avatar's bones and weights then.</summary>
    /// <param name="seconds">For how long.</param>
    /// <param name="atLeast">Poses that are waited for, however long it takes.</param>
    public async Task<IReadOnlyList<Sample>> SampleAsync(double seconds, int atLeast = 0)
    {
        string samples = await Page.EvaluateAsync<string>(
            $$"""
            ([seconds, atLeast]) => new Promise(done => {
              const samples = [], film = [], end = performance.now() + 1000 * seconds;
              const stream = omozukai.stream(), video = stream && Object.assign(document.createElement('video'), { srcObject: stream, muted: true });
              video?.play();
              const strip = Object.assign(document.createElement('canvas'), { width: {{FilmClock.Width}}, height: {{FilmClock.Box}} }).getContext('2d', { willReadFrequently: true });
              let last = -1;
              const step = () => {
                const now = performance.timeOrigin + performance.now(), pose = omozukai.pose();
                if (video?.videoWidth) {
                  strip.drawImage(video, 0, 0);
                  let frame = 0;
                  for (let bit = 0; bit < {{FilmClock.Bits}}; bit++) if (strip.getImageData({{FilmClock.Box}} * (bit + 0.5), {{FilmClock.Box / 2}}, 1, 1).data[1] > 127) frame += 2 ** bit;
                  if (frame !== film.at(-1)?.[1]) film.push([now, frame]);
                }
                if (pose && pose.number !== last) {
                  last = pose.number;
                  if (!video) film.push([pose.capturedMs, pose.timeMs * {{FilmClock.PlayedRate}} / 1000]);
                  samples.push({ ms: now - omozukai.lagMs(), rotations: omozukai.rotations(), weights: omozukai.weights() });
                }
                if (performance.now() < end || samples.length < atLeast) return requestAnimationFrame(step);
                if (video) video.srcObject = null;
                done(JSON.stringify({ samples, film }));
              };
              step();
            })
            """, new[] { seconds, atLeast });
        JsonElement all = JsonDocument.Parse(samples).RootElement;
        Film = FilmClock.Read(all.GetProperty("film"));
        return [.. all.GetProperty("samples").EnumerateArray().Select(Sample.Read)];
    }

    /// <summary>Where the camera's film was while samples were taken; of a motion that is played, its own time at <see cref="FilmClock.PlayedRate"/>.</summary>
    public FilmClock Film { get; private set; } = FilmClock.None;

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
