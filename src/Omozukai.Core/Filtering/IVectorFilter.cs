using System.Numerics;

namespace Omozukai.Core.Filtering;

/// <summary>
/// A filter of three numbers over time that speaks relative to its own last output, so that it serves rotations, where only
/// small differences are vectors, as well as places.
/// </summary>
internal interface IVectorFilter
{
    /// <summary>Takes the next measurement.</summary>
    /// <param name="offset">Where the measurement lies, seen from the last output.</param>
    /// <param name="seconds">Time since the last measurement, positive.</param>
    /// <returns>How far the output moves.</returns>
    Vector3 Next(Vector3 offset, float seconds);

    /// <summary>Forgets the past: the next measurement is taken as it is.</summary>
    void Reset();
}
