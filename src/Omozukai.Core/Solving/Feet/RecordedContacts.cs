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

    /// <summary>
    /// A foot that is called free for less than this, stays within so many metres and deviations of noise of its place, and is lifted by
    /// less than so many, has not left it: noise has let it go. A step takes longer or goes farther.
    /// </summary>
    private const float LapseSeconds = 0.3f, LapseMetres = 0.01f, LapseDeviations = 2;

    /// <summary>A foot comes to its foothold within this time before it is planted, and is there by so much too early.</summary>
    private const float ApproachSeconds = 0.2f, EarlySeconds = 0.07f;

    private static readonly Foot s_left = new(frame => frame.Left, (frame, footing) => frame.Left = footing, body => body.LeftFoot, body => body.IsSeen(TrackedPart.LeftFoot));
    private static readonly Foot s_right = new(frame => frame.Right, (frame, footing) => frame.Right = footing, body => body.RightFoot, body => body.IsSeen(TrackedPart.RightFoot));

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
        Mend(scene, from, to, s_left);
        Mend(scene, from, to, s_right);
        Widen(scene, from, to, s_left);
        Widen(scene, from, to, s_right);
        FindFootholds(scene, from, to, s_left, frame => grounding.LeftSole(frame.Smooth, frame.FreeHips));
        FindFootholds(scene, from, to, s_right, frame => grounding.RightSole(frame.Smooth, frame.FreeHips));
    }

    private static void Decide(ContactDetector detector, List<RecordedFrame> scene, int i, int known, float? floor)
    {
        FootState? left = State(scene, i, known, s_left), right = State(scene, i, known, s_right);
        detector.Update(scene[i].Body, left, right, left?.FromHips - right?.FromHips, MathF.Sqrt(2) * scene[i].FootNoise, floor, scene[i].Seconds);
    }

    /// <summary>Joins what lapses of noise have torn, also at the scene's start.</summary>
    private static void Mend(List<RecordedFrame> scene, int from, int to, Foot foot)
    {
        for (int start = from, end; start < to; start = end)
        {
            end = start + 1;
            if (foot.Get(scene[start]).IsPlanted) continue;
            while (end < to && !foot.Get(scene[end]).IsPlanted) end++;
            int before = start - 1;
            if (end < to && (before < 0 || foot.Get(scene[before]).IsPlanted) && IsLapse(scene, before, end, foot))
                for (int i = start; i < end; i++) foot.Set(scene[i], foot.Get(scene[i]) with { IsPlanted = true });
        }
    }

    private static bool IsLapse(List<RecordedFrame> scene, int before, int end, Foot foot)
    {
        if (scene[end].Time - scene[Math.Max(before, 0)].Time > LapseSeconds) return false;
        for (int i = Math.Max(before, 0); i < end; i++)
        {
            if (!scene[i].Smooth.HasPlace || !foot.IsSeen(scene[i].Smooth)) return false;
            Vector3 off = Vector3.Abs(World(scene[i], foot) - World(scene[end], foot)) - (LapseDeviations * scene[i].FootNoise);
            if (Math.Max(off.X, Math.Max(off.Y, off.Z)) > LapseMetres) return false;
        }
        return true;
    }

    private static Vector3 World(RecordedFrame frame, Foot foot) => frame.Smooth.Place + foot.FromHips(frame.Smooth);

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
            Vector3 hold = earlier ?? (sum / (end - start));
            for (int i = start; i < end; i++) foot.Set(scene[i], foot.Get(scene[i]) with { Hold = hold });

            // On the way to it.
            float away = 0;
            for (int i = start - 1; i >= from && !foot.Get(scene[i]).IsPlanted && (away += scene[i + 1].Seconds) < ApproachSeconds; i--)
            {
                float near = Math.Min((ApproachSeconds - away) / (ApproachSeconds - EarlySeconds), 1);
                foot.Set(scene[i], foot.Get(scene[i]) with { Hold = hold, Nearness = near * near * (3 - (2 * near)) });
            }
        }
    }

    private static FootState? State(List<RecordedFrame> scene, int i, int known, Foot foot)
    {
        RecordedFrame now = scene[i];
        if (!IsKnown(now)) return null;
        RecordedFrame before = i > 0 && IsKnown(scene[i - 1]) ? scene[i - 1] : now;
        RecordedFrame after = i + 1 < known && IsKnown(scene[i + 1]) ? scene[i + 1] : now;
        float seconds = (before == now ? 0 : now.Seconds) + (after == now ? 0 : after.Seconds);
        if (seconds <= 0) return null;
        Vector3 world = (World(after, foot) - World(before, foot)) / seconds, hanging = (Hanging(after) - Hanging(before)) / seconds;
        return new FootState(World(now, foot), foot.FromHips(now.Smooth), World(now, foot).Y, world, hanging.Length(), now.FootNoise * SpeedOfNoise, now.FootNoise);

        bool IsKnown(RecordedFrame frame) => frame.Smooth.HasPlace && foot.IsSeen(frame.Smooth);
        Vector3 Hanging(RecordedFrame frame) => Vector3.Transform(foot.FromHips(frame.Smooth), Quaternion.Conjugate(frame.Smooth.Bones[HumanBone.Hips]));
    }

    /// <summary>One foot of a frame.</summary>
    private sealed record Foot(Func<RecordedFrame, Footing> Get, Action<RecordedFrame, Footing> Set, Func<SolvedBody, Vector3> FromHips, Func<SolvedBody, bool> IsSeen);
}
