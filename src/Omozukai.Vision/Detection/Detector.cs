using System.Numerics;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Detection;

/// <summary>A single-shot detector: finds faces, palms or people in a region of a picture.</summary>
/// <remarks>Source: MediaPipe, tensors_to_detections_calculator and non_max_suppression_calculator.</remarks>
internal sealed class Detector : IDisposable
{
    private readonly DetectorModel _model;
    private readonly Network _network;
    private readonly Vector2[] _anchors;
    private readonly float _minLogit;
    private readonly List<Detection> _candidates;
    private readonly List<Detection> _found;

    public Detector(DetectorModel model, NetworkLoader loader)
    {
        _model = model;
        _network = loader.Load(model.File);
        _anchors = AnchorGrid.Centers(model.InputSize, model.Strides, model.AnchorsPerLayer);
        _candidates = new List<Detection>(_anchors.Length); // as many as there can be: the lists never grow while frames pass
        _found = new List<Detection>(_anchors.Length);
        _minLogit = MathF.Log(model.MinScore / (1 - model.MinScore));
    }

    /// <summary>What was found, best first, in pixels of the picture; valid until the next call.</summary>
    public List<Detection> Detect(VideoFrame frame, RegionOfInterest region)
    {
        // 1. The region, letterboxed to the network's square.
        RegionOfInterest square = region.Letterboxed();
        RegionSampler.Sample(frame, _model.FromCorners ? square.FromCorners(_model.InputSize) : square, _model.InputSize, BorderMode.Zero, _model.Low, 1, _network.Input());
        // 2. The network.
        _network.Run();
        // 3. What scores enough, in 0..1 of the square.
        Decode(_network.Output(0), _network.Output(1));
        // 4. One detection for each thing.
        _found.Clear();
        NonMaximumSuppression.Merge(_candidates, _found, _model.KeypointCount, _model.Overlap);
        // 5. To pixels of the picture.
        for (int i = 0; i < _found.Count; i++) _found[i] = Project(_found[i], square);
        return _found;
    }

    public void Dispose() => _network.Dispose();

    private void Decode(ReadOnlySpan<float> boxes, ReadOnlySpan<float> logits)
    {
        _candidates.Clear();
        int stride = 4 + 2 * _model.KeypointCount;
        float scale = 1f / _model.InputSize;
        for (int i = 0; i < _anchors.Length; i++)
        {
            if (!(logits[i] >= _minLogit)) continue;
            ReadOnlySpan<float> raw = boxes.Slice(i * stride, stride);
            Vector2 center = new Vector2(raw[0], raw[1]) * scale + _anchors[i];
            Vector2 half = new Vector2(raw[2], raw[3]) * (scale / 2);
            if (!(half.X >= 0 && half.Y >= 0)) continue;
            var keypoints = new Keypoints();
            for (int k = 0; k < _model.KeypointCount; k++)
                keypoints[k] = new Vector2(raw[4 + 2 * k], raw[5 + 2 * k]) * scale + _anchors[i];
            float score = 1 / (1 + MathF.Exp(-Math.Clamp(logits[i], -100, 100)));
            _candidates.Add(new Detection(score, center - half, center + half, keypoints));
        }
    }

    private Detection Project(Detection detection, RegionOfInterest square)
    {
        Span<Vector2> corners =
        [
            square.ToImage(detection.Min), square.ToImage(new Vector2(detection.Max.X, detection.Min.Y)),
            square.ToImage(new Vector2(detection.Min.X, detection.Max.Y)), square.ToImage(detection.Max),
        ];
        RegionOfInterest hull = RegionOfInterest.Around(corners);
        Keypoints keypoints = detection.Keypoints;
        for (int k = 0; k < _model.KeypointCount; k++) keypoints[k] = square.ToImage(keypoints[k]);
        return new Detection(detection.Score, hull.Center - hull.Size / 2, hull.Center + hull.Size / 2, keypoints);
    }
}
