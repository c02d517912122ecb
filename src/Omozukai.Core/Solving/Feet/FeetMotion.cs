using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Follows both feet without looking ahead: through the world, and as they hang from the hips.</summary>
internal sealed class FeetMotion
{
    // The bank's curves: each foot in the world, then each as it hangs.
    private const int Feet = 2, Curves = 2 * Feet;

    private readonly AgilityBank _bank = AgilityBank.ForPlaces(Curves, 1);
    private readonly Vector3[] _places = new Vector3[Curves];

    /// <summary>The left foot, or null where it is not seen.</summary>
    public FootState? Left { get; private set; }

    /// <summary>The right foot, or null where it is not seen.</summary>
    public FootState? Right { get; private set; }

    /// <summary>Takes the next frame.</summary>
    public void Update(SolvedBody body, float seconds)
    {
        bool hasLeft = body.HasPlace && body.IsSeen(TrackedPart.LeftFoot), hasRight = body.HasPlace && body.IsSeen(TrackedPart.RightFoot);
        Measure(0, hasLeft, body.Place, body.LeftFoot, body.Bones[HumanBone.Hips]);
        Measure(1, hasRight, body.Place, body.RightFoot, body.Bones[HumanBone.Hips]);
        _bank.Step(seconds);
        for (int curve = 0; curve < Curves; curve++) _places[curve] += _bank.Move(curve);
        Left = hasLeft ? State(0) : null;
        Right = hasRight ? State(1) : null;
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        for (int curve = 0; curve < Curves; curve++) _bank.Reset(curve);
    }

    private void Measure(int foot, bool isSeen, Vector3 hips, Vector3 fromHips, Quaternion hipsRotation)
    {
        if (isSeen)
        {
            _bank.Measure(foot, hips + fromHips - _places[foot]);
            _bank.Measure(foot + Feet, Vector3.Transform(fromHips, Quaternion.Conjugate(hipsRotation)) - _places[foot + Feet]);
            return;
        }
        _bank.Reset(foot);
        _bank.Reset(foot + Feet);
    }

    private FootState State(int foot) => new(_places[foot], _places[foot + Feet],
        _bank.Velocity(foot).Length(), _bank.Velocity(foot + Feet).Length(), _bank.VelocityDeviation(foot), _bank.Noise(foot), _bank.Noise(foot + Feet));
}
