using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Solving.Presence;

/// <summary>
/// Carries a body through what is not seen of it: a lost part keeps its posture for a moment, then eases to rest;
/// a part that comes back is taken over without a jump.
/// </summary>
internal sealed class LostParts(Rig rig, bool easesIn)
{
    /// <summary>How long a lost part keeps its posture, how long it then takes to rest, and how long a found one takes to follow.</summary>
    public const float HoldSeconds = 0.5f, EaseSeconds = 1, ReturnSeconds = 0.25f;

    private readonly RestPose _rest = new(rig);
    private readonly BoneRotations _last = new(rig); // the frame before
    private readonly Quaternion[] _held = [.. Enumerable.Repeat(Quaternion.Identity, HumanBones.Count)];
    private readonly float[] _lostSeconds = [.. Enumerable.Repeat(float.PositiveInfinity, TrackedParts.Count)];
    private readonly float[] _following = [.. Enumerable.Repeat(1f, TrackedParts.Count)];
    private float _seated;
    private bool _isStarted;

    /// <summary>Fills in the parts that are not seen and eases in those that came back.</summary>
    public void Update(SolvedBody body, float seconds)
    {
        float step = seconds / EaseSeconds;
        _seated = Math.Clamp(_seated + (body.IsSeated ? step : -step), 0, 1);
        if (!_isStarted) _seated = body.IsSeated ? 1 : 0;
        for (int i = 0; i < TrackedParts.Count; i++)
        {
            var part = (TrackedPart)i;
            if (body.IsSeen(part)) Follow(part, body, seconds);
            else Rest(part, body, seconds);
        }
        _last.CopyFrom(body.Bones);
        _isStarted = true;
    }

    private void Follow(TrackedPart part, SolvedBody body, float seconds)
    {
        ref float following = ref _following[(int)part];
        if (_lostSeconds[(int)part] > 0 && _isStarted && easesIn)
        {
            Hold(part);
            following = 0;
        }
        _lostSeconds[(int)part] = 0;
        following = Math.Min(following + (seconds / ReturnSeconds), 1);
        if (following >= 1) return;
        foreach (HumanBone bone in part.Bones()) Set(body.Bones, bone, Quaternion.Slerp(_held[(int)bone], Local(body.Bones, bone), Smoothly(following)));
    }

    private void Rest(TrackedPart part, SolvedBody body, float seconds)
    {
        ref float lost = ref _lostSeconds[(int)part];
        if (lost == 0) Hold(part);
        lost += seconds;
        float rest = Smoothly(Math.Clamp((lost - HoldSeconds) / EaseSeconds, 0, 1));
        foreach (HumanBone bone in part.Bones()) Set(body.Bones, bone, Quaternion.Slerp(_held[(int)bone], _rest[bone, _seated], rest));
    }

    private void Hold(TrackedPart part)
    {
        foreach (HumanBone bone in part.Bones()) _held[(int)bone] = Local(_last, bone);
    }

    private static Quaternion Local(BoneRotations bones, HumanBone bone) => Quaternion.Conjugate(Parent(bones, bone)) * bones[bone];

    private static void Set(BoneRotations bones, HumanBone bone, Quaternion local) => bones[bone] = Quaternion.Normalize(Parent(bones, bone) * local);

    private static Quaternion Parent(BoneRotations bones, HumanBone bone) => bone.Parent() is { } parent ? bones[parent] : Quaternion.Identity;

    private static float Smoothly(float t) => t * t * (3 - (2 * t));
}
