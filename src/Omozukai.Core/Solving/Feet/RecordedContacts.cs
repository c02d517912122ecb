using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Finds the planted feet of a recorded scene, from curves that are smoothed already.</summary>
internal static class RecordedContacts
{
    /// <summary>Finds them.</summary>
    public static void Find(List<RecordedFrame> scene)
    {
        var detector = new ContactDetector();
        for (int i = 0; i < scene.Count; i++)
        {
            detector.Decide(
                State(scene, i, TrackedPart.LeftFoot, body => body.LeftFoot),
                State(scene, i, TrackedPart.RightFoot, body => body.RightFoot),
                scene[i].Seconds);
            scene[i].Left = new Footing(detector.IsLeftPlanted);
            scene[i].Right = new Footing(detector.IsRightPlanted);
        }
    }

    /// <summary>Gives every contact one foothold: the mean of where the sole would be without it.</summary>
    public static void FindFootholds(List<RecordedFrame> scene, Grounding grounding)
    {
        foreach (RecordedFrame frame in scene) frame.FreeHips = grounding.Follow(frame.Body);
        FindFootholds(scene, frame => frame.Left, (frame, footing) => frame.Left = footing, frame => grounding.LeftSole(frame.Body, frame.FreeHips));
        FindFootholds(scene, frame => frame.Right, (frame, footing) => frame.Right = footing, frame => grounding.RightSole(frame.Body, frame.FreeHips));
    }

    private static void FindFootholds(
        List<RecordedFrame> scene, Func<RecordedFrame, Footing> get, Action<RecordedFrame, Footing> set, Func<RecordedFrame, Vector3> sole)
    {
        for (int start = 0, end; start < scene.Count; start = end)
        {
            end = start + 1;
            if (!get(scene[start]).IsPlanted) continue;
            Vector3 sum = sole(scene[start]);
            for (; end < scene.Count && get(scene[end]).IsPlanted; end++) sum += sole(scene[end]);
            for (int i = start; i < end; i++) set(scene[i], new Footing(true, sum / (end - start)));
        }
    }

    private static FootState? State(List<RecordedFrame> scene, int i, TrackedPart part, Func<SolvedBody, Vector3> foot)
    {
        RecordedFrame now = scene[i];
        if (!IsKnown(now)) return null;
        RecordedFrame before = i > 0 && IsKnown(scene[i - 1]) ? scene[i - 1] : now;
        RecordedFrame after = i + 1 < scene.Count && IsKnown(scene[i + 1]) ? scene[i + 1] : now;
        float seconds = (before == now ? 0 : now.Seconds) + (after == now ? 0 : after.Seconds);
        if (seconds <= 0) return null;
        Vector3 world = (World(after) - World(before)) / seconds, hanging = (Hanging(after) - Hanging(before)) / seconds;
        return new FootState(World(now), Hanging(now), world.Length(), hanging.Length(), now.FootSpeedNoise);

        bool IsKnown(RecordedFrame frame) => frame.Body.HasPlace && frame.Body.IsSeen(part);
        Vector3 World(RecordedFrame frame) => frame.Body.Place + foot(frame.Body);
        Vector3 Hanging(RecordedFrame frame) => Vector3.Transform(foot(frame.Body), Quaternion.Conjugate(frame.Body.Bones[HumanBone.Hips]));
    }
}
