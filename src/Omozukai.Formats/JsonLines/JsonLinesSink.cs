using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.JsonLines;

/// <summary>Writes one person's motion as JSON Lines (see <see cref="MotionWriter"/>).</summary>
public sealed class JsonLinesSink : FileSink
{
    private readonly double? _fps;
    private MotionWriter? _writer;

    /// <summary>Makes a sink for a file.</summary>
    /// <param name="path">Where the file appears in the end.</param>
    /// <param name="fps">Frames a second, where there is such a number.</param>
    public JsonLinesSink(string path, double? fps = null) : base(() => new OutputFile(path)) => _fps = fps;

    /// <summary>Makes a sink on a stream that is open already, such as the standard output; every pose is a whole line at once.</summary>
    public JsonLinesSink(Stream stream, double? fps = null) : base(() => new OutputFile(stream, "the output")) => _fps = fps;

    private protected override void OnBegin(Rig rig, OutputFile output) =>
        _writer = new MotionWriter(output, new MotionHeader { Rig = rig, Fps = _fps });

    private protected override void OnWrite(AvatarPose pose) => _writer!.Write(pose);

    private protected override void OnEnd() => _writer!.Dispose();
}
