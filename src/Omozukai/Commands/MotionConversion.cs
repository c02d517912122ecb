using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Formats;
using Omozukai.Formats.JsonLines;
using Omozukai.Formats.Vrm;

namespace Omozukai.Commands;

/// <summary>One person's motion out of a file into files of other formats.</summary>
internal sealed class MotionConversion : IDisposable
{
    private readonly IMotionReader _reader;
    private readonly MotionOutputs _outputs;
    private readonly ConversionReport _report;
    private readonly Avatar? _avatar;
    private int? _person;

    /// <summary>Opens the files.</summary>
    /// <param name="input">A motion file, or - for JSON Lines on stdin.</param>
    /// <param name="outputs">The files to write, checked already.</param>
    /// <param name="person">Whose motion; null: the first in the file.</param>
    /// <param name="options">How the files are laid out; null: as usual. The rate is the input's; a motion for an avatar is fitted to its rig.</param>
    /// <exception cref="FailureException">A file is missing or cannot be written.</exception>
    /// <exception cref="InvalidDataException">The input is not what its name says.</exception>
    public MotionConversion(string input, IReadOnlyList<string> outputs, int? person, MotionFileOptions? options = null)
    {
        _person = person;
        _reader = input is "-" ? new MotionReader(Console.OpenStandardInput(), "stdin") : MotionFormats.Open(InputFile.Existing(input));
        try
        {
            options = (options ?? MotionFileOptions.Default) with { Fps = _reader.Fps };
            _outputs = MotionOutputs.Open(outputs, options);
            _report = new ConversionReport(options);
            _avatar = options.Avatar;
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>Frames read so far.</summary>
    public long Frames { get; private set; }

    /// <summary>The people in the frames read so far, by their track ids.</summary>
    public SortedSet<int> People { get; } = [];

    /// <summary>Reads to the end of the input.</summary>
    /// <exception cref="InvalidDataException">The input breaks off; what came before is out.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        // The first frame before the outputs begin: a file that breaks off at once leaves none.
        IReadOnlyList<IPoseSink> sinks = _outputs.Sinks;
        var frame = new MotionFrame();
        bool isRead = _reader.TryRead(frame);
        RigFit? fit = _avatar is null ? null : new RigFit(_reader.Rig, _avatar.Rig);
        var fitted = new AvatarPose();
        foreach (IPoseSink sink in sinks) sink.Begin(_avatar?.Rig ?? _reader.Rig);
        for (; isRead && !cancellationToken.IsCancellationRequested; isRead = _reader.TryRead(frame))
        {
            Frames++;
            foreach (AvatarPose someone in frame.People) People.Add(someone.TrackId);
            if (_person is null && frame.People.Count > 0) _person = frame.People[0].TrackId;
            if (_person is not { } wanted || frame.Find(wanted) is not { } pose) continue;
            _report.Add(pose, _reader.Rig);
            fit?.Apply(pose, fitted);
            foreach (IPoseSink sink in sinks) sink.Write(fit is null ? pose : fitted);
        }
    }

    /// <summary>What of the motion read so far the outputs do not keep, a line for each that does not keep everything.</summary>
    public IEnumerable<string> Losses(IEnumerable<string> outputs) => _report.Lines(outputs, hasOthers: People.Count > 1);

    /// <summary>Brings the files to their ends.</summary>
    /// <returns>The names of those that are whole.</returns>
    /// <exception cref="FailureException">One could not be written.</exception>
    public IReadOnlyList<string> Complete() => _outputs.Complete();

    public void Dispose()
    {
        _reader.Dispose();
        _outputs.Dispose();
    }
}
