using System.CommandLine;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Commands;

/// <summary>The options that say how people are found, and what is drawn of it.</summary>
internal sealed class TrackingOptions
{
    private static readonly Dictionary<string, HolisticQuality> s_qualities = new(StringComparer.Ordinal)
    {
        ["lite"] = HolisticQuality.Lite,
        ["full"] = HolisticQuality.Full,
        ["heavy"] = HolisticQuality.Heavy,
    };

    private readonly Option<string> _quality = new("--quality") { Description = "lite is fastest, heavy finest.", DefaultValueFactory = _ => "full" };

    private static readonly Dictionary<string, FaceModel> s_faceModels = new(StringComparer.Ordinal)
    {
        ["attention"] = FaceModel.Attention,
        ["landmarker"] = FaceModel.Landmarker,
    };

    private readonly Option<string> _faceModel = new("--face-model")
    {
        Description = "Who finds the face's points: attention (faster), or landmarker, which needs `omozukai models fetch` once. Both give the network's blend shapes where those models are there.",
        DefaultValueFactory = _ => "attention",
    };

    private readonly Option<string?> _overlay = new("--overlay")
    {
        Description = "Writes the input with the landmarks drawn on it: a video (.mp4, .mov, .mkv), of a photo a picture (.png, .jpg).",
        HelpName = "FILE",
    };

    private readonly Option<int> _people = new("--people") { Description = "How many people are followed; so far one.", DefaultValueFactory = _ => 1, HelpName = "N" };

    public TrackingOptions()
    {
        _quality.AcceptOnlyFromAmong([.. s_qualities.Keys]);
        _faceModel.AcceptOnlyFromAmong([.. s_faceModels.Keys]);
        _people.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() != 1) result.AddError("--people: one person is followed so far; give 1.");
        });
    }

    public void AddTo(Command command)
    {
        AddNetworksTo(command);
        command.Options.Add(_people);
        command.Options.Add(_overlay);
    }

    /// <summary>The options that choose networks.</summary>
    public void AddNetworksTo(Command command)
    {
        command.Options.Add(_quality);
        command.Options.Add(_faceModel);
    }

    public string? Overlay(ParseResult parsed) => parsed.GetValue(_overlay);

    public HolisticOptions Options(ParseResult parsed, bool isStatic) =>
        new()
        {
            Quality = s_qualities[parsed.GetRequiredValue(_quality)],
            FaceModel = s_faceModels[parsed.GetRequiredValue(_faceModel)],
            IsStatic = isStatic,
            CacheFolder = UserFolders.WritableCache,
        };

    /// <exception cref="FileNotFoundException">A model is missing.</exception>
    public HolisticLandmarker Open(ParseResult parsed, bool isStatic) => new(Options(parsed, isStatic));
}
