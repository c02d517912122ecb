using Omozukai.Core.Filtering;
using Omozukai.Core.Solving;

namespace Omozukai.Core.Faces;

/// <summary>One person's face over a recorded scene, block by block: the rest is learnt from what was seen by then, ahead of the block too, and smoothing has no lag.</summary>
internal sealed class FaceRecording
{
    private readonly FaceLearner? _learner;
    private readonly NeutralFace _rest;
    private readonly LostFace _lost = new();
    private readonly ShapeFilter? _forwards, _backwards;
    private readonly FaceWriter _writer;
    private readonly List<FaceWeights> _fromBehind = [];
    private int _shaped; // frames of the scene that have their shapes

    public FaceRecording(FaceOptions options, bool mirror, Smoothing smoothing, OneEuroOptions custom)
    {
        if (options.Calibration is { } calibration) (_rest = new NeutralFace()).Read(calibration);
        else _rest = (_learner = new FaceLearner(isBounded: true)).Neutral;
        if (smoothing != Smoothing.Off) (_forwards, _backwards) = (new ShapeFilter(smoothing, custom), new ShapeFilter(smoothing, custom));
        _writer = new FaceWriter(options, mirror);
    }

    /// <summary>Learns the rest from the next frame.</summary>
    public void Learn(SolvedFace face, float seconds)
    {
        if (face.IsMeasured) _learner?.Add(face.Measures, face.HeadYawDegrees, face.HeadPitchDegrees, seconds);
    }

    /// <summary>Solves and writes the faces of some frames.</summary>
    /// <param name="scene">Frames that continue each other; those behind the last one that is wanted are looked at too.</param>
    /// <param name="from">The first frame, the one after the last call's.</param>
    /// <param name="to">One behind the last.</param>
    public void Solve(List<RecordedFrame> scene, int from, int to)
    {
        // 1. Shapes, held where they are not seen.
        for (; _shaped < scene.Count; _shaped++)
        {
            RecordedFrame frame = scene[_shaped];
            FaceReader.Shape(frame.Face, _rest);
            _lost.Update(frame.Face, frame.Seconds);
            frame.HasFace = _lost.HasFace;
        }

        // 2. Smoothed forwards and backwards: the mean of both has no lag.
        if (_forwards is not null && _backwards is not null) Smooth(scene, from, to, _forwards, _backwards);

        // 3. Written.
        for (int i = from; i < to; i++)
            if (scene[i].HasFace) _writer.Write(scene[i].Face, scene[i].Seconds, scene[i].Pose);
    }

    /// <summary>The first frames of the scene are gone.</summary>
    public void Drop(int count) => _shaped = Math.Max(_shaped - count, 0);

    /// <summary>What comes next does not continue this scene; the person's rest stays.</summary>
    public void EndScene()
    {
        _shaped = 0;
        _lost.Reset();
        _forwards?.Reset();
        _writer.Reset();
    }

    private void Smooth(List<RecordedFrame> scene, int from, int to, ShapeFilter forwards, ShapeFilter backwards)
    {
        while (_fromBehind.Count < scene.Count) _fromBehind.Add(new FaceWeights());
        backwards.Reset();
        for (int i = scene.Count - 1; i >= from && scene[i].HasFace; i--)
        {
            _fromBehind[i].CopyFrom(scene[i].Face.Weights);
            backwards.Update(_fromBehind[i], i + 1 < scene.Count ? scene[i + 1].Seconds : 1);
        }
        for (int i = from; i < to; i++)
        {
            if (!scene[i].HasFace) continue;
            Span<float> channels = scene[i].Face.Weights.Channels;
            forwards.Update(scene[i].Face.Weights, scene[i].Seconds);
            for (int k = 0; k < channels.Length; k++) channels[k] = (channels[k] + _fromBehind[i].Channels[k]) / 2;
        }
    }
}
