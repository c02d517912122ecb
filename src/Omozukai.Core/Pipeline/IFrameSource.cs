namespace Omozukai.Core.Pipeline;

/// <summary>Where pictures come from: a video, photos, a camera.</summary>
public interface IFrameSource : IDisposable
{
    /// <summary>What is known before the first picture is read.</summary>
    SourceInfo Info => new("pictures");

    /// <summary>Whether the source is a camera: frames that come too fast may be dropped, and there is no end to wait for.</summary>
    bool IsLive { get; }

    /// <summary>Fills the next picture with its number and time.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The file is not readable (any further); the message names file, place and mend. Frames read before stay valid.</exception>
    /// <exception cref="OperationCanceledException">What reads for the source was interrupted.</exception>
    bool TryRead(VideoFrame frame);
}
