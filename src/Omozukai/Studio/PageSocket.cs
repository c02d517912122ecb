using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Omozukai.Studio;

/// <summary>The socket of a page: commands in; poses, points and how things stand out.</summary>
internal sealed class PageSocket(StudioDesk desk)
{
    /// <summary>A command with every expression has about 2 kB.</summary>
    private const int MaxCommand = 16 << 10;

    /// <summary>Sliders send as often as the screen is drawn, and each pose is answered.</summary>
    private const double MessagesPerSecond = 300;

    /// <summary>The one byte that a page answers a pose with.</summary>
    private const byte TakenType = 4;

    private const int MaxPages = 32;

    public async Task RunAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || desk.Pages.Count >= MaxPages)
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest;
            return;
        }
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var page = new PageConnection(socket);
        desk.Welcome(page);
        try
        {
            Task sending = page.RunAsync(end.Token);
            await SocketMessages.ReadAsync(socket, MaxCommand, new RateLimit(MessagesPerSecond), message => Handle(page, message), end.Token);
            await end.CancelAsync();
            await sending;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The page is gone.
        }
        finally
        {
            desk.Pages.Remove(page);
        }
    }

    private bool Handle(PageConnection page, ReadOnlyMemory<byte> message)
    {
        if (message.Span is [TakenType])
        {
            page.Taken();
            return true;
        }
        PageCommand? command;
        try
        {
            command = JsonSerializer.Deserialize<PageCommand>(message.Span, StudioJson.Options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
        if (command?.Type is null) return false;
        if (command.Type == "points")
        {
            page.WantsPoints = command.IsOn ?? false;
            return true;
        }
        if (desk.Do(command) is { } problem) page.SendText(JsonSerializer.SerializeToUtf8Bytes(new { Type = "problem", Of = command.Type, Text = problem }, StudioJson.Options));
        return true;
    }
}
