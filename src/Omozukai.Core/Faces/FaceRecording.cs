using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Faces;

/// <summary>One person's face over a recorded scene: the rest is learnt from all of it, and smoothing has no lag.</summary>
internal sealed class FaceRecording(FaceOptions options, bool mirror, Smoothing smoothing, OneEuroOptions custom)
{
    private readonly NeutralFace _rest = new();

    /// <summary>Learns the rest from all frames that show the face.</summary>
    public void Learn(IEnumerable<(SolvedFace Face, float Seconds)> frames)
    {
        if (options.Calibration is { } calibration)
        {
            _rest.Read(calibration);
            return;
        }
        var learner = new FaceLearner(isBounded: true);
        foreach ((SolvedFace face, float seconds) in frames)
            if (face.IsMeasured) learner.Add(face.Measures, face.HeadYawDegrees, face.HeadPitchDegrees, seconds);
        learner.LearnAll();
        _rest.Read(learner.Neutral.ToCalibration());
    }

    /// <summary>Solves a scene: frames that continue each other.</summary>
    public void Solve(IReadOnlyList<(SolvedFace Face, float Seconds, AvatarPose Pose)> scene)
    {
        // 1. Shapes, held where they are not seen.
        var lost = new LostFace();
        int first = 0;
        foreach ((SolvedFace face, float seconds, _) in scene)
        {
            FaceReader.Shape(face, _rest);
            lost.Update(face, seconds);
            if (!lost.HasFace) first++;
        }

        // 2. Smoothed forwards and backwards: the mean of both has no lag.
        Smooth(scene, first);

        // 3. Written.
        var writer = new FaceWriter(options, mirror);
        for (int i = first; i < scene.Count; i++) writer.Write(scene[i].Face, scene[i].Seconds, scene[i].Pose);
    }

    private void Smooth(IReadOnlyList<(SolvedFace Face, float Seconds, AvatarPose Pose)> scene, int first)
    {
        if (smoothing == Smoothing.Off) return;
        var backwards = new FaceWeights[scene.Count];
        var filter = new ShapeFilter(smoothing, custom);
        for (int i = scene.Count - 1; i >= first; i--)
        {
            backwards[i] = new FaceWeights();
            backwards[i].CopyFrom(scene[i].Face.Weights);
            filter.Update(backwards[i], i + 1 < scene.Count ? scene[i + 1].Seconds : 1);
        }
        filter.Reset();
        for (int i = first; i < scene.Count; i++)
        {
            Span<float> channels = scene[i].Face.Weights.Channels;
            filter.Update(scene[i].Face.Weights, scene[i].Seconds);
            for (int k = 0; k < channels.Length; k++) channels[k] = (channels[k] + backwards[i].Channels[k]) / 2;
        }
    }
}
