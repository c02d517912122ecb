using System.Diagnostics;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Studio;

/// <summary>The pictures that a page's camera sends, the newest each time: what comes while the last one is worked on is dropped, never queued.</summary>
internal sealed class CameraInbox : IFrameSource, ITimedSource
{
    /// <summary>A page sends its next picture so long before it is needed: what a camera takes for one at 30 a second, and half as much again to bring it here.</summary>
    private static readonly TimeSpan s_lead = TimeSpan.FromMilliseconds(50);

    private readonly object _gate = new();
    private byte[] _newest = [], _taken = [];
    private int _length;
    private FrameMessage _frame;
    private Action<uint, TimeSpan>? _reply;
    private bool _isFull, _isEnded;
    private double? _firstMs;
    private long _index, _takenAt;

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public double CapturedMs { get; private set; }

    /// <summary>Pictures that a newer one has replaced, or that were none.</summary>
    public long Dropped { get; private set; }

    /// <summary>Puts a picture in the place of the last one.</summary>
    /// <param name="message">The message as it came.</param>
    /// <param name="frame">Its header.</param>
    /// <param name="reply">Told the picture's number when it is taken or dropped, and how long to wait before the next one is asked for.</param>
    public void Put(ReadOnlySpan<byte> message, FrameMessage frame, Action<uint, TimeSpan> reply)
    {
        (Action<uint, TimeSpan>? Reply, uint Number) replaced = default;
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
        replaced.Reply?.Invoke(replaced.Number, TimeSpan.Zero);
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
        // The work on the next picture will take as long as that on the last one did.
        TimeSpan work = _takenAt == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_takenAt);
        while (true)
        {
            FrameMessage header;
            int length;
            Action<uint, TimeSpan>? reply;
            lock (_gate)
            {
                while (!_isFull && !_isEnded) Monitor.Wait(_gate);
                if (_isEnded) return false;
                (_newest, _taken) = (_taken, _newest);
                (header, length, reply, _isFull) = (_frame, _length, _reply, false);
            }
            _takenAt = Stopwatch.GetTimestamp();
            reply?.Invoke(header.Number, work > s_lead ? work - s_lead : TimeSpan.Zero);
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
        if (header.Encoding == FrameMessage.Rgba) data.CopyTo(frame.Pixels);
        else new PlanarPicture(header.Encoding == FrameMessage.Nv12, header.IsFullRange, header.IsBt709).Decode(data, frame);
        return true;
    }
}
