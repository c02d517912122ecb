using System.Numerics;

namespace Omozukai.Core.Filtering;

/// <summary>
/// Filters of many three-vectors over time. They speak relative to their own last outputs, so that they serve rotations, where
/// only small differences are vectors, as well as places.
/// </summary>
internal interface IFilterBank
{
    /// <summary>Gives a curve its next measurement; curves without one stand still in the next step.</summary>
    /// <param name="curve">The curve's number.</param>
    /// <param name="offset">Where the measurement lies, seen from the curve's last output.</param>
    void Measure(int curve, Vector3 offset);

    /// <summary>Filters all curves that were measured.</summary>
    /// <param name="seconds">Time since the last step, positive.</param>
    void Step(float seconds);

    /// <summary>How far a curve's output moved in the last step.</summary>
    Vector3 Move(int curve);

    /// <summary>Forgets a curve's past: its next measurement is taken as it is.</summary>
    void Reset(int curve);
}
