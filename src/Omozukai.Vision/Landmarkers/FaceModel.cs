namespace Omozukai.Vision.Landmarkers;

/// <summary>Which networks find the points of a face. Both give 478 points, and the 52 blend shapes where face_landmarker.task is there.</summary>
public enum FaceModel
{
    /// <summary>The attention mesh of MediaPipe's holistic graph: fast, lips and eyes refined.</summary>
    Attention,
    /// <summary>The second generation of face_landmarker.task, with its own detector: MediaPipe's face landmarker. Slower.</summary>
    Landmarker,
}
