using System.CommandLine;
using Omozukai.Core.Solving;
using Omozukai.Formats;

namespace Omozukai.Commands;

/// <summary>The option `--calibration FILE`: a file that is there is used; one that is not is learnt from the input and written.</summary>
internal sealed class CalibrationOption
{
    private readonly Option<string?> _path = new("--calibration")
    {
        Description = "What is known of the person and the camera. If FILE is not there it is learnt from the first two seconds (stand upright, look at the camera, face at rest) and written.",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Options.Add(_path);

    /// <summary>Adds the calibration, or that one is to be learnt, to the solver's options.</summary>
    public PoseSolverOptions Read(ParseResult parsed, PoseSolverOptions options)
    {
        if (parsed.GetValue(_path) is not { } path) return options;
        return File.Exists(path) ? options with { Calibration = CalibrationFile.Read(path) } : options with { LearnsCalibration = true };
    }

    /// <summary>Writes what was learnt.</summary>
    public void Keep(ParseResult parsed, PoseSolverOptions options, Calibration? learnt)
    {
        if (parsed.GetValue(_path) is not { } path || !options.LearnsCalibration) return;
        if (learnt is null) Say.Warning($"{path} was not written: nobody was seen facing the camera upright for two seconds.");
        else CalibrationFile.Write(path, learnt);
    }
}
