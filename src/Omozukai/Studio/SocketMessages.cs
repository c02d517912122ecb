using System.Net.WebSockets;

namespace Omozukai.Studio;

/// <summary>Reads a socket message by message, within limits of size and rate.</summary>
internal static class SocketMessages
{
    private const int FirstBuffer = 4096;

    /// <summary>Reads until the other side closes, or breaks a limit, or sends what cannot be read: then the socket is closed with a reason.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="maxLength">Bytes of the longest message.</param>
    /// <param name="rate">Messages a second.</param>
    /// <param name="handle">Gets each message, valid until it returns; false where it cannot be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task ReadAsync(WebSocket socket, int maxLength, RateLimit rate, Func<ReadOnlyMemory<byte>, bool> handle, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[Math.Min(FirstBuffer, maxLength)];
        int length = 0;
        while (socket.State == WebSocketState.Open)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(socket, WebSocketCloseStatus.NormalClosure, "");
                return;
            }
            length += part.Count;
            if (!part.EndOfMessage)
            {
                if (length < buffer.Length) continue;
                if (buffer.Length >= maxLength)
                {
                    await CloseAsync(socket, WebSocketCloseStatus.MessageTooBig, $"A message has at most {maxLength} bytes.");
                    return;
                }
                Array.Resize(ref buffer, Math.Min(maxLength, buffer.Length * 2));
                continue;
            }
            if (!rate.Allows())
            {
                await CloseAsync(socket, WebSocketCloseStatus.PolicyViolation, "Too many messages a second.");
                return;
            }
            if (!handle(buffer.AsMemory(0, length)))
            {
                await CloseAsync(socket, WebSocketCloseStatus.InvalidPayloadData, "That is no message of this version of the studio.");
                return;
            }
            length = 0;
        }
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, string reason)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await socket.CloseOutputAsync(status, reason, patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // It is gone already.
        }
    }
}
