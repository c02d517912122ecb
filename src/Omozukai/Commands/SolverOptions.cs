using System.CommandLine;
using System.Globalization;
using Omozukai.Core.Filtering;
using Omozukai.Core.Solving;

namespace Omozukai.Commands;

/// <summary>The options that say how landmarks become poses.</summary>
internal sealed class SolverOptions
{
    private readonly Option<bool> _mirror = new("--mirror") { Description = "The avatar moves as a mirror image: left and right change places." };

    private readonly Option<bool> _keepTouch = new("--keep-touch") { Description = "Hands that touch the face, the waist or each other do so on an avatar of other proportions too." };

    private readonly Option<Smoothing> _smoothing = new("--smoothing")
    {
        Description = "How much tracking noise is smoothed away: off, low, medium, high. Default: medium.",
        HelpName = "AMOUNT",
        DefaultValueFactory = _ => Smoothing.Medium,
        CustomParser = result =>
        {
            Smoothing? found = result.Tokens[0].Value switch
            {
                "off" => Smoothing.Off,
                "low" => Smoothing.Low,
                "medium" => Smoothing.Medium,
                "high" => Smoothing.High,
                _ => null,
            };
            if (found is null) result.AddError($"--smoothing: '{result.Tokens[0].Value}' is not one of off, low, medium, high.");
            return found ?? Smoothing.Medium;
        },
    };

    private readonly Option<float?> _fov = new("--fov")
    {
        Description = "Vertical field of view of the camera in degrees, where the input does not say. Default: 63.",
        HelpName = "DEGREES",
        CustomParser = result =>
        {
            if (float.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out float degrees) && degrees is >= 1 and <= 179) return degrees;
            result.AddError($"--fov: '{result.Tokens[0].Value}' is not an angle from 1 to 179 degrees.");
            return null;
        },
    };

    private readonly CalibrationOption _calibration = new();

    public void AddTo(Command command)
    {
        command.Options.Add(_smoothing);
        command.Options.Add(_mirror);
        command.Options.Add(_keepTouch);
        command.Options.Add(_fov);
        _calibration.AddTo(command);
    }

    public PoseSolverOptions Read(ParseResult parsed)
    {
        var options = new PoseSolverOptions { Mirror = parsed.GetValue(_mirror), KeepTouch = parsed.GetValue(_keepTouch), Smoothing = parsed.GetValue(_smoothing) };
        if (parsed.GetValue(_fov) is { } fov) options = options with { VerticalFovDegrees = fov };
        return _calibration.Read(parsed, options);
    }

    /// <summary>Keeps what was learnt on the way, where that was asked for.</summary>
    public void Keep(ParseResult parsed, PoseSolverOptions options, RecordingSolver solver) => _calibration.Keep(parsed, options, solver.Calibration);
}
