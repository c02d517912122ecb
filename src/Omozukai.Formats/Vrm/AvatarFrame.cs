using System.Numerics;

namespace Omozukai.Formats.Vrm;

/// <summary>
/// The way from a file's scene to the VRM 1.0 normalized space (metres, +Y up, facing +Z, soles at y = 0): the one place where an avatar is turned.
/// </summary>
/// <param name="Turn">The rotation.</param>
/// <param name="Scale">Metres a unit.</param>
/// <param name="Offset">Added at last, in metres.</param>
internal readonly record struct AvatarFrame(Quaternion Turn, float Scale, Vector3 Offset)
{
    /// <summary>VRM 1.0 is in that space.</summary>
    public static AvatarFrame Vrm1 => new(Quaternion.Identity, 1, Vector3.Zero);

    /// <summary>VRM 0.x faces −Z: half a turn about Y.</summary>
    public static AvatarFrame Vrm0 => new(new Quaternion(0, 1, 0, 0), 1, Vector3.Zero);

    public Vector3 ToRig(Vector3 scene) => Vector3.Transform(scene, Turn) * Scale + Offset;

    public Vector3 ToScene(Vector3 rig) => Vector3.Transform((rig - Offset) / Scale, Quaternion.Conjugate(Turn));
}
