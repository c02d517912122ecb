#!/usr/bin/env dotnet
#:project ../src/Omozukai.Core/Omozukai.Core.csproj
#:project ../src/Omozukai.Vision/Omozukai.Vision.csproj
#:property PublishAot=false
// A photo in, a picture out: the landmarks that were found, beside the built-in rig in the pose that was solved from them,
// from the front and from its left.
//   dotnet run samples/photo-to-pose.cs -- PHOTO PICTURE.png
using System.Numerics;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Omozukai.Vision.Frames;
using Omozukai.Vision.Landmarkers;
using SkiaSharp;

const int height = 720;

// 1. Pixels.
using IFrameSource source = FrameSources.Open(args[0], new FrameSourceOptions());
var frame = new VideoFrame();
source.TryRead(frame);

// 2. Landmarks.
using var landmarker = new HolisticLandmarker(new HolisticOptions { IsStatic = true });
var landmarks = new LandmarkFrame();
landmarker.Detect(frame, landmarks);
if (landmarks.People.Count == 0)
{
    Console.Error.WriteLine("Nobody was found.");
    return 1;
}

// 3. Pose.
var solver = new PoseSolver(new PoseSolverOptions { Smoothing = Smoothing.Off });
var pose = new AvatarPose();
solver.Solve(landmarks, landmarks.People[0], pose);
var joints = new ForwardKinematics(solver.Rig);
joints.Update(pose);

// 4. Picture.
using var overlay = new Overlay();
overlay.Draw(frame, landmarks);
int photoWidth = frame.Width * height / frame.Height, viewWidth = height * 3 / 4;
using SKSurface surface = SKSurface.Create(new SKImageInfo(photoWidth + 2 * viewWidth, height));
SKCanvas canvas = surface.Canvas;
canvas.Clear(new SKColor(0x20, 0x24, 0x30));
using (SKImage photo = SKImage.FromPixelCopy(new SKImageInfo(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), frame.Pixels))
    canvas.DrawImage(photo, new SKRect(0, 0, photoWidth, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
DrawRig(photoWidth + viewWidth / 2, Quaternion.Identity);
DrawRig(photoWidth + viewWidth * 3 / 2, Quaternion.CreateFromAxisAngle(Vector3.UnitY, -MathF.PI / 2));
using SKData png = surface.Snapshot().Encode(SKEncodedImageFormat.Png, 100);
using FileStream file = File.Create(args[1]);
png.SaveTo(file);
return 0;

// Each bone as a rounded stroke from its joint to its child's, far ones first; left orange, right blue, as in the overlay.
void DrawRig(float centerX, Quaternion view)
{
    const float pixelsPerMetre = height / 2.15f;
    Vector3 hips = joints.Position(HumanBone.Hips);
    var strokes = new List<(Vector3 From, Vector3 To, float Width, SKColor Color)>();
    foreach (HumanBone bone in solver.Rig.Bones)
    {
        if (solver.Rig.Parent(bone) is not { } parent || bone is HumanBone.LeftEye or HumanBone.RightEye or HumanBone.Jaw) continue;
        Add(parent, joints.Position(bone), Width(bone), Color(bone));
    }
    Add(HumanBone.Head, joints.Position(HumanBone.Head) + Vector3.Transform(new Vector3(0, 0.16f, 0.03f), joints.Rotation(HumanBone.Head)), 0.16f, SKColors.White);
    Add(HumanBone.Head, joints.Position(HumanBone.Head) + Vector3.Transform(new Vector3(0, 0.06f, 0.13f), joints.Rotation(HumanBone.Head)), 0.02f, SKColors.Gold); // the nose shows where the face looks
    foreach (HumanBone tip in new[] { HumanBone.LeftThumbDistal, HumanBone.LeftIndexDistal, HumanBone.LeftMiddleDistal, HumanBone.LeftRingDistal, HumanBone.LeftLittleDistal })
    {
        Add(tip, joints.Position(tip) + Vector3.Transform(new Vector3(0.02f, 0, 0), joints.Rotation(tip)), 0.012f, Color(tip));
        HumanBone right = tip.Mirrored();
        Add(right, joints.Position(right) + Vector3.Transform(new Vector3(-0.02f, 0, 0), joints.Rotation(right)), 0.012f, Color(right));
    }
    strokes.Sort((a, b) => (a.From.Z + a.To.Z).CompareTo(b.From.Z + b.To.Z));
    using var paint = new SKPaint { IsAntialias = true, StrokeCap = SKStrokeCap.Round, Style = SKPaintStyle.Stroke };
    foreach ((Vector3 from, Vector3 to, float width, SKColor color) in strokes)
    {
        paint.StrokeWidth = width * pixelsPerMetre;
        paint.Color = color;
        canvas.DrawLine(centerX + from.X * pixelsPerMetre, height * 0.51f - from.Y * pixelsPerMetre, centerX + to.X * pixelsPerMetre, height * 0.51f - to.Y * pixelsPerMetre, paint);
    }

    void Add(HumanBone from, Vector3 to, float width, SKColor color) =>
        strokes.Add((Vector3.Transform(joints.Position(from) - hips, view), Vector3.Transform(to - hips, view), width, color));
}

static float Width(HumanBone bone) => bone switch
{
    >= HumanBone.LeftThumbMetacarpal => 0.016f,
    HumanBone.Spine or HumanBone.Chest or HumanBone.UpperChest => 0.13f,
    HumanBone.Neck or HumanBone.Head => 0.06f,
    HumanBone.LeftLowerLeg or HumanBone.RightLowerLeg => 0.09f,
    _ => 0.055f,
};

static SKColor Color(HumanBone bone) => bone.Name().StartsWith("left", StringComparison.Ordinal) ? new SKColor(0xff, 0xb0, 0x20)
    : bone.Name().StartsWith("right", StringComparison.Ordinal) ? new SKColor(0x48, 0xa8, 0xf0)
    : new SKColor(0xcf, 0xd8, 0xdc);
