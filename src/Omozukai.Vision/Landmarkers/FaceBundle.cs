using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Landmarkers;

/// <summary>Google's face landmarker bundle, which is fetched on demand, and the networks in it.</summary>
internal static class FaceBundle
{
    public const string File = "face_landmarker.task";

    public const string Detector = File + "!face_detector.tflite";

    public const string Mesh = File + "!face_landmarks_detector.tflite";

    public const string BlendShapes = File + "!face_blendshapes.tflite";

    /// <summary>Whether the bundle is on this machine.</summary>
    public static bool IsPresent(NetworkLoader loader) => loader.Has(File);
}
