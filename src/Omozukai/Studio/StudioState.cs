using Omozukai.Formats.Live2D;

namespace Omozukai.Studio;

/// <summary>Everything that pages show besides the pose; sent whole whenever something of it changes.</summary>
internal sealed record StudioState
{
    public string Type => "state";

    /// <summary>Version of the protocol.</summary>
    public int Version => 1;

    public required SourceStatus Source { get; init; }

    public required TrackingSettings Tracking { get; init; }

    public required CalibrationStatus Calibration { get; init; }

    public required RecordingStatus Recording { get; init; }

    public required IReadOnlyList<TakeInfo> Takes { get; init; }

    public required IReadOnlyList<OutputStatus> Outputs { get; init; }

    public required IReadOnlyDictionary<string, float> Expressions { get; init; }

    public required IReadOnlyList<VideoJobStatus> Videos { get; init; }

    public required IReadOnlyList<string> Avatars { get; init; }

    public required Live2DStatus Live2D { get; init; }

    /// <summary>The avatar of the command line, as an address; null where none was given.</summary>
    public string? Avatar { get; init; }

    /// <summary>Height of the hips of the rig that poses refer to, in metres.</summary>
    public required float HipsHeight { get; init; }

    /// <summary>The kinds of file that takes can be exported to, by their extensions.</summary>
    public required IReadOnlyList<string> ExportFormats { get; init; }

    /// <summary>The parameters that poses carry for avatars that are drawn: Live2D's standard ones, in their order.</summary>
    public required IReadOnlyList<Live2DParameter> Parameters { get; init; }

    /// <summary>Where takes and avatars are kept.</summary>
    public required string Folder { get; init; }
}
