using System.Numerics;
using Omozukai.Core.Numerics;

namespace Omozukai.Core.Filtering;

/// <summary>Filters a rotation over time: in the tangent at the last output, where rotations are vectors.</summary>
internal sealed class RotationFilter(IVectorFilter filter)
{
    /// <summary>The last output.</summary>
    public Quaternion Current { get; private set; } = Quaternion.Identity;

    /// <summary>Takes the next measurement and returns the output.</summary>
    public Quaternion Next(Quaternion measured, float seconds)
    {
        Vector3 offset = Rotation.Log(measured * Quaternion.Conjugate(Current)); // in the axes of the space around the bone
        Current = Rotation.Renormalize(Rotation.Exp(filter.Next(offset, seconds)) * Current);
        return Current;
    }

    /// <summary>Forgets the past: the next measurement is taken as it is.</summary>
    public void Reset() => filter.Reset();
}
