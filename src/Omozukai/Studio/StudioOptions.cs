using System.Net;

namespace Omozukai.Studio;

/// <summary>How the studio is started.</summary>
internal sealed record StudioOptions
{
    /// <summary>The port where the studio is looked for first.</summary>
    public const int DefaultPort = 5321;

    /// <summary>The port to listen on; 0 takes any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether other machines of the network may come, with a token.</summary>
    public bool IsOpenToNetwork { get; init; }

    /// <summary>What moves the avatar at first; null: the demo, until the page sends its camera.</summary>
    public string? Source { get; init; }

    /// <summary>The avatar file that pages show at first.</summary>
    public string? Avatar { get; init; }

    /// <summary>Where poses go over the VMC protocol.</summary>
    public DnsEndPoint? Vmc { get; init; }

    /// <summary>A motion file that everything is recorded into.</summary>
    public string? Record { get; init; }

    /// <summary>The folder for takes, avatars and settings.</summary>
    public required string DataFolder { get; init; }
}
