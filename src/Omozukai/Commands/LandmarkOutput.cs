using Omozukai.Core.Faces;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Formats;
using Omozukai.Formats.JsonLines;

namespace Omozukai.Commands;

/// <summary>The landmark file of a `track`: its header waits for the first frame, which knows the size.</summary>
internal sealed class LandmarkOutput : IDisposable
{
    private readonly string _path;
    private readonly SourceInfo _info;
    private readonly IFaceTopology? _face;
    private readonly OutputFile _file;
    private LandmarkWriter? _writer;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public LandmarkOutput(string path, SourceInfo info, IFaceTopology? face)
    {
        (_path, _info, _face) = (path, info, face);
        _file = path is "-" ? new OutputFile(Console.OpenStandardOutput(), "stdout") : new OutputFile(path);
    }

    public void Write(LandmarkFrame frame)
    {
        try
        {
            _writer ??= new LandmarkWriter(_file.Stream, new LandmarkHeader { Width = frame.Width, Height = frame.Height, Fps = _info.FramesPerSecond, Source = _info.Name }, _face);
            _writer.Write(frame);
        }
        catch (IOException exception)
        {
            throw OutputNames.Failed(_path, exception);
        }
    }

    /// <summary>Gives the file its name, if there was a frame.</summary>
    /// <exception cref="FailureException">It could not be written.</exception>
    public IReadOnlyList<string> Complete()
    {
        if (_writer is null) return [];
        try
        {
            _writer.Dispose();
            _file.Complete();
        }
        catch (IOException exception)
        {
            throw OutputNames.Failed(_path, exception);
        }
        return _path is "-" ? [] : [_path];
    }

    public void Dispose() => _file.Dispose();
}
