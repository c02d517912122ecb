namespace Omozukai.Vision.Detection;

/// <summary>What is to be known about one of MediaPipe's single-shot detectors.</summary>
/// <param name="File">The model's file.</param>
/// <param name="InputSize">Side of the square input in pixels.</param>
/// <param name="Strides">Strides of the output layers.</param>
/// <param name="AnchorsPerLayer">Two where the graph leaves the interpolated anchor on, else one.</param>
/// <param name="KeypointCount">Key points of each detection.</param>
/// <param name="MinScore">What scores less is not there.</param>
/// <param name="Low">The input value of black; white is 1.</param>
/// <param name="Overlap">Detections that overlap more than this are one thing (min_suppression_threshold).</param>
/// <param name="FromCorners">Whether the picture is sampled as <see cref="Imaging.RegionOfInterest.FromCorners"/> says.</param>
internal sealed record DetectorModel(string File, int InputSize, int[] Strides, int AnchorsPerLayer, int KeypointCount, float MinScore, float Low, float Overlap = 0.3f, bool FromCorners = false)
{
    /// <summary>Faces within about two metres. Key points: right eye, left eye, nose, mouth, right ear, left ear. Source: face_detection_short_range.pbtxt.</summary>
    public static DetectorModel FaceShortRange { get; } = new("face_detection_short_range.tflite", 128, [8, 16, 16, 16], 2, 6, 0.5f, -1);

    /// <summary>Faces within about five metres, key points as short range. Source: face_detection_full_range.pbtxt.</summary>
    public static DetectorModel FaceFullRange { get; } = new("face_detection_full_range_sparse.tflite", 192, [4], 1, 6, 0.6f, -1);

    /// <summary>The face landmarker's own detector, key points as short range. Source: face_detector_graph.cc, which leaves min_suppression_threshold at 0.5.</summary>
    public static DetectorModel FaceLandmarker { get; } = new(Landmarkers.FaceBundle.Detector, 128, [8, 16, 16, 16], 2, 6, 0.5f, -1, 0.5f, FromCorners: true);

    /// <summary>Palms. Key points: 0 the wrist, 2 the middle finger's knuckle. Source: palm_detection_cpu.pbtxt.</summary>
    public static DetectorModel Palm { get; } = new("palm_detection_full.tflite", 192, [8, 16, 16, 16], 2, 7, 0.5f, 0);

    /// <summary>People. The box is the face; key points: 0 the middle of the hips, 1 a point of the circle round the whole body, 2 and 3 the same for the upper body. Source: pose_detection_cpu.pbtxt.</summary>
    public static DetectorModel Pose { get; } = new("pose_detection.tflite", 224, [8, 16, 32, 32, 32], 2, 4, 0.5f, -1);
}
