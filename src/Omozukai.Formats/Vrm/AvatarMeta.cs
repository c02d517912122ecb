namespace Omozukai.Formats.Vrm;

/// <summary>Who made an avatar, and what may be done with it. What the file does not say is null or empty.</summary>
public sealed record AvatarMeta
{
    /// <summary>The avatar's name.</summary>
    public string? Name { get; init; }

    /// <summary>Who made it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Its version, in its makers' words.</summary>
    public string? Version { get; init; }

    /// <summary>The licence: an address in VRM 1.0, a name in VRM 0.x, the copyright line of a plain glTF.</summary>
    public string? License { get; init; }

    /// <summary>What the file allows, forbids and asks for, in its own words: names of the fields (avatarPermission, commercialUsage, …) and values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Terms { get; init; } = [];
}
