#!/usr/bin/env dotnet
#:project ../src/Omozukai.Core/Omozukai.Core.csproj
#:project ../src/Omozukai.Vision/Omozukai.Vision.csproj
#:property PublishAot=false
#:property NoWarn=$(NoWarn);MA0047;MA0048
// An output of one's own: the turn of the head, a line a frame, while a video or camera is tracked.
//   dotnet run samples/own-output.cs -- dance.mp4        (or: camera)
using System.Globalization;
using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Omozukai.Vision.Frames;
using Omozukai.Vision.Landmarkers;

using IFrameSource source = FrameSources.Open(args[0], new FrameSourceOptions());
using var landmarker = new HolisticLandmarker();
await using var output = new HeadTurnSink(Console.Out);
new Pipeline(source, landmarker, new PersonOutput(new PoseSolver(), [output])).Run();

/// <summary>Writes seconds and the head's yaw in degrees, to the avatar's left.</summary>
internal sealed class HeadTurnSink(TextWriter writer) : IPoseSink
{
    private ForwardKinematics? _joints;

    public Exception? Fault { get; private set; }

    public void Begin(Rig rig) => _joints = new ForwardKinematics(rig);

    public void Write(AvatarPose pose)
    {
        try
        {
            _joints!.Update(pose);
            Vector3 forward = Vector3.Transform(Vector3.UnitZ, _joints.Rotation(HumanBone.Head));
            double yaw = Math.Atan2(forward.X, forward.Z) * 180 / Math.PI;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pose.Timestamp.TotalSeconds:0.000} {yaw:0.0}"));
        }
        catch (IOException fault)
        {
            Fault = fault; // a sink never throws; the pipeline reports this once and leaves the sink out
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
