using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>Degrees between the bones of a posed rig and clean landmarks, by group of bones, and between head and truth.</summary>
internal static class DirectionErrors
{
    public static Dictionary<string, List<float>> Of(SyntheticMotion motion, IReadOnlyList<AvatarPose> poses, Rig rig)
    {
        var kinematics = new ForwardKinematics(rig);
        var errors = new Dictionary<string, List<float>>(StringComparer.Ordinal);
        Vector3[] wanted = new Vector3[MeasuredDirections.Names.Count], got = new Vector3[wanted.Length];
        for (int i = 0; i < motion.Frames.Count; i++)
        {
            kinematics.Update(poses[i]);
            MeasuredDirections.Of(motion.Frames[i].People[0], wanted);
            MeasuredDirections.Of(kinematics, got);
            for (int k = 0; k < wanted.Length; k++)
                if (wanted[k] != default) Add(MeasuredDirections.Names[k].Group, MeasuredDirections.Degrees(wanted[k], got[k]));
            Add("head", MeasuredDirections.Degrees(kinematics.Rotation(HumanBone.Head), motion.Truths[i].Head));
        }
        foreach (List<float> values in errors.Values) values.Sort();
        return errors;

        void Add(string group, float degrees)
        {
            if (!errors.TryGetValue(group, out List<float>? list)) errors[group] = list = [];
            list.Add(degrees);
        }
    }

    /// <summary>The 95th percentile of sorted errors.</summary>
    public static float High(List<float> errors) => errors[(int)(errors.Count * 0.95)];

    /// <summary>Directions of which a joint limit turned one by more than a tenth of a degree, in frames, against the same solve without limits.</summary>
    public static int FramesLimited(IReadOnlyList<AvatarPose> limited, IReadOnlyList<AvatarPose> free, Rig rig)
    {
        ForwardKinematics a = new(rig), b = new(rig);
        Vector3[] with = new Vector3[MeasuredDirections.Names.Count], without = new Vector3[with.Length];
        int frames = 0;
        for (int i = 0; i < limited.Count; i++)
        {
            a.Update(limited[i]);
            b.Update(free[i]);
            MeasuredDirections.Of(a, with);
            MeasuredDirections.Of(b, without);
            bool differs = MeasuredDirections.Degrees(a.Rotation(HumanBone.Head), b.Rotation(HumanBone.Head)) > 0.1f;
            for (int k = 0; k < with.Length; k++) differs |= MeasuredDirections.Degrees(with[k], without[k]) > 0.1f;
            if (differs) frames++;
        }
        return frames;
    }
}
