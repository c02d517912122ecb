using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Solving.Presence;

/// <summary>Fills moments in which a part was not seen with the way from the posture before to the one after.</summary>
internal sealed class GapFiller
{
    /// <summary>Longer gaps than this are not guessed: the part goes to rest.</summary>
    public const double LongestSeconds = 0.8;

    public void Fill(List<RecordedFrame> scene)
    {
        for (int part = 0; part < TrackedParts.Count; part++)
        {
            int last = -1; // the last frame in which the part was seen
            double seconds = 0;
            for (int i = 0; i < scene.Count; i++)
            {
                seconds += scene[i].Seconds;
                if (!scene[i].Body.IsSeen((TrackedPart)part)) continue;
                if (last >= 0 && last < i - 1 && seconds <= LongestSeconds) Bridge(scene, (TrackedPart)part, last, i, seconds);
                last = i;
                seconds = 0;
            }
        }
    }

    private static void Bridge(List<RecordedFrame> scene, TrackedPart part, int before, int after, double seconds)
    {
        double passed = 0;
        for (int i = before + 1; i < after; i++)
        {
            passed += scene[i].Seconds;
            float t = (float)(passed / seconds);
            foreach (HumanBone bone in part.Bones())
            {
                // Relative to parents: what the rest of the body did meanwhile is known.
                Quaternion local = Quaternion.Slerp(Local(scene[before].Body, bone), Local(scene[after].Body, bone), t);
                scene[i].Body.Bones[bone] = bone.Parent() is { } parent ? Quaternion.Normalize(scene[i].Body.Bones[parent] * local) : local;
            }
            scene[i].Body.IsSeen(part) = true;
        }
    }

    private static Quaternion Local(SolvedBody body, HumanBone bone) =>
        bone.Parent() is { } parent ? Quaternion.Conjugate(body.Bones[parent]) * body.Bones[bone] : body.Bones[bone];
}
