using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Tests.Solving.Measures;

/// <summary>The landmarks that a perfect tracker would find on a posed rig: the way back from the solver.</summary>
internal sealed class SyntheticPerson(Rig rig)
{
    private static readonly Vector3 s_faceInHead = new(0, 0.065f, 0.02f); // origin of the canonical face, in metres from the head's joint
    private readonly ForwardKinematics _kinematics = new(rig);

    public float VerticalFovDegrees { get; init; } = 50;

    /// <summary>Where the rig's origin stands before the camera, in metres (avatar's axes).</summary>
    public Vector3 Place { get; init; } = new(0, -1, -3);

    /// <summary>Turns level axes to the camera's; the identity for a level camera.</summary>
    public Quaternion View { get; init; } = Quaternion.Identity;

    public void See(AvatarPose pose, LandmarkFrame frame)
    {
        frame.Width = 1280;
        frame.Height = 720;
        frame.Index = pose.Index;
        frame.Timestamp = pose.Timestamp;
        frame.VerticalFovDegrees = VerticalFovDegrees;
        frame.ClearPeople();
        PersonLandmarks person = frame.AddPerson();
        person.Score = 1;
        _kinematics.Update(pose);
        SeeBody(person, frame);
        SeeHand(person.LeftHand, HumanBone.LeftHand, HumanBone.LeftThumbMetacarpal);
        SeeHand(person.RightHand, HumanBone.RightHand, HumanBone.RightThumbMetacarpal);
        person.Face.IsPresent = true;
        person.Face.Score = 1;
        Vector3 centre = FacePoint(Vector3.Zero);
        foreach (CanonicalFace.Point point in CanonicalFace.Points)
        {
            Vector3 place = FacePoint(point.Position), image = Project(place, frame);
            image.Z = (InCamera(centre).Z - InCamera(place).Z) * Focal(frame) / -InCamera(centre).Z / frame.Width;
            person.Face.Image[point.Id] = new(image, 1, 1);
        }
    }

    private void SeeBody(PersonLandmarks person, LandmarkFrame frame)
    {
        person.Body.IsPresent = true;
        person.Body.Score = 1;
        Vector3 centre = (P(HumanBone.LeftUpperLeg) + P(HumanBone.RightUpperLeg)) / 2;
        for (int i = 0; i < BodyLandmarks.Count; i++)
        {
            Vector3 place = BodyPoint((BodyLandmark)i);
            person.Body.World[i] = new(Flip(place - centre), 1, 1);
            person.Body.Image[i] = new(Project(place, frame), 1, 1);
        }
    }

    private Vector3 BodyPoint(BodyLandmark point) => point switch
    {
        BodyLandmark.Nose => FacePoint(new(0, -0.5f, 7.5f)),
        BodyLandmark.LeftEyeInner or BodyLandmark.LeftEye or BodyLandmark.LeftEyeOuter => FacePoint(new(4.4f, 2.7f, 3.2f)),
        BodyLandmark.RightEyeInner or BodyLandmark.RightEye or BodyLandmark.RightEyeOuter => FacePoint(new(-4.4f, 2.7f, 3.2f)),
        BodyLandmark.LeftEar => FacePoint(new(7.3f, 0.5f, -4.5f)),
        BodyLandmark.RightEar => FacePoint(new(-7.3f, 0.5f, -4.5f)),
        BodyLandmark.MouthLeft => FacePoint(new(2.5f, -4.3f, 4.3f)),
        BodyLandmark.MouthRight => FacePoint(new(-2.5f, -4.3f, 4.3f)),
        BodyLandmark.LeftShoulder => P(HumanBone.LeftUpperArm),
        BodyLandmark.RightShoulder => P(HumanBone.RightUpperArm),
        BodyLandmark.LeftElbow => P(HumanBone.LeftLowerArm),
        BodyLandmark.RightElbow => P(HumanBone.RightLowerArm),
        BodyLandmark.LeftWrist => P(HumanBone.LeftHand),
        BodyLandmark.RightWrist => P(HumanBone.RightHand),
        BodyLandmark.LeftPinky => P(HumanBone.LeftLittleProximal),
        BodyLandmark.RightPinky => P(HumanBone.RightLittleProximal),
        BodyLandmark.LeftIndex => P(HumanBone.LeftIndexProximal),
        BodyLandmark.RightIndex => P(HumanBone.RightIndexProximal),
        BodyLandmark.LeftThumb => P(HumanBone.LeftThumbProximal),
        BodyLandmark.RightThumb => P(HumanBone.RightThumbProximal),
        BodyLandmark.LeftHip => P(HumanBone.LeftUpperLeg),
        BodyLandmark.RightHip => P(HumanBone.RightUpperLeg),
        BodyLandmark.LeftKnee => P(HumanBone.LeftLowerLeg),
        BodyLandmark.RightKnee => P(HumanBone.RightLowerLeg),
        BodyLandmark.LeftAnkle => P(HumanBone.LeftFoot),
        BodyLandmark.RightAnkle => P(HumanBone.RightFoot),
        BodyLandmark.LeftHeel => Attached(HumanBone.LeftFoot, new(0, -0.045f, -0.05f)),
        BodyLandmark.RightHeel => Attached(HumanBone.RightFoot, new(0, -0.045f, -0.05f)),
        BodyLandmark.LeftFootIndex => P(HumanBone.LeftToes),
        _ => P(HumanBone.RightToes),
    };

    private void SeeHand(HandLandmarks hand, HumanBone root, HumanBone first)
    {
        hand.IsPresent = hand.HasWorld = true;
        hand.Score = 1;
        hand.World[0] = new(Flip(P(root)), 1, 1);
        for (int finger = 0; finger < 5; finger++)
        {
            for (int segment = 0; segment < 3; segment++)
                hand.World[1 + (finger * 4) + segment] = new(Flip(P(first + (finger * 3) + segment)), 1, 1);
            HumanBone last = first + (finger * 3) + 2;
            hand.World[4 + (finger * 4)] = new(Flip(Attached(last, rig.RestOffset(last))), 1, 1);
        }
    }

    private Vector3 P(HumanBone bone) => _kinematics.Position(bone);

    private Vector3 Attached(HumanBone bone, Vector3 offset) => P(bone) + Vector3.Transform(offset, _kinematics.Rotation(bone));

    private Vector3 FacePoint(Vector3 centimetres) => Attached(HumanBone.Head, s_faceInHead + (centimetres / 100));

    private float Focal(LandmarkFrame frame) => frame.Height / 2f / MathF.Tan(VerticalFovDegrees * MathF.PI / 360);

    private Vector3 Project(Vector3 place, LandmarkFrame frame)
    {
        Vector3 camera = InCamera(place);
        float scale = Focal(frame) / -camera.Z;
        return new Vector3(0.5f + (camera.X * scale / frame.Width), 0.5f - (camera.Y * scale / frame.Height), 0);
    }

    private Vector3 InCamera(Vector3 place) => Vector3.Transform(place + Place, View);

    private Vector3 Flip(Vector3 point)
    {
        point = Vector3.Transform(point, View);
        return new(point.X, -point.Y, -point.Z);
    }
}
