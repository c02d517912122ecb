using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving.Presence;

namespace Omozukai.Core.Solving.Feet;

/// <summary>Finds the planted feet of a recorded scene, from curves that are smoothed already.</summary>
internal static class RecordedContacts
{
    /// <summary>By so much smoothing shortens a contact at either end.</summary>
    private const float EdgeSeconds = 0.05f;

    /// <summary>Finds them, forwards; then backwards, so that feet that creep are known to hang from the beginning.</summary>
    public static void Find(List<RecordedFrame> scene)
    {
        var detector = new ContactDetector();
        for (int i = 0; i < scene.Count; i++)
        {
            Decide(detector, scene, i);
            (scene[i].Left, scene[i].Right) = (detector.Left, detector.Right);
        }
        detector = new ContactDetector();
        for (int i = scene.Count - 1; i >= 0; i--)
        {
            Decide(detector, scene, i);
            if (detector.IsLeftCreeping) scene[i].Left = scene[i].Left with { IsPlanted = false };
            if (detector.IsRightCreeping) scene[i].Right = scene[i].Right with { IsPlanted = false };
        }
        Widen(scene, frame => frame.Left, (frame, footing) => frame.Left = footing);
        Widen(scene, frame => frame.Right, (frame, footing) => frame.Right = footing);
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
            for (int i = start; i < end; i++) set(scene[i], get(scene[i]) with { Hold = sum / (end - start) });
        }
    }

    /// <summary>Contacts begin a little earlier and end a little later than smoothed speeds show.</summary>
    private static void Widen(List<RecordedFrame> scene, Func<RecordedFrame, Footing> get, Action<RecordedFrame, Footing> set)
    {
        bool[] isPlanted = [.. scene.Select(frame => get(frame).IsPlanted)];
        for (int i = 0; i < scene.Count; i++)
        {
            if (!isPlanted[i]) continue;
            float away = 0;
            for (int j = i + 1; j < scene.Count && !isPlanted[j] && (away += scene[j].Seconds) < EdgeSeconds; j++) Plant(j);
            away = 0;
            for (int j = i - 1; j >= 0 && !isPlanted[j] && (away += scene[j + 1].Seconds) < EdgeSeconds; j--) Plant(j);
        }

        void Plant(int i) => set(scene[i], get(scene[i]) with { IsPlanted = true });
    }

    private static void Decide(ContactDetector detector, List<RecordedFrame> scene, int i) => detector.Decide(
        State(scene, i, TrackedPart.LeftFoot, body => body.LeftFoot),
        State(scene, i, TrackedPart.RightFoot, body => body.RightFoot),
        scene[i].Seconds);

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
