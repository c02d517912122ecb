using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Tests;

/// <summary>How far the joints that somebody else's program placed stand from our own forward kinematics.</summary>
internal sealed class JointComparison
{
    public double WorstMillimetres { get; private set; }

    public double WorstDegrees { get; private set; }

    public int Joints { get; private set; }

    /// <summary>Compares one frame: bones by name, each with a position and a rotation in the world.</summary>
    public void Add(ForwardKinematics ours, JsonElement bones, float metresPerUnit = 1)
    {
        foreach (JsonProperty property in bones.EnumerateObject())
        {
            if (!HumanBones.TryParse(property.Name, out HumanBone bone)) continue;
            float[] p = [.. property.Value.GetProperty("position").EnumerateArray().Select(v => v.GetSingle())];
            float[] q = [.. property.Value.GetProperty("rotation").EnumerateArray().Select(v => v.GetSingle())];
            WorstMillimetres = Math.Max(WorstMillimetres, 1000 * Vector3.Distance(new Vector3(p) * metresPerUnit, ours.Position(bone)));
            WorstDegrees = Math.Max(WorstDegrees, TestMotion.DegreesBetween(new Quaternion(q[0], q[1], q[2], q[3]), ours.Rotation(bone)));
            Joints++;
        }
    }

    public override string ToString() => $"{Joints} joints, at worst {WorstMillimetres:0.0000} mm and {WorstDegrees:0.00000}°";
}
