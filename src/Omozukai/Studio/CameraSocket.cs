using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Omozukai.Studio;

/// <summary>The socket of a page's camera: pictures in, and for each the word that it was taken or dropped.</summary>
internal sealed class CameraSocket(StudioDesk desk)
{
    /// <summary>The message's first byte; the page keeps few pictures under way, and so must know.</summary>
    private const byte TakenType = 3, Version = 1;

    /// <summary>Twice the fastest webcam's rate.</summary>
    private const double PicturesPerSecond = 130;

    private const int MaxName = 80;

    private CancellationTokenSource? _current;

    public async Task RunAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        // 1. One camera at a time: the one that comes takes the place of the one that is there.
        if (Interlocked.Exchange(ref _current, end) is { } before) TryCancel(before);
        using var inbox = new CameraInbox();
        string name = context.Request.Query["name"] is [{ Length: > 0 and <= MaxName } given] ? given : "camera";
        desk.Director.Track(() => inbox, name, SourceKind.Page);
        // 2. Pictures in, answers out.
        var answers = Channel.CreateUnbounded<(uint Number, TimeSpan Delay)>();
        try
        {
            Task answering = AnswerAsync(socket, answers.Reader, end.Token);
            Action<uint, TimeSpan> answer = (number, delay) => answers.Writer.TryWrite((number, delay));
            await SocketMessages.ReadAsync(socket, FrameMessage.MaxLength, new RateLimit(PicturesPerSecond), message =>
            {
                if (!FrameMessage.TryRead(message.Span, out FrameMessage frame)) return false;
                inbox.Put(message.Span, frame, answer);
                return true;
            }, end.Token);
            await end.CancelAsync();
            await answering;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The page, or its camera, is gone; or another has come.
        }
        finally
        {
            Interlocked.CompareExchange(ref _current, null, end);
        }
    }

    private static async Task AnswerAsync(WebSocket socket, ChannelReader<(uint Number, TimeSpan Delay)> answers, CancellationToken cancellationToken)
    {
        byte[] message = new byte[8];
        (message[0], message[1]) = (TakenType, Version);
        await foreach ((uint number, TimeSpan delay) in answers.ReadAllAsync(cancellationToken))
        {
            // A picture that came sooner would only grow old here.
            if (delay > TimeSpan.Zero) await Task.Delay(delay, cancellationToken);
            BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(4), number);
            await socket.SendAsync(message, WebSocketMessageType.Binary, true, cancellationToken);
        }
    }

    private static void TryCancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }
}
