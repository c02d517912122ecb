using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Presence;
using Omozukai.Core.Solving.Touch;

namespace Omozukai.Core.Solving;

/// <summary>What one frame by itself says about a body: the spatial solve's result, before anything over time.</summary>
internal sealed class SolvedBody(Rig rig)
{
    private readonly bool[] _isSeen = new bool[TrackedParts.Count];

    /// <summary>Rotations in model space; those of unseen parts mean nothing.</summary>
    public BoneRotations Bones { get; } = new(rig);

    /// <summary>Whether a part is seen.</summary>
    public ref bool IsSeen(TrackedPart part) => ref _isSeen[(int)part];

    /// <summary>How far the hips are believed, from 0, guessed, to 1, seen.</summary>
    public float HipsTrust { get; set; }

    /// <summary>Whether <see cref="Place"/> is known.</summary>
    public bool HasPlace { get; set; }

    /// <summary>The middle of the hips in metres from the camera, in the avatar's axes, in the person's own size.</summary>
    public Vector3 Place { get; set; }

    /// <summary>The middle of the left foot (ankle, heel, toes) in metres from the middle of the hips.</summary>
    public Vector3 LeftFoot { get; set; }

    /// <summary>The middle of the right foot.</summary>
    public Vector3 RightFoot { get; set; }

    /// <summary>From the left heel to its toes, in metres.</summary>
    public Vector3 LeftSole { get; set; }

    /// <summary>From the right heel to its toes.</summary>
    public Vector3 RightSole { get; set; }

    /// <summary>Length of the person's leg in metres as known by now, or 0.</summary>
    public float LegLength { get; set; }

    /// <summary>The person's proportions as known by now.</summary>
    public Proportions Proportions { get; set; }

    /// <summary>Whether the person seems to sit rather than to stand.</summary>
    public bool IsSeated { get; set; }

    public void CopyFrom(SolvedBody other)
    {
        other._isSeen.CopyTo(_isSeen, 0);
        Bones.CopyFrom(other.Bones);
        HipsTrust = other.HipsTrust;
        HasPlace = other.HasPlace;
        Place = other.Place;
        LeftFoot = other.LeftFoot;
        RightFoot = other.RightFoot;
        LeftSole = other.LeftSole;
        RightSole = other.RightSole;
        LegLength = other.LegLength;
        Proportions = other.Proportions;
        IsSeated = other.IsSeated;
    }
}
