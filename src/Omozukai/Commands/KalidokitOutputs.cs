using Omozukai.Formats;
using Omozukai.Formats.JsonLines;
using Omozukai.Kalidokit;

namespace Omozukai.Commands;

/// <summary>The files of a `solve --solver kalidokit`; they appear under their names together, when they are whole.</summary>
internal sealed class KalidokitOutputs : IDisposable
{
    private readonly List<(string Path, OutputFile File, MotionWriter Writer)> _outputs = [];

    /// <exception cref="IOException">A file cannot be written; none is there then.</exception>
    public KalidokitOutputs(IEnumerable<string> paths, MotionHeader header)
    {
        try
        {
            foreach (string path in paths)
            {
                OutputFile file = path is "-" ? new OutputFile(Console.OpenStandardOutput(), "stdout") : new OutputFile(path);
                _outputs.Add((path, file, new MotionWriter(file.Stream, header)));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Write(KalidokitFrame frame, KalidokitSolver solver)
    {
        foreach ((_, _, MotionWriter writer) in _outputs) writer.Write(frame, solver);
    }

    /// <summary>Gives the files their names.</summary>
    public IReadOnlyList<string> Complete()
    {
        foreach ((_, OutputFile file, MotionWriter writer) in _outputs)
        {
            writer.Dispose();
            file.Complete();
        }
        return [.. _outputs.Select(output => output.Path).Where(path => path is not "-")];
    }

    public void Dispose()
    {
        foreach ((_, OutputFile file, _) in _outputs) file.Dispose();
    }
}
