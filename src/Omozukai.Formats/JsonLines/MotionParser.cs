using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.JsonLines;

/// <summary>Parses the lines of <c>omozukai.motion</c>.</summary>
internal static class MotionParser
{
    public static MotionHeader ParseHeader(JsonCursor json)
    {
        double? fps = null;
        List<int>? people = null;
        Rig? rig = null;
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Fps)) fps = JsonHeader.PositiveOrNull(ref json, "fps");
            else if (json.Is(JsonName.People))
            {
                json.Value();
                json.Array("people");
                people = [];
                while (json.NextItem()) people.Add(json.Int32("people"));
            }
            else if (json.Is(JsonName.Rig)) rig = ParseRig(ref json);
            else json.SkipValue();
        }
        return new MotionHeader { Fps = fps, People = people, Rig = rig ?? throw json.Error("the header lacks the rig") };
    }

    private static Rig ParseRig(ref JsonCursor json)
    {
        var rest = new Dictionary<HumanBone, Vector3>();
        json.Value();
        json.Object("rig");
        while (json.NextProperty())
        {
            int bone = json.IndexIn(MotionWriter.BoneNames, rest.Count);
            if (bone < 0)
            {
                json.SkipValue();
                continue;
            }
            json.Value();
            json.Object("a bone of the rig");
            while (json.NextProperty())
            {
                if (json.Is(JsonName.Rest))
                {
                    json.Value();
                    rest[(HumanBone)bone] = json.Vector3("rest");
                }
                else json.SkipValue(); // the parents follow from the bones that are there
            }
        }
        try
        {
            return new Rig(rest);
        }
        catch (ArgumentException reason)
        {
            throw json.Error($"the rig cannot be used: {reason.Message}");
        }
    }

    public static void ParseFrame(JsonCursor json, Rig rig, MotionFrame frame)
    {
        frame.Index = 0;
        frame.Timestamp = TimeSpan.Zero;
        frame.ClearPeople();
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Index))
            {
                json.Value();
                frame.Index = json.Int64("index");
            }
            else if (json.Is(JsonName.Time))
            {
                json.Value();
                frame.Timestamp = json.Time("time");
            }
            else if (json.Is(JsonName.People))
            {
                json.Value();
                json.Array("people");
                frame.ClearPeople();
                while (json.NextItem()) ParsePerson(ref json, rig, frame.AddPerson());
            }
            else json.SkipValue();
        }
        foreach (AvatarPose pose in frame.People)
        {
            pose.Index = frame.Index; // known only now where the line says it after the people
            pose.Timestamp = frame.Timestamp;
        }
    }

    private static void ParsePerson(ref JsonCursor json, Rig rig, AvatarPose pose)
    {
        json.Object("a person");
        pose.HipsPosition = rig.RestPosition(HumanBone.Hips);
        bool hasBones = false, hasKalidokit = false;
        while (json.NextProperty())
        {
            if (json.Is(JsonName.Id))
            {
                json.Value();
                pose.TrackId = json.Int32("id");
            }
            else if (json.Is(JsonName.Hips))
            {
                json.Value();
                Vector3 hips = json.Vector3("hips");
                if (float.IsFinite(hips.X + hips.Y + hips.Z)) pose.HipsPosition = hips;
            }
            else if (json.Is(JsonName.Bones))
            {
                ParseBones(ref json, pose);
                hasBones = true;
            }
            else if (json.Is(JsonName.Expressions))
            {
                ParseWeights(ref json, MotionWriter.ExpressionNames, pose.Expressions, "an expression");
                pose.HasFace = true;
            }
            else if (json.Is(JsonName.Planted)) ParsePlanted(ref json, pose);
            else if (json.Is(JsonName.LookAt)) ParseLookAt(ref json, pose);
            else if (json.Is(JsonName.Confidence)) ParseWeights(ref json, MotionWriter.ChainNames, pose.Confidence, "a confidence");
            else
            {
                hasKalidokit |= json.Is(JsonName.Kalidokit);
                json.SkipValue();
            }
        }
        if (hasKalidokit && !hasBones) throw json.Error("the frame holds KalidoKit's angles, not bones; expected the motion of the humanoid solver");
    }

    private static void ParseBones(ref JsonCursor json, AvatarPose pose)
    {
        json.Value();
        json.Object("bones");
        Span<double> xyzw = stackalloc double[4];
        int guess = 0;
        while (json.NextProperty())
        {
            int bone = json.IndexIn(MotionWriter.BoneNames, guess);
            if (bone < 0)
            {
                json.SkipValue();
                continue;
            }
            guess = bone + 1;
            json.Value();
            json.Numbers(xyzw, "a bone");
            var rotation = new Quaternion((float)xyzw[0], (float)xyzw[1], (float)xyzw[2], (float)xyzw[3]);
            if (float.IsNaN(rotation.LengthSquared())) continue;
            if (!rotation.TryNormalize(out Quaternion unit)) throw json.Error($"the rotation of {((HumanBone)bone).Name()} is no unit quaternion [x, y, z, w]");
            pose[(HumanBone)bone] = unit;
        }
    }

    private static void ParseWeights(ref JsonCursor json, JsonNameTable names, Span<float> weights, string what)
    {
        json.Value();
        if (json.IsNull) return;
        json.Object(what);
        int guess = 0;
        while (json.NextProperty())
        {
            int index = json.IndexIn(names, guess);
            if (index < 0)
            {
                json.SkipValue();
                continue;
            }
            guess = index + 1;
            json.Value();
            weights[index] = json.Single(what);
        }
    }

    private static void ParsePlanted(ref JsonCursor json, AvatarPose pose)
    {
        json.Value();
        if (json.IsNull) return;
        json.Object("planted");
        while (json.NextProperty())
        {
            bool isLeft = json.Is(JsonName.Left), isRight = json.Is(JsonName.Right);
            json.Value();
            if (isLeft) pose.IsLeftFootPlanted = json.Boolean("planted.left");
            else if (isRight) pose.IsRightFootPlanted = json.Boolean("planted.right");
            else json.SkipHere();
        }
    }

    private static void ParseLookAt(ref JsonCursor json, AvatarPose pose)
    {
        json.Value();
        if (json.IsNull) return;
        Span<double> angles = stackalloc double[2];
        json.Numbers(angles, "lookAt");
        pose.LookYawDegrees = (float)angles[0];
        pose.LookPitchDegrees = (float)angles[1];
        pose.HasFace = true;
    }
}
