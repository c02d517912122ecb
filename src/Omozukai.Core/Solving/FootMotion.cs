using System.Numerics;
using Omozukai.Core.Filtering;

namespace Omozukai.Core.Solving;

/// <summary>Follows one foot without looking ahead: through the world, and seen from the hips.</summary>
internal sealed class FootMotion
{
    private readonly AgilityBank _world = AgilityBank.ForPlaces(1), _hanging = AgilityBank.ForPlaces(1);
    private Vector3 _worldPlace, _hangingPlace;

    /// <summary>Takes the next frame.</summary>
    /// <param name="place">The middle of the hips from the camera.</param>
    /// <param name="foot">The foot from the middle of the hips.</param>
    /// <param name="hips">The hips' rotation.</param>
    /// <param name="seconds">Time since the last frame.</param>
    public FootState Next(Vector3 place, Vector3 foot, Quaternion hips, float seconds)
    {
        Vector3 hanging = Vector3.Transform(foot, Quaternion.Conjugate(hips));
        _worldPlace += _world.Next(place + foot - _worldPlace, seconds);
        _hangingPlace += _hanging.Next(hanging - _hangingPlace, seconds);
        return new FootState(_worldPlace, _hangingPlace, _world.Velocity.Length(), _hanging.Velocity.Length(), _world.VelocityDeviation);
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _world.Reset();
        _hanging.Reset();
    }
}
