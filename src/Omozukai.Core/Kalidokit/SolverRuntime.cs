namespace Omozukai.Kalidokit;

/// <summary>Whose landmarks are solved.</summary>
public enum SolverRuntime
{
    /// <summary>TensorFlow.js: image points in pixels, trust in <see cref="Landmark.Score"/>.</summary>
    Tfjs,

    /// <summary>MediaPipe: image points in 0..1, trust in <see cref="Landmark.Visibility"/>.</summary>
    Mediapipe,
}
