using System.Numerics;
using CsCheck;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

/// <summary>Rigs of other proportions, and with fewer bones, are posed so that they point where the person does.</summary>
public sealed class AnyRigTests
{
    public static TheoryData<string> Names => ["required", "no upperChest", "no chest", "no neck", "no shoulders", "no toes", "leggy", "half", "short arms", "big head"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Limbs_trunk_and_head_point_where_the_person_does(string name)
    {
        Rig rig = Named(name);
        var person = new SyntheticPerson(Rig.Default);
        var frame = new LandmarkFrame();
        Vector3[] wanted = new Vector3[MeasuredDirections.Names.Count], got = new Vector3[wanted.Length];
        var kinematics = new ForwardKinematics(rig);
        var truth = new ForwardKinematics(Rig.Default);
        var errors = new Dictionary<string, List<float>>(StringComparer.Ordinal);
        Poses.Random.Sample(pose =>
        {
            person.See(pose, frame);
            var solved = new AvatarPose();
            new PoseSolver(new PoseSolverOptions { Rig = rig, Smoothing = Smoothing.Off, LimitJoints = false, HoldFeet = false }).Solve(frame, frame.People[0], solved);
            kinematics.Update(solved);
            truth.Update(pose);
            MeasuredDirections.Of(frame.People[0], wanted);
            MeasuredDirections.Of(kinematics, got);
            for (int i = 0; i < wanted.Length; i++)
                if (IsPosed(rig, MeasuredDirections.Names[i].Name)) Add(MeasuredDirections.Names[i].Group, MeasuredDirections.Degrees(wanted[i], got[i]));
            Add("head", MeasuredDirections.Degrees(kinematics.Rotation(HumanBone.Head), truth.Rotation(HumanBone.Head)));
            Add("hand", MeasuredDirections.Degrees(kinematics.Rotation(HumanBone.LeftHand), truth.Rotation(HumanBone.LeftHand)));
        }, iter: 300, threads: 1);
        // A trunk of two bones cannot have the lines of hips and shoulders and its own direction all right: the lines are.
        bool isStiff = !rig.Has(HumanBone.Chest) && !rig.Has(HumanBone.UpperChest);
        foreach ((string group, List<float> values) in errors)
            values.Average().ShouldBeLessThanOrEqualTo(group switch { "palmNormal" or "palm" or "hand" => 2.5f, "spine" when isStiff => 2, _ => 1 }, group);

        void Add(string group, float degrees)
        {
            if (!errors.TryGetValue(group, out List<float>? list)) errors[group] = list = [];
            list.Add(degrees);
        }
    }

    [Theory]
    [InlineData("half", 0.5)]
    [InlineData("leggy", 1.25)]
    [InlineData("required", 1)]
    public void The_hips_travel_by_the_length_of_the_legs(string name, double scale)
    {
        Rig rig = Named(name);
        var person = new SyntheticPerson(Rig.Default);
        var pose = new AvatarPose { HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) };
        var solver = new PoseSolver(new PoseSolverOptions { Rig = rig, Smoothing = Smoothing.Off, HoldFeet = false });
        var frame = new LandmarkFrame();
        var solved = new AvatarPose();
        List<Vector3> way = [];
        for (int i = 0; i <= 30; i++)
        {
            pose.Timestamp = TimeSpan.FromSeconds(i / 30.0);
            pose.HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) + new Vector3(0.02f * i, 0, 0.01f * i);
            person.See(pose, frame);
            solver.Solve(frame, frame.People[0], solved);
            way.Add(solved.HipsPosition);
        }
        Vector3 travel = way[^1] - way[0];
        ((double)travel.X).ShouldBe(0.6 * scale, 0.02);
        ((double)travel.Z).ShouldBe(0.3 * scale, 0.02);
    }

    private static Rig Named(string name) => name switch
    {
        "required" => Rigs.Required,
        "no upperChest" => Rigs.Without(HumanBone.UpperChest),
        "no chest" => Rigs.Without(HumanBone.Chest),
        "no neck" => Rigs.Without(HumanBone.Neck),
        "no shoulders" => Rigs.Without(HumanBone.LeftShoulder, HumanBone.RightShoulder),
        "no toes" => Rigs.Without(HumanBone.LeftToes, HumanBone.RightToes),
        "leggy" => Rigs.Leggy,
        "half" => Rigs.Scaled(0.5f),
        "short arms" => Rigs.WithArms(0.8f),
        _ => Rigs.WithHead(1.5f),
    };

    /// <summary>Whether the rig has the bones of a direction.</summary>
    private static bool IsPosed(Rig rig, string direction) => direction switch
    {
        _ when direction.EndsWith("Foot", StringComparison.Ordinal) => rig.Has(HumanBone.LeftToes),
        _ when direction.Contains("Palm") || direction.Contains("Thumb") || char.IsDigit(direction[^1]) => rig.Has(HumanBone.LeftIndexProximal),
        _ => true,
    };
}
