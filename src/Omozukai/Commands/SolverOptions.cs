using System.CommandLine;
using System.Globalization;
using Omozukai.Core.Solving;

namespace Omozukai.Commands;

/// <summary>The options that say how landmarks become poses.</summary>
internal sealed class SolverOptions
{
    private readonly Option<bool> _mirror = new("--mirror") { Description = "The avatar moves as a mirror image: left and right change places." };

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

    public void AddTo(Command command)
    {
        command.Options.Add(_mirror);
        command.Options.Add(_fov);
    }

    public PoseSolverOptions Read(ParseResult parsed)
    {
        var options = new PoseSolverOptions { Mirror = parsed.GetValue(_mirror) };
        return parsed.GetValue(_fov) is { } fov ? options with { VerticalFovDegrees = fov } : options;
    }
}
