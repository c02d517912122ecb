using System.Text.Json;

namespace Omozukai.Formats.JsonLines;

/// <summary>The field names of the two formats, encoded once.</summary>
internal static class JsonName
{
    public static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    public static readonly JsonEncodedText Header = JsonEncodedText.Encode("header");
    public static readonly JsonEncodedText Frame = JsonEncodedText.Encode("frame");
    public static readonly JsonEncodedText Format = JsonEncodedText.Encode("format");
    public static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    public static readonly JsonEncodedText Fps = JsonEncodedText.Encode("fps");
    public static readonly JsonEncodedText People = JsonEncodedText.Encode("people");
    public static readonly JsonEncodedText Index = JsonEncodedText.Encode("index");
    public static readonly JsonEncodedText Time = JsonEncodedText.Encode("time");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");

    // omozukai.landmarks
    public static readonly JsonEncodedText Width = JsonEncodedText.Encode("width");
    public static readonly JsonEncodedText Height = JsonEncodedText.Encode("height");
    public static readonly JsonEncodedText VerticalFov = JsonEncodedText.Encode("verticalFov");
    public static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
    public static readonly JsonEncodedText File = JsonEncodedText.Encode("file");
    public static readonly JsonEncodedText Score = JsonEncodedText.Encode("score");
    public static readonly JsonEncodedText Pose = JsonEncodedText.Encode("pose");
    public static readonly JsonEncodedText PoseWorld = JsonEncodedText.Encode("poseWorld");
    public static readonly JsonEncodedText Face = JsonEncodedText.Encode("face");
    public static readonly JsonEncodedText FaceScore = JsonEncodedText.Encode("faceScore");
    public static readonly JsonEncodedText BlendShapes = JsonEncodedText.Encode("blendshapes");
    public static readonly JsonEncodedText FaceTransform = JsonEncodedText.Encode("faceTransform");
    public static readonly JsonEncodedText LeftHand = JsonEncodedText.Encode("leftHand");
    public static readonly JsonEncodedText LeftHandWorld = JsonEncodedText.Encode("leftHandWorld");
    public static readonly JsonEncodedText LeftHandScore = JsonEncodedText.Encode("leftHandScore");
    public static readonly JsonEncodedText RightHand = JsonEncodedText.Encode("rightHand");
    public static readonly JsonEncodedText RightHandWorld = JsonEncodedText.Encode("rightHandWorld");
    public static readonly JsonEncodedText RightHandScore = JsonEncodedText.Encode("rightHandScore");

    // omozukai.motion
    public static readonly JsonEncodedText Rig = JsonEncodedText.Encode("rig");
    public static readonly JsonEncodedText Parent = JsonEncodedText.Encode("parent");
    public static readonly JsonEncodedText Rest = JsonEncodedText.Encode("rest");
    public static readonly JsonEncodedText Hips = JsonEncodedText.Encode("hips");
    public static readonly JsonEncodedText Bones = JsonEncodedText.Encode("bones");
    public static readonly JsonEncodedText Expressions = JsonEncodedText.Encode("expressions");
    public static readonly JsonEncodedText LookAt = JsonEncodedText.Encode("lookAt");
    public static readonly JsonEncodedText Confidence = JsonEncodedText.Encode("confidence");
    public static readonly JsonEncodedText Planted = JsonEncodedText.Encode("planted");
    public static readonly JsonEncodedText Left = JsonEncodedText.Encode("left");
    public static readonly JsonEncodedText Right = JsonEncodedText.Encode("right");
    public static readonly JsonEncodedText Kalidokit = JsonEncodedText.Encode("kalidokit");
}
