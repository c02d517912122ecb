namespace Omozukai.Studio;

/// <summary>How much of a person moves the avatar.</summary>
internal enum TrackedBody
{
    /// <summary>Head and face.</summary>
    Face,

    /// <summary>Head, face, torso, arms and hands.</summary>
    Upper,

    /// <summary>Everything.</summary>
    Full,
}
