using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Playwright;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>The outputs panel's VMC, read by an independent OSC package.</summary>
[Collection(StudioCollection.Name)]
public sealed class VmcOutputTests(StudioBrowser browser) : IDisposable
{
    private readonly Workplace _work = new();

    [Fact]
    public async Task Bones_and_expressions_go_out_and_the_light_says_so()
    {
        using var receiver = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)receiver.Client.LocalEndPoint!).Port;
        await using StudioProcess studio = await StudioProcess.StartAsync(_work["data"]);
        await using StudioPage page = await (await browser.OpenAsync()).GoAsync(studio);
        await page.Page.Keyboard.PressAsync("1"); // happy, so that there is a face
        await page.TabAsync("Outputs");
        ILocator field = page.Page.GetByLabel("Port", new() { Exact = true });
        await field.FillAsync($"{port}");

        // News from the server come while somebody types: the field keeps what stands in it.
        await page.Page.EvaluateAsync("() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true }))");
        await page.WaitForStateAsync("!s.tracking.mirror");
        await Task.Delay(300);
        (await field.InputValueAsync()).ShouldBe($"{port}");

        await page.Page.GetByRole(AriaRole.Switch, new() { Name = "Send" }).ClickAsync();
        await page.WaitForStateAsync("s.outputs[0].light === 'sending'");
        await page.Page.Locator(".state").GetByText("Sending").WaitForAsync();

        string file = _work["datagrams"];
        await using (FileStream stream = File.Create(file))
        {
            for (int i = 0; i < 60; i++)
            {
                UdpReceiveResult datagram = await receiver.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(20));
                stream.Write(BitConverter.GetBytes(datagram.Buffer.Length));
                stream.Write(datagram.Buffer);
            }
        }
        JsonElement[] messages = [.. (await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/read-osc.mjs", file)).EnumerateArray().SelectMany(datagram => datagram.GetProperty("messages").EnumerateArray())];
        string[] bones = [.. messages.Where(message => message.GetProperty("address").GetString() == "/VMC/Ext/Bone/Pos").Select(message => message.GetProperty("values")[0].GetString()!).Distinct()];
        bones.Length.ShouldBeGreaterThan(50);
        messages.ShouldContain(message => message.GetProperty("address").GetString() == "/VMC/Ext/Blend/Apply");
        messages.ShouldContain(message => message.GetProperty("address").GetString() == "/VMC/Ext/Blend/Val" && message.GetProperty("values")[0].GetString() == "Joy" && message.GetProperty("values")[1].GetDouble() > 0.9);

        // It is remembered, and can be switched off.
        (await studio.StateAsync()).GetProperty("outputs")[0].GetProperty("port").GetInt32().ShouldBe(port);
        await page.Page.GetByRole(AriaRole.Switch, new() { Name = "Send" }).ClickAsync();
        await page.WaitForStateAsync("s.outputs[0].light === 'off'");
        page.Complaints.ShouldBeEmpty();
    }

    public void Dispose() => _work.Dispose();
}
