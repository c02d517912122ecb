using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Tests;

/// <summary>How far the joints that somebody else's program placed stand from our own forward kinematics.</summary>
internal sealed class JointComparison(float metresPerUnit = 1)
{
    public double WorstMillimetres { get; private set; }

    public double WorstDegrees { get; private set; }

    public int Joints { get; private set; }

    /// <summary>Compares one frame: bones by their VRM names, each with a position and a rotation in the world.</summary>
    public void Add(ForwardKinematics ours, JsonElement bones)
    {
        foreach (JsonProperty bone in bones.EnumerateObject())
        {
            float[] p = [.. bone.Value.GetProperty("position").EnumerateArray().Select(v => v.GetSingle())];
            float[] q = [.. bone.Value.GetProperty("rotation").EnumerateArray().Select(v => v.GetSingle())];
            Add(ours, bone.Name, new Vector3(p), new Quaternion(q[0], q[1], q[2], q[3]));
        }
    }

    /// <summary>Compares one bone.</summary>
    public void Add(ForwardKinematics ours, string name, Vector3 position, Quaternion rotation)
    {
        if (!HumanBones.TryParse(name, out HumanBone bone)) return;
        WorstMillimetres = Math.Max(WorstMillimetres, 1000 * Vector3.Distance(position * metresPerUnit, ours.Position(bone)));
        WorstDegrees = Math.Max(WorstDegrees, TestMotion.DegreesBetween(rotation, ours.Rotation(bone)));
        Joints++;
    }

    public void ShouldAgree(int joints)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"{Joints} joints, at worst {WorstMillimetres:0.0000} mm and {WorstDegrees:0.00000}°");
        Joints.ShouldBe(joints);
        WorstMillimetres.ShouldBeLessThan(1);
        WorstDegrees.ShouldBeLessThan(0.1);
    }
}
