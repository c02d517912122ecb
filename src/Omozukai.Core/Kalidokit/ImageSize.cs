namespace Omozukai.Kalidokit;

/// <summary>Size of the picture in pixels; KalidoKit's option <c>video</c> is the video's size here.</summary>
public readonly record struct ImageSize(double Width, double Height);
