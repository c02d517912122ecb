namespace Omozukai.Core.Landmarks;

/// <summary>The 33 points of MediaPipe's body model, in its order. Left and right are the subject's.</summary>
public enum BodyLandmark
{
    /// <summary>The nose.</summary>
    Nose = 0,
    /// <summary>The left eye inner.</summary>
    LeftEyeInner = 1,
    /// <summary>The left eye.</summary>
    LeftEye = 2,
    /// <summary>The left eye outer.</summary>
    LeftEyeOuter = 3,
    /// <summary>The right eye inner.</summary>
    RightEyeInner = 4,
    /// <summary>The right eye.</summary>
    RightEye = 5,
    /// <summary>The right eye outer.</summary>
    RightEyeOuter = 6,
    /// <summary>The left ear.</summary>
    LeftEar = 7,
    /// <summary>The right ear.</summary>
    RightEar = 8,
    /// <summary>The left corner of the mouth.</summary>
    MouthLeft = 9,
    /// <summary>The right corner of the mouth.</summary>
    MouthRight = 10,
    /// <summary>The left shoulder.</summary>
    LeftShoulder = 11,
    /// <summary>The right shoulder.</summary>
    RightShoulder = 12,
    /// <summary>The left elbow.</summary>
    LeftElbow = 13,
    /// <summary>The right elbow.</summary>
    RightElbow = 14,
    /// <summary>The left wrist.</summary>
    LeftWrist = 15,
    /// <summary>The right wrist.</summary>
    RightWrist = 16,
    /// <summary>The knuckle of the left little finger.</summary>
    LeftPinky = 17,
    /// <summary>The knuckle of the right little finger.</summary>
    RightPinky = 18,
    /// <summary>The knuckle of the left index finger.</summary>
    LeftIndex = 19,
    /// <summary>The knuckle of the right index finger.</summary>
    RightIndex = 20,
    /// <summary>The left thumb.</summary>
    LeftThumb = 21,
    /// <summary>The right thumb.</summary>
    RightThumb = 22,
    /// <summary>The left hip.</summary>
    LeftHip = 23,
    /// <summary>The right hip.</summary>
    RightHip = 24,
    /// <summary>The left knee.</summary>
    LeftKnee = 25,
    /// <summary>The right knee.</summary>
    RightKnee = 26,
    /// <summary>The left ankle.</summary>
    LeftAnkle = 27,
    /// <summary>The right ankle.</summary>
    RightAnkle = 28,
    /// <summary>The left heel.</summary>
    LeftHeel = 29,
    /// <summary>The right heel.</summary>
    RightHeel = 30,
    /// <summary>The tip of the left foot.</summary>
    LeftFootIndex = 31,
    /// <summary>The tip of the right foot.</summary>
    RightFootIndex = 32,
}
