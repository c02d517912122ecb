namespace Omozukai.Core.Pipeline;

/// <summary>What is known of a source before its pictures are read; null where the source does not say.</summary>
/// <param name="Name">What to call it: the file's or folder's name, the camera's.</param>
/// <param name="FramesPerSecond">Nominal rate; the true time stands with each frame.</param>
/// <param name="Duration">Length of the part that will be read.</param>
/// <param name="FrameCount">Number of pictures that will be read, exact for photos and folders, an estimate for videos.</param>
public sealed record SourceInfo(string Name, double? FramesPerSecond = null, TimeSpan? Duration = null, long? FrameCount = null);
