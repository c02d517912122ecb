using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Finds the planted feet of a recorded scene, block by block, from curves that are smoothed already.</summary>
internal sealed class RecordedContacts
{
    /// <summary>By so much smoothing shortens a contact at either end.</summary>
    private const float EdgeSeconds = 0.05f;

    /// <summary>
    /// The speed that noise of one metre leaves in a curve smoothed over 13 samples of 1/30 s, a usual window: a straight line's
    /// slope then has the deviation √(12 / 13³) · 30.
    /// </summary>
    private const float SpeedOfNoise = 2.2f;

    private static readonly Foot s_left = new(frame => frame.Left, (frame, footing) => frame.Left = footing);
    private static readonly Foot s_right = new(frame => frame.Right, (frame, footing) => frame.Right = footing);

    private readonly ContactDetector _forward = new(probationSeconds: 0);

    /// <summary>Finds contacts forwards, in frames that come after those before.</summary>
    /// <param name="scene">The frames.</param>
    /// <param name="floor">Height of the floor where it is known.</param>
    /// <param name="from">The first new one.</param>
    /// <param name="to">One behind the last.</param>
    /// <param name="known">The number of frames that are smoothed.</param>
    public void Find(List<RecordedFrame> scene, float? floor, int from, int to, int known)
    {
        for (int i = from; i < to; i++)
        {
            Decide(_forward, scene, i, known, floor);
            (scene[i].FoundLeft, scene[i].FoundRight) = (_forward.Left with { IsStill = false }, _forward.Right with { IsStill = false });
        }
    }

    /// <summary>
    /// Makes up its mind about frames in the light of what follows: feet that creep hang from the beginning, contacts are as long as
    /// they are, and each has one foothold, the mean of where the sole would be without it.
    /// </summary>
    /// <param name="scene">The frames.</param>
    /// <param name="floor">Height of the floor where it is known.</param>
    /// <param name="from">The first one.</param>
    /// <param name="to">One behind the last; decisions about the last seconds are provisional.</param>
    /// <param name="known">The number of frames that are smoothed.</param>
    /// <param name="grounding">Knows where soles are.</param>
    public void Settle(List<RecordedFrame> scene, float? floor, int from, int to, int known, Grounding grounding)
    {
        var backward = new ContactDetector(probationSeconds: 0);
        for (int i = to - 1; i >= from; i--)
        {
            RecordedFrame frame = scene[i];
            Decide(backward, scene, i, known, floor);
            frame.Left = frame.FoundLeft with { IsPlanted = frame.FoundLeft.IsPlanted && !backward.IsLeftCreeping };
            frame.Right = frame.FoundRight with { IsPlanted = frame.FoundRight.IsPlanted && !backward.IsRightCreeping };
        }
        Widen(scene, from, to, s_left);
        Widen(scene, from, to, s_right);
        FindFootholds(scene, from, to, s_left, frame => grounding.LeftSole(frame.Smooth, frame.FreeHips));
        FindFootholds(scene, from, to, s_right, frame => grounding.RightSole(frame.Smooth, frame.FreeHips));
    }

    private static void Decide(ContactDetector detector, List<RecordedFrame> scene, int i, int known, float? floor) => detector.Decide(
        State(scene, i, known, TrackedPart.LeftFoot, body => body.LeftFoot),
        State(scene, i, known, TrackedPart.RightFoot, body => body.RightFoot),
        floor,
        scene[i].Seconds);

    private static void Widen(List<RecordedFrame> scene, int from, int to, Foot foot)
    {
        int first = Math.Max(from - 1, 0); // a contact may have ended just before
        bool[] isPlanted = [.. scene.GetRange(first, to - first).Select(frame => foot.Get(frame).IsPlanted)];
        for (int i = first; i < to; i++)
        {
            if (!isPlanted[i - first]) continue;
            float away = 0;
            for (int j = i + 1; j < to && !isPlanted[j - first] && (away += scene[j].Seconds) < EdgeSeconds; j++) Plant(j);
            away = 0;
            for (int j = i - 1; j >= from && !isPlanted[j - first] && (away += scene[j + 1].Seconds) < EdgeSeconds; j--) Plant(j);
        }

        void Plant(int i) => foot.Set(scene[i], foot.Get(scene[i]) with { IsPlanted = true });
    }

    private static void FindFootholds(List<RecordedFrame> scene, int from, int to, Foot foot, Func<RecordedFrame, Vector3> sole)
    {
        for (int start = from, end; start < to; start = end)
        {
            end = start + 1;
            if (!foot.Get(scene[start]).IsPlanted) continue;
            Vector3 sum = sole(scene[start]);
            for (; end < to && foot.Get(scene[end]).IsPlanted; end++) sum += sole(scene[end]);

            // A contact that began in an earlier block keeps its foothold.
            Vector3? earlier = start == from && start > 0 ? foot.Get(scene[start - 1]).Hold : null;
            for (int i = start; i < end; i++) foot.Set(scene[i], foot.Get(scene[i]) with { Hold = earlier ?? (sum / (end - start)) });
        }
    }

    private static FootState? State(List<RecordedFrame> scene, int i, int known, TrackedPart part, Func<SolvedBody, Vector3> foot)
    {
        RecordedFrame now = scene[i];
        if (!IsKnown(now)) return null;
        RecordedFrame before = i > 0 && IsKnown(scene[i - 1]) ? scene[i - 1] : now;
        RecordedFrame after = i + 1 < known && IsKnown(scene[i + 1]) ? scene[i + 1] : now;
        float seconds = (before == now ? 0 : now.Seconds) + (after == now ? 0 : after.Seconds);
        if (seconds <= 0) return null;
        Vector3 world = (World(after) - World(before)) / seconds, hanging = (Hanging(after) - Hanging(before)) / seconds;
        return new FootState(World(now), Hanging(now), world.Length(), hanging.Length(), now.FootNoise * SpeedOfNoise, now.FootNoise, now.FootNoise);

        bool IsKnown(RecordedFrame frame) => frame.Smooth.HasPlace && frame.Smooth.IsSeen(part);
        Vector3 World(RecordedFrame frame) => frame.Smooth.Place + foot(frame.Smooth);
        Vector3 Hanging(RecordedFrame frame) => Vector3.Transform(foot(frame.Smooth), Quaternion.Conjugate(frame.Smooth.Bones[HumanBone.Hips]));
    }

    /// <summary>One foot of a frame.</summary>
    private sealed record Foot(Func<RecordedFrame, Footing> Get, Action<RecordedFrame, Footing> Set);
}
