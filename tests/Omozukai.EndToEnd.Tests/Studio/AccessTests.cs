using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>Who gets in, and what they can do there.</summary>
[Collection(StudioCollection.Name)]
public sealed class AccessTests : IDisposable
{
    private readonly Workplace _work = new();

    [Fact]
    public async Task Only_the_studios_own_pages_get_in()
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        (await Get(studio, "/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Get(studio, "/", ("Host", $"localhost:{studio.Address.Port}"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        // A name that was bent to this address; a page of another site, by whatever way.
        (await Get(studio, "/", ("Host", "evil.example"))).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await Get(studio, "/api/state", ("Host", $"127.0.0.1.evil.example:{studio.Address.Port}"))).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await Get(studio, "/api/state", ("Origin", "http://evil.example"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Get(studio, "/api/state", ("Origin", "null"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Get(studio, "/api/state", ("Origin", $"http://127.0.0.1:{studio.Address.Port + 1}"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Get(studio, "/api/state", ("Sec-Fetch-Site", "cross-site"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (string path in new[] { "/socket", "/camera" })
            (await Should.ThrowAsync<WebSocketException>(() => Connect(studio, path, "http://evil.example"))).Message.ShouldContain("403");
        using ClientWebSocket own = await Connect(studio, "/socket", studio.Address.GetLeftPart(UriPartial.Authority));
        own.State.ShouldBe(WebSocketState.Open);

        // A page that is shown may do nothing outside.
        HttpResponseMessage page = await Get(studio, "/");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self'");
    }

    [Theory]
    [InlineData("/api/takes/..%2f..%2fsecret/take.vrma")]
    [InlineData("/api/takes/%2e%2e%2fsecret/take.jsonl")]
    [InlineData("/api/avatars/..%2fsecret.vrm")]
    [InlineData("/../settings.json")]
    [InlineData("/assets/..%2f..%2f..%2fsecret.vrm")]
    [InlineData("/built/%2e%2e/%2e%2e/secret.vrm")]
    public async Task No_file_outside_its_folders_is_served(string path)
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data/inner"]);
        foreach (string name in new[] { "data/secret.vrm", "data/secret.jsonl", "data/inner/secret.vrm", "data/inner/secret.jsonl" }) await File.WriteAllTextAsync(_work[name], "secret");
        using var handler = new SocketsHttpHandler();
        using var client = new HttpClient(handler);
        HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{studio.Address.Port}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("secret");
    }

    [Fact]
    public async Task No_file_outside_its_folders_is_written_and_none_that_is_no_avatar()
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        using var client = new HttpClient();
        foreach (string name in new[] { "..%2fout.vrm", ".hidden.vrm", "a.exe", "a%00.vrm", "text.vrm" })
        {
            using var content = new StringContent("no glTF");
            HttpResponseMessage answer = await client.PutAsync(new Uri(studio.Address, $"/api/avatars/{name}"), content);
            answer.IsSuccessStatusCode.ShouldBeFalse(name);
        }
        _work.Files.Where(file => file.Contains("out", StringComparison.Ordinal) || file.EndsWith(".vrm", StringComparison.Ordinal) || file.EndsWith(".exe", StringComparison.Ordinal) || file.EndsWith(".partial", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_have_limits_of_size_rate_and_sense()
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        (await CloseStatusAfter(studio, "/socket", WebSocketMessageType.Text, Encoding.UTF8.GetBytes("{\"type\":\"" + new string('x', 20_000) + "\"}"))).ShouldBe(WebSocketCloseStatus.MessageTooBig);
        (await CloseStatusAfter(studio, "/socket", WebSocketMessageType.Text, "not json"u8.ToArray())).ShouldBe(WebSocketCloseStatus.InvalidPayloadData);
        (await CloseStatusAfter(studio, "/socket", WebSocketMessageType.Binary, [255, 0, 1])).ShouldBe(WebSocketCloseStatus.InvalidPayloadData);
        (await CloseStatusAfter(studio, "/socket", WebSocketMessageType.Text, "{\"type\":\"points\",\"isOn\":false}"u8.ToArray(), times: 1000)).ShouldBe(WebSocketCloseStatus.PolicyViolation);
        (await CloseStatusAfter(studio, "/camera", WebSocketMessageType.Binary, new byte[6 << 20])).ShouldBe(WebSocketCloseStatus.MessageTooBig);
        (await CloseStatusAfter(studio, "/camera", WebSocketMessageType.Binary, new byte[100])).ShouldBe(WebSocketCloseStatus.InvalidPayloadData);
        // It still serves.
        (await Get(studio, "/api/state")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task With_lan_a_token_is_asked_for()
    {
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"], "--lan");
        studio.Address.Query.ShouldMatch("^\\?token=[0-9a-f]{32}$");
        var bare = new Uri(studio.Address.GetLeftPart(UriPartial.Path));
        using var client = new HttpClient();
        (await client.GetAsync(bare)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(new Uri(bare, "?token=00000000000000000000000000000000"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync(studio.Address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(new Uri(bare, "/api/state"))).StatusCode.ShouldBe(HttpStatusCode.OK, "the cookie that the token has left");
    }

    public void Dispose() => _work.Dispose();

    private static async Task<HttpResponseMessage> Get(StudioProcess studio, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(studio.Address, path));
        foreach ((string name, string value) in headers)
        {
            if (name == "Host") request.Headers.Host = value;
            else request.Headers.TryAddWithoutValidation(name, value);
        }
        return await client.SendAsync(request);
    }

    private static async Task<ClientWebSocket> Connect(StudioProcess studio, string path, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{studio.Address.Port}{path}"), CancellationToken.None);
        return socket;
    }

    private static async Task<WebSocketCloseStatus?> CloseStatusAfter(StudioProcess studio, string path, WebSocketMessageType type, byte[] message, int times = 1)
    {
        using ClientWebSocket socket = await Connect(studio, path);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Task sending = Task.Run(async () =>
        {
            for (int i = 0; i < times && socket.State == WebSocketState.Open; i++) await socket.SendAsync(message, type, true, patience.Token);
        });
        byte[] buffer = new byte[1 << 16];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), patience.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
            await sending;
        }
        catch (WebSocketException)
        {
            // The server closed while this side was still sending.
        }
        return socket.CloseStatus;
    }
}
