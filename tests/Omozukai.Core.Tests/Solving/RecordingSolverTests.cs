using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Solving;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

/// <summary>Recordings longer than what the solver holds.</summary>
public sealed class RecordingSolverTests
{
    private const double FramesASecond = 30, Seconds = 40;

    [Fact]
    public void Every_frame_comes_out_once_in_order_and_soon()
    {
        List<LandmarkFrame> frames = [.. Walk()];
        var solver = new RecordingSolver();
        long next = 0, longest = 0;
        foreach (LandmarkFrame frame in frames)
        {
            solver.Add(frame, frame.People[0], pose => pose.Index.ShouldBe(next++));
            longest = Math.Max(longest, frame.Index - next);
        }
        (longest / FramesASecond).ShouldBeLessThan(RecordingSolver.LongestWaitSeconds + 0.1);
        solver.Finish(pose => pose.Index.ShouldBe(next++));
        next.ShouldBe(frames.Count);
    }

    [Fact]
    public void Where_blocks_begin_does_not_matter()
    {
        const int later = 71;
        List<LandmarkFrame> frames = [.. Walk()];
        List<AvatarPose> all = Solve.Recorded(frames, new PoseSolverOptions()), part = Solve.Recorded(frames.Skip(later), new PoseSolverOptions());
        double sum = 0;
        int count = 0;
        for (int i = 10 * (int)FramesASecond; i < frames.Count; i++)
        {
            foreach (HumanBone bone in new[] { HumanBone.Hips, HumanBone.LeftUpperArm, HumanBone.RightLowerArm, HumanBone.LeftUpperLeg, HumanBone.RightLowerLeg })
            {
                float degrees = MeasuredDirections.Degrees(all[i][bone], part[i - later][bone]);
                degrees.ShouldBeLessThan(6, $"{bone} of frame {i}");
                sum += degrees;
                count++;
            }
        }
        (sum / count).ShouldBeLessThan(0.3);
    }

    /// <summary>Somebody who marches on the spot with swinging arms, with noise.</summary>
    private static IEnumerable<LandmarkFrame> Walk()
    {
        var person = new SyntheticPerson(Rig.Default);
        var random = new Noise(5);
        for (int i = 0; i < Seconds * FramesASecond; i++)
        {
            float swing = (float)Math.Sin(2 * Math.PI * 0.8 * i / FramesASecond);
            var pose = new AvatarPose { Index = i, Timestamp = TimeSpan.FromSeconds(i / FramesASecond), HipsPosition = Rig.Default.RestPosition(HumanBone.Hips) };
            pose[HumanBone.LeftUpperArm] = Turn(-Vector3.UnitX, 0.5f * swing) * Turn(-Vector3.UnitZ, 1.3f);
            pose[HumanBone.RightUpperArm] = Turn(Vector3.UnitX, 0.5f * swing) * Turn(Vector3.UnitZ, 1.3f);
            pose[HumanBone.LeftUpperLeg] = Turn(-Vector3.UnitX, MathF.Max(swing, 0));
            pose[HumanBone.LeftLowerLeg] = Turn(Vector3.UnitX, 1.5f * MathF.Max(swing, 0));
            pose[HumanBone.RightUpperLeg] = Turn(-Vector3.UnitX, MathF.Max(-swing, 0));
            pose[HumanBone.RightLowerLeg] = Turn(Vector3.UnitX, 1.5f * MathF.Max(-swing, 0));
            var frame = new LandmarkFrame();
            person.See(pose, frame);
            foreach (ref WorldLandmark point in frame.People[0].Body.World)
                point = point with { Position = point.Position + (0.003f * new Vector3(random.Next(), random.Next(), 3 * random.Next())) };
            yield return frame;
        }
    }

    private static Quaternion Turn(Vector3 axis, float radians) => Quaternion.CreateFromAxisAngle(axis, radians);
}
