namespace Omozukai.Formats.Vmd;

/// <summary>What the numbers of a track are.</summary>
internal enum VmdTrackKind
{
    /// <summary>A bone's position, in MMD's units.</summary>
    Travel,

    /// <summary>A bone's quaternion.</summary>
    Rotation,

    /// <summary>A morph's weight.</summary>
    Weight,
}
