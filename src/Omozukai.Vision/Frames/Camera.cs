namespace Omozukai.Vision.Frames;

/// <summary>A camera of this machine.</summary>
/// <param name="Number">Its place in the list, from 0, as in "camera:0".</param>
/// <param name="Name">What the system calls it, as in "camera:NAME".</param>
/// <param name="Device">What ffmpeg opens: a device file, a name, a number; the system decides which.</param>
public sealed record Camera(int Number, string Name, string Device);
