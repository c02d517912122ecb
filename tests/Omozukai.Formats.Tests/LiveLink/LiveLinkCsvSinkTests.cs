using System.Globalization;
using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.LiveLink;

namespace Omozukai.Formats.Tests.LiveLink;

public sealed class LiveLinkCsvSinkTests : IDisposable
{
    /// <summary>The head of the app's own files.</summary>
    private const string Columns =
        "Timecode,BlendShapeCount,EyeBlinkLeft,EyeLookDownLeft,EyeLookInLeft,EyeLookOutLeft,EyeLookUpLeft,EyeSquintLeft,EyeWideLeft," +
        "EyeBlinkRight,EyeLookDownRight,EyeLookInRight,EyeLookOutRight,EyeLookUpRight,EyeSquintRight,EyeWideRight,JawForward,JawRight,JawLeft,JawOpen," +
        "MouthClose,MouthFunnel,MouthPucker,MouthRight,MouthLeft,MouthSmileLeft,MouthSmileRight,MouthFrownLeft,MouthFrownRight,MouthDimpleLeft,MouthDimpleRight," +
        "MouthStretchLeft,MouthStretchRight,MouthRollLower,MouthRollUpper,MouthShrugLower,MouthShrugUpper,MouthPressLeft,MouthPressRight," +
        "MouthLowerDownLeft,MouthLowerDownRight,MouthUpperUpLeft,MouthUpperUpRight,BrowDownLeft,BrowDownRight,BrowInnerUp,BrowOuterUpLeft,BrowOuterUpRight," +
        "CheekPuff,CheekSquintLeft,CheekSquintRight,NoseSneerLeft,NoseSneerRight,TongueOut,HeadYaw,HeadPitch,HeadRoll,LeftEyeYaw,LeftEyePitch,LeftEyeRoll,RightEyeYaw,RightEyePitch,RightEyeRoll";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task EveryShapeStandsUnderItsName()
    {
        List<AvatarPose> poses = TestMotion.Dance(Rig.Default, frames: 50, fps: 25);
        string[] lines = await WriteAsync(poses);
        lines[0].ShouldBe(Columns);
        lines.Length.ShouldBe(51);
        string[] names = lines[0].Split(',');
        for (int row = 0; row < 50; row++)
        {
            string[] cells = lines[row + 1].Split(',');
            cells.Length.ShouldBe(63);
            cells[1].ShouldBe("61");
            for (int i = 2; i < 54; i++)
            {
                Expression shape = Enum.Parse<Expression>(names[i]);
                double.Parse(cells[i], CultureInfo.InvariantCulture).ShouldBe(poses[row].Expressions[(int)shape], 1e-6, names[i]);
            }
        }
    }

    [Fact]
    public async Task AnglesAreRadiansAboutTheFacesAxes()
    {
        var pose = new AvatarPose { HasFace = true, LookYawDegrees = 10, LookPitchDegrees = -5 };
        pose[HumanBone.Hips] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, 0.1f);
        pose[HumanBone.Head] = Quaternion.CreateFromAxisAngle(Vector3.UnitY, 0.2f);
        pose[HumanBone.Neck] = Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0);
        double[] angles = [.. (await WriteAsync([pose]))[1].Split(',')[54..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        double[] expected = [0.3, 0, 0, 10 * Math.PI / 180, -5 * Math.PI / 180, 0, 10 * Math.PI / 180, -5 * Math.PI / 180, 0];
        for (int i = 0; i < 9; i++) angles[i].ShouldBe(expected[i], 1e-5);

        pose[HumanBone.Hips] = Quaternion.Identity;
        pose[HumanBone.Head] = Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.25f); // the nose goes down
        (await WriteAsync([pose]))[1].Split(',')[55].ShouldStartWith("0.2");
        pose[HumanBone.Head] = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 0.25f); // the crown goes to the right shoulder
        (await WriteAsync([pose]))[1].Split(',')[56].ShouldStartWith("0.2");
    }

    [Fact]
    public async Task TimecodesCountFrames()
    {
        double[] seconds = [0, 0.5, 0.508, 61 + 2 / 25.0, 3600 + 1.0];
        string[] lines = await WriteAsync([.. seconds.Select(s => new AvatarPose { HasFace = true, Timestamp = TimeSpan.FromSeconds(s) })]);
        lines[1..].Select(line => line.Split(',')[0]).ShouldBe(["00:00:00:00.000", "00:00:00:12.500", "00:00:00:12.700", "00:01:01:02.000", "01:00:01:00.000"]);
    }

    [Fact]
    public async Task PosesWithoutAFaceHaveNoRowAndPresetsAloneMoveTheShapes()
    {
        (await WriteAsync([new AvatarPose(), new AvatarPose { Timestamp = TimeSpan.FromSeconds(1) }])).Length.ShouldBe(1);
        var preset = new AvatarPose { HasFace = true };
        preset.Expressions[(int)Expression.BlinkLeft] = 1;
        (await WriteAsync([preset]))[1].Split(',')[2].ShouldBe("1.000000");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string[]> WriteAsync(List<AvatarPose> poses)
    {
        await TestMotion.WriteAsync(new LiveLinkCsvSink(_folder.File("a.csv"), new() { Fps = 25 }), Rig.Default, poses);
        return await File.ReadAllLinesAsync(_folder.File("a.csv"));
    }
}
