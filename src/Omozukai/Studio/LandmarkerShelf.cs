using Omozukai.Commands;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Studio;

/// <summary>Keeps the networks warm: loading them takes a second, which nobody wants to wait for after a click.</summary>
internal sealed class LandmarkerShelf : IDisposable
{
    /// <summary>How long loading in the background waits for the first page: a browser that starts needs every processor.</summary>
    private static readonly TimeSpan s_courtesy = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _isTime = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HolisticLandmarker? _landmarker;
    private HolisticQuality _quality;
    private bool _isTaken, _isDisposed;

    /// <summary>Loads the networks in the background: when somebody says that it is time, or after a while.</summary>
    public void Warm(HolisticQuality quality) => _ = Task.Run(async () =>
    {
        await Task.WhenAny(_isTime.Task, Task.Delay(s_courtesy));
        try
        {
            lock (_gate)
            {
                if (_isDisposed || _isTaken) return;
                Load(quality);
                // The first picture takes ten times as long as any other; an empty one is as good for that.
                var empty = new VideoFrame();
                empty.Resize(1, 1);
                _landmarker!.Detect(empty, new LandmarkFrame());
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // Whoever takes the networks is told.
        }
    });

    /// <summary>It is time: there is a page, and a camera may come soon.</summary>
    public void Hurry() => _isTime.TrySetResult();

    /// <summary>Takes the networks, fresh; waits while they load.</summary>
    /// <exception cref="FileNotFoundException">A model is missing.</exception>
    public HolisticLandmarker Take(HolisticQuality quality)
    {
        lock (_gate)
        {
            if (_isTaken) throw new InvalidOperationException("One source at a time has the networks.");
            Load(quality);
            _isTaken = true;
            _landmarker!.Reset();
            return _landmarker;
        }
    }

    /// <summary>Puts them back.</summary>
    public void Return()
    {
        lock (_gate)
        {
            _isTaken = false;
            if (_isDisposed) _landmarker?.Dispose();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            if (!_isTaken) _landmarker?.Dispose();
        }
    }

    private void Load(HolisticQuality quality)
    {
        if (_landmarker is not null && _quality == quality) return;
        _landmarker?.Dispose();
        _landmarker = null;
        _landmarker = new HolisticLandmarker(new HolisticOptions { Quality = quality, CacheFolder = UserFolders.WritableCache });
        _quality = quality;
    }
}
