using System.Numerics;
using Omozukai.Core.Filtering;

namespace Omozukai.Core.Solving;

/// <summary>How one foot moves: through the world, and seen from the hips.</summary>
internal sealed class FootMotion
{
    private readonly AgilityBank _world = AgilityBank.ForPlaces(1), _hanging = AgilityBank.ForPlaces(1);
    private Vector3 _worldPlace, _hangingPlace;

    /// <summary>Speed through the world in metres a second.</summary>
    public float WorldSpeed => _world.Velocity.Length();

    /// <summary>Speed seen from the turning and moving hips.</summary>
    public float HangingSpeed => _hanging.Velocity.Length();

    /// <summary>Deviation of the speeds that noise alone explains.</summary>
    public float SpeedNoise => _world.VelocityDeviation;

    /// <summary>Height of the foot's middle in the camera's axes, in metres.</summary>
    public float Height => _worldPlace.Y;

    /// <param name="place">The middle of the hips from the camera.</param>
    /// <param name="foot">The foot from the middle of the hips.</param>
    /// <param name="hips">The hips' rotation.</param>
    /// <param name="seconds">Time since the last frame.</param>
    public void Update(Vector3 place, Vector3 foot, Quaternion hips, float seconds)
    {
        Vector3 hanging = Vector3.Transform(foot, Quaternion.Conjugate(hips));
        _worldPlace += _world.Next(place + foot - _worldPlace, seconds);
        _hangingPlace += _hanging.Next(hanging - _hangingPlace, seconds);
    }

    public void Reset()
    {
        _world.Reset();
        _hanging.Reset();
    }
}
