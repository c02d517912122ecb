using System.Text.Json;
using Omozukai.Kalidokit;

namespace Omozukai.Formats.JsonLines;

/// <summary>Writes KalidoKit's results with its own names.</summary>
internal static class KalidokitJson
{
    private const int Decimals = 9; // beyond what landmarks carry, short of the noise of doubles

    private static readonly JsonNameTable s_rightBones = new(Enum.GetNames<HandBone>().Select(name => "Right" + name));
    private static readonly JsonNameTable s_leftBones = new(Enum.GetNames<HandBone>().Select(name => "Left" + name));
    private static readonly JsonNameTable s_rotationOrders = new(Enum.GetNames<RotationOrder>());
    private static readonly JsonEncodedText s_x = JsonEncodedText.Encode("x"), s_y = JsonEncodedText.Encode("y"), s_z = JsonEncodedText.Encode("z");

    public static void Write(JsonLineWriter line, KalidokitSolver solved)
    {
        line.Json.WriteStartObject(JsonName.Kalidokit);
        if (solved.Face is { } face) WriteFace(line, face);
        if (solved.Pose is { } pose) WritePose(line, pose);
        if (solved.LeftHand is { } left) WriteHand(line, JsonName.LeftHand, s_leftBones, left);
        if (solved.RightHand is { } right) WriteHand(line, JsonName.RightHand, s_rightBones, right);
        line.Json.WriteEndObject();
    }

    private static void WriteFace(JsonLineWriter line, FaceResult face)
    {
        Utf8JsonWriter json = line.Json;
        json.WriteStartObject(JsonName.Face);

        json.WriteStartObject("head"u8);
        Numbers(line, face.Head.X, face.Head.Y, face.Head.Z);
        Number(line, "width"u8, face.Head.Width);
        Number(line, "height"u8, face.Head.Height);
        Vector(line, "position"u8, face.Head.Position);
        Vector(line, "normalized"u8, face.Head.Normalized);
        Vector(line, "degrees"u8, face.Head.Degrees);
        json.WriteEndObject();

        json.WriteStartObject("eye"u8);
        Number(line, "l"u8, face.Eye.L);
        Number(line, "r"u8, face.Eye.R);
        json.WriteEndObject();
        Number(line, "brow"u8, face.Brow);
        json.WriteStartObject("pupil"u8);
        Number(line, "x"u8, face.Pupil.X);
        Number(line, "y"u8, face.Pupil.Y);
        json.WriteEndObject();

        json.WriteStartObject("mouth"u8);
        Number(line, "x"u8, face.Mouth.X);
        Number(line, "y"u8, face.Mouth.Y);
        json.WriteStartObject("shape"u8);
        Number(line, "A"u8, face.Mouth.Shape.A);
        Number(line, "E"u8, face.Mouth.Shape.E);
        Number(line, "I"u8, face.Mouth.Shape.I);
        Number(line, "O"u8, face.Mouth.Shape.O);
        Number(line, "U"u8, face.Mouth.Shape.U);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePose(JsonLineWriter line, PoseResult pose)
    {
        Utf8JsonWriter json = line.Json;
        json.WriteStartObject(JsonName.Pose);
        Vector(line, "RightUpperArm"u8, pose.RightUpperArm);
        Vector(line, "RightLowerArm"u8, pose.RightLowerArm);
        Vector(line, "LeftUpperArm"u8, pose.LeftUpperArm);
        Vector(line, "LeftLowerArm"u8, pose.LeftLowerArm);
        Vector(line, "RightHand"u8, pose.RightHand);
        Vector(line, "LeftHand"u8, pose.LeftHand);
        Euler(line, "RightUpperLeg"u8, pose.RightUpperLeg);
        Euler(line, "RightLowerLeg"u8, pose.RightLowerLeg);
        Euler(line, "LeftUpperLeg"u8, pose.LeftUpperLeg);
        Euler(line, "LeftLowerLeg"u8, pose.LeftLowerLeg);
        json.WriteStartObject("Hips"u8);
        Vector(line, "position"u8, pose.Hips.Position);
        Vector(line, "worldPosition"u8, pose.Hips.WorldPosition);
        Vector(line, "rotation"u8, pose.Hips.Rotation);
        json.WriteEndObject();
        Vector(line, "Spine"u8, pose.Spine);
        json.WriteEndObject();
    }

    private static void WriteHand(JsonLineWriter line, JsonEncodedText name, JsonNameTable bones, HandResult hand)
    {
        line.Json.WriteStartObject(name);
        for (int i = 0; i < HandResult.Count; i++)
        {
            Vector turn = hand[(HandBone)i];
            line.Json.WriteStartObject(bones[i]);
            Numbers(line, turn.X, turn.Y, turn.Z);
            line.Json.WriteEndObject();
        }
        line.Json.WriteEndObject();
    }

    private static void Vector(JsonLineWriter line, ReadOnlySpan<byte> name, Vector vector)
    {
        line.Json.WriteStartObject(name);
        Numbers(line, vector.X, vector.Y, vector.Z);
        line.Json.WriteEndObject();
    }

    private static void Euler(JsonLineWriter line, ReadOnlySpan<byte> name, Euler euler)
    {
        line.Json.WriteStartObject(name);
        Numbers(line, euler.X, euler.Y, euler.Z);
        line.Json.WriteString("rotationOrder"u8, s_rotationOrders[(int)euler.RotationOrder].EncodedUtf8Bytes);
        line.Json.WriteEndObject();
    }

    private static void Numbers(JsonLineWriter line, double x, double y, double z)
    {
        line.Number(s_x, x, Decimals);
        line.Number(s_y, y, Decimals);
        line.Number(s_z, z, Decimals);
    }

    private static void Number(JsonLineWriter line, ReadOnlySpan<byte> name, double value)
    {
        line.Json.WritePropertyName(name);
        line.Number(value, Decimals);
    }
}
