using System.Numerics;

namespace Omozukai.Formats;

/// <summary>Rotations of files and of other people's programs, brought to length one.</summary>
internal static class UnitQuaternion
{
    /// <summary>Four numbers shorter than this are no rotation that anybody meant; far below, the square of the length loses its digits.</summary>
    private const float ShortestLength = 1e-3f;

    /// <summary>Scales a quaternion to length one.</summary>
    /// <returns>False where it is no rotation: all but zero, too long for a float's square, or not finite.</returns>
    public static bool TryNormalize(this Quaternion rotation, out Quaternion unit)
    {
        float length = rotation.Length();
        bool isRotation = length > ShortestLength && float.IsFinite(length);
        unit = isRotation ? rotation * (1 / length) : Quaternion.Identity;
        return isRotation;
    }
}
