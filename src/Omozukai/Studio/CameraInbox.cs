using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Studio;

/// <summary>The pictures that a page's camera sends, the newest each time: what comes while the last one is worked on is dropped, never queued.</summary>
internal sealed class CameraInbox : IFrameSource, ITimedSource
{
    private readonly object _gate = new();
    private byte[] _newest = [], _taken = [];
    private int _length;
    private FrameMessage _frame;
    private Action<uint>? _reply;
    private bool _isFull, _isEnded;
    private double? _firstMs;
    private long _index;

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public double CapturedMs { get; private set; }

    /// <summary>Pictures that a newer one has replaced, or that were none.</summary>
    public long Dropped { get; private set; }

    /// <summary>Puts a picture in the place of the last one.</summary>
    /// <param name="message">The message as it came.</param>
    /// <param name="frame">Its header.</param>
    /// <param name="reply">Told the picture's number when it is taken or dropped.</param>
    public void Put(ReadOnlySpan<byte> message, FrameMessage frame, Action<uint> reply)
    {
        (Action<uint>? Reply, uint Number) replaced = default;
        lock (_gate)
        {
            if (_isFull)
            {
                Dropped++;
                replaced = (_reply, _frame.Number);
            }
            if (_newest.Length < message.Length) _newest = new byte[message.Length];
            message.CopyTo(_newest);
            (_length, _frame, _reply, _isFull) = (message.Length, frame, reply, true);
            Monitor.PulseAll(_gate);
        }
        replaced.Reply?.Invoke(replaced.Number);
    }

    /// <summary>No more pictures come: a reader that waits sees the end.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public bool TryRead(VideoFrame frame)
    {
        while (true)
        {
            FrameMessage header;
            int length;
            Action<uint>? reply;
            lock (_gate)
            {
                while (!_isFull && !_isEnded) Monitor.Wait(_gate);
                if (_isEnded) return false;
                (_newest, _taken) = (_taken, _newest);
                (header, length, reply, _isFull) = (_frame, _length, _reply, false);
            }
            reply?.Invoke(header.Number);
            if (!TryDecode(header, _taken.AsSpan(FrameMessage.HeaderLength, length - FrameMessage.HeaderLength), frame))
            {
                Dropped++;
                continue;
            }
            _firstMs ??= header.CapturedMs;
            CapturedMs = header.CapturedMs;
            frame.Index = _index++;
            frame.Timestamp = TimeSpan.FromMilliseconds(Math.Max(0, header.CapturedMs - _firstMs.Value));
            frame.File = null;
            return true;
        }
    }

    public void Dispose() => End();

    private static bool TryDecode(FrameMessage header, ReadOnlySpan<byte> data, VideoFrame frame)
    {
        if (header.Encoding == FrameMessage.Jpeg) return PictureDecoder.TryDecode(data, FrameMessage.MaxSide, frame);
        frame.Resize(header.Width, header.Height);
        data.CopyTo(frame.Pixels);
        return true;
    }
}
