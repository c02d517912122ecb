using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats;

/// <summary>The gaze as a turn of the eye bones, for formats that know nothing else.</summary>
internal static class EyeRotation
{
    /// <summary>
    /// Degrees that an avatar's eye turns for a degree of gaze. Avatars' eyes are large and flat: their look-at maps commonly end at 8..12°, which
    /// this reaches at a gaze of 30°. Raise it for avatars with eyes of human build.
    /// </summary>
    public const float Gain = 1 / 3f;

    /// <summary>The rotation of both eyes, in the hub's axes: yaw about +Y, then pitch about +X, in degrees as in <see cref="AvatarPose"/>.</summary>
    public static Quaternion From(AvatarPose pose)
    {
        float yaw = float.DegreesToRadians(pose.LookYawDegrees * Gain), pitch = float.DegreesToRadians(pose.LookPitchDegrees * Gain);
        return Quaternion.CreateFromAxisAngle(Vector3.UnitY, yaw) * Quaternion.CreateFromAxisAngle(Vector3.UnitX, pitch);
    }
}
