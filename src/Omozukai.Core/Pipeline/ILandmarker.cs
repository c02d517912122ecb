using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Pipeline;

/// <summary>Finds people in pictures and follows them from one to the next.</summary>
public interface ILandmarker : IDisposable
{
    /// <summary>Fills the people seen in a picture, with the picture's number, time and size.</summary>
    void Detect(VideoFrame frame, LandmarkFrame landmarks);
}
