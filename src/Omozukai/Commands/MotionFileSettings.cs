using System.CommandLine;
using Omozukai.Formats;
using Omozukai.Formats.Bvh;
using Omozukai.Formats.Live2D;

namespace Omozukai.Commands;

/// <summary>How motion files are laid out: options of `capture`, `solve` and `convert`.</summary>
internal sealed class MotionFileSettings
{
    private readonly Option<string> _bvhNames = new("--bvh-names")
    {
        Description = "What the joints of a .bvh are called: as by Mixamo and MotionBuilder, by Unity and VRM, or by Daz. Default: mixamo.",
        HelpName = "mixamo|unity|daz",
        DefaultValueFactory = _ => "mixamo",
    };

    private readonly Option<string?> _model3 = new("--model3") { Description = "The .model3.json of the Live2D model that a .motion3.json is for: its parameters, groups and, from VTube Studio's settings beside it, ranges.", HelpName = "FILE" };

    private readonly AvatarOption _avatar = new();

    public MotionFileSettings() => _bvhNames.AcceptOnlyFromAmong("mixamo", "unity", "daz");

    public void AddTo(Command command)
    {
        _avatar.AddTo(command);
        command.Options.Add(_bvhNames);
        command.Options.Add(_model3);
    }

    /// <exception cref="UsageException">A model is named, but no output is for one; or an output would be written over the avatar.</exception>
    /// <exception cref="InvalidDataException">The model or the avatar cannot be read.</exception>
    public MotionFileOptions Read(ParseResult parsed, IReadOnlyList<string> outputs)
    {
        string? model = parsed.GetValue(_model3);
        if (model is not null && !outputs.Any(path => path.EndsWith(".motion3.json", StringComparison.OrdinalIgnoreCase)))
            throw new UsageException("--model3 is for .motion3.json, and no output is one.");
        return new MotionFileOptions
        {
            Avatar = _avatar.Read(parsed, outputs),
            BvhNaming = Enum.Parse<BvhNaming>(parsed.GetRequiredValue(_bvhNames), ignoreCase: true),
            Live2DModel = model is null ? null : Live2DModel.Read(InputFile.Existing(model)),
        };
    }
}
