using System.Net.WebSockets;
using System.Threading.Channels;

namespace Omozukai.Studio;

/// <summary>
/// What goes out to one page. Of poses and points only the newest waits: a slow page misses some, and holds nobody up. Texts
/// wait in a short queue; a page that does not read them is let go.
/// </summary>
internal sealed class PageConnection : IDisposable
{
    private const int MaxTexts = 256;

    /// <summary>Poses that a page has been sent and has not taken, at most: enough for a lively one, too few to grow old in a busy one.</summary>
    private const int MostUnderWay = 3;

    private readonly WebSocket _socket;
    private readonly Channel<byte[]> _texts = Channel.CreateBounded<byte[]>(MaxTexts);
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly Lock _gate = new();
    private readonly NewestMessage _pose = new(PoseMessage.Length), _points = new(LandmarkMessage.MaxLength);
    private volatile bool _isLost;
    private bool _answers;
    private int _underWay;

    public PageConnection(WebSocket socket) => _socket = socket;

    /// <summary>Whether the page draws the landmarks.</summary>
    public bool WantsPoints { get; set; }

    /// <summary>The page has taken a pose. A page that says so gets no more than it takes; one that never does is not waited for.</summary>
    public void Taken()
    {
        lock (_gate)
        {
            _answers = true;
            _underWay = Math.Max(0, _underWay - 1);
        }
        Wake();
    }

    public void SendPose(ReadOnlySpan<byte> message) => Put(_pose, message);

    public void SendPoints(ReadOnlySpan<byte> message)
    {
        if (WantsPoints) Put(_points, message);
    }

    public void SendText(byte[] json)
    {
        if (!_texts.Writer.TryWrite(json)) _isLost = true;
        Wake();
    }

    /// <summary>Sends what is there until the page is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && _socket.State == WebSocketState.Open && !_isLost)
        {
            await _signal.WaitAsync(cancellationToken);
            while (_texts.Reader.TryRead(out byte[]? json)) await _socket.SendAsync(json, WebSocketMessageType.Text, true, cancellationToken);
            if (TakePose() is { } pose) await _socket.SendAsync(pose, WebSocketMessageType.Binary, true, cancellationToken);
            if (Take(_points) is { } points) await _socket.SendAsync(points, WebSocketMessageType.Binary, true, cancellationToken);
        }
    }

    public void Dispose() => _signal.Dispose();

    private void Put(NewestMessage slot, ReadOnlySpan<byte> message)
    {
        lock (_gate) slot.Put(message);
        Wake();
    }

    private ReadOnlyMemory<byte>? TakePose()
    {
        lock (_gate)
        {
            if (_answers && _underWay >= MostUnderWay) return null;
            if (_pose.Take() is not { } message) return null;
            _underWay++;
            return message;
        }
    }

    private ReadOnlyMemory<byte>? Take(NewestMessage slot)
    {
        lock (_gate) return slot.Take();
    }

    private void Wake()
    {
        lock (_gate)
            if (_signal.CurrentCount == 0) _signal.Release();
    }
}
