using Omozukai.Vision.Inference;
using SkiaSharp;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>Every model, output by output, against TensorFlow Lite on the same input.</summary>
public sealed class AccuracyTests(ITestOutputHelper report)
{
    // How far off an output may be. What we promise: pixels of the network's own input for points and boxes, metres for world points.
    private const float Pixels = 1e-3f, BodyPixels = 0.02f, Metres = 1e-4f, Probability = 5e-4f;
    // Fractions of the largest value: logits, whose scale is tens to hundreds, and the body's mask, whose last layer multiplies by hundreds.
    private const float Logit = 1e-4f, Mask = 4e-3f;

    /// <summary>The model, the lower end of its input range, and how far each output may be off.</summary>
    public static TheoryData<string, float, float[]> Models => new()
    {
        { "face_detection_short_range.tflite", -1, [Pixels, Logit] },
        { "face_detection_full_range.tflite", -1, [Pixels, Logit] },
        { "face_detection_full_range_sparse.tflite", -1, [Pixels, Logit] },
        { "face_landmark.tflite", 0, [Pixels, Logit] },
        { "face_landmark_with_attention.tflite", 0, [Pixels, Pixels, Pixels, Pixels, Pixels, Pixels, Logit] },
        { "palm_detection_lite.tflite", 0, [Pixels, Logit] },
        { "palm_detection_full.tflite", 0, [Pixels, Logit] },
        { "hand_landmark_lite.tflite", 0, [Pixels, Probability, Probability, Metres] },
        { "hand_landmark_full.tflite", 0, [Pixels, Probability, Probability, Metres] },
        { "hand_recrop.tflite", 0, [Pixels] },
        { "pose_detection.tflite", -1, [BodyPixels, Logit] },
        { "pose_landmark_lite.tflite", 0, [BodyPixels, Probability, Mask, Logit, Metres] },
        { "pose_landmark_full.tflite", 0, [BodyPixels, Probability, Mask, Logit, Metres] },
        { "pose_landmark_heavy.tflite", 0, [BodyPixels, Probability, Mask, Logit, Metres] },
        { "selfie_segmentation.tflite", 0, [Probability] },
        { "selfie_segmentation_landscape.tflite", 0, [Probability] },
        { "face_landmarker.task!face_detector.tflite", -1, [Pixels, Logit] },
        { "face_landmarker.task!face_landmarks_detector.tflite", 0, [Pixels, Logit, Probability] },
        { "face_landmarker.task!face_blendshapes.tflite", 0, [Probability] },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Noise_gives_what_TensorFlow_Lite_gives(string model, float low, float[] tolerances)
    {
        using Pair pair = new(model, tolerances);
        for (uint seed = 1; seed <= 3; seed++)
        {
            TestModels.FillWithNoise(pair.Input, seed);
            foreach (ref float value in pair.Input) value = low + value * (1 - low);
            pair.Run();
        }
        pair.Report(report);
    }

    public static IEnumerable<TheoryDataRow<string, float, float[]>> ModelsOfPictures =>
        Models.Where(row => !row.Data.Item1.EndsWith("face_blendshapes.tflite", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(ModelsOfPictures))]
    public void Photos_give_what_TensorFlow_Lite_gives(string model, float low, float[] tolerances)
    {
        using Pair pair = new(model, tolerances);
        // A close face, a whole body with both hands, people; as a whole and in parts.
        foreach (string photo in (string[])["face.jpg", "body.jpg", "sample4.jpg"])
        {
            using SKBitmap picture = TestModels.Photo(photo);
            foreach (SKRect part in (SKRect[])[new(0, 0, 1, 1), new(0.1f, 0.05f, 0.6f, 0.5f), new(0.45f, 0.3f, 0.95f, 0.8f)])
            {
                TestModels.FillWithPhoto(pair.Input, pair.InputShape, picture, part, low);
                pair.Run();
            }
        }
        pair.Report(report);
    }

    /// <summary>Both runtimes with the same model, and the worst that they differ.</summary>
    private sealed class Pair : IDisposable
    {
        private readonly string _model;
        private readonly Network _network;
        private readonly TfLiteInterpreter _oracle;
        private readonly float[] _tolerances;
        private readonly float[] _worst;
        private readonly float[] _largest;

        public Pair(string model, float[] tolerances)
        {
            TfLiteInterpreter.SkipUnlessAvailable();
            _model = model;
            _tolerances = tolerances;
            _worst = new float[tolerances.Length];
            _largest = new float[tolerances.Length];
            string path = TestModels.Find(model);
            _network = Network.Load(path);
            _oracle = new TfLiteInterpreter(ModelSource.Read(path));
            _network.Outputs.Count.ShouldBe(tolerances.Length);
        }

        public Span<float> Input => _network.Input();

        public IReadOnlyList<int> InputShape => _network.Inputs[0].Shape;

        public void Run()
        {
            Input.CopyTo(_oracle.Input(0));
            _network.Run();
            _oracle.Run();
            for (int i = 0; i < _worst.Length; i++) Compare(i, _network.Output(i), _oracle.Output(i));
        }

        public void Report(ITestOutputHelper report)
        {
            for (int i = 0; i < _worst.Length; i++)
                report.WriteLine($"{_model} {i} ({_network.Outputs[i].Name}): worst error {_worst[i]:g3}, allowed {_tolerances[i]:g1}; values up to {_largest[i]:g3}");
            for (int i = 0; i < _worst.Length; i++)
                _worst[i].ShouldBeLessThanOrEqualTo(_tolerances[i], $"output {i} of {_model}");
        }

        public void Dispose()
        {
            _network.Dispose();
            _oracle.Dispose();
        }

        private void Compare(int output, ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs)
        {
            ours.Length.ShouldBe(theirs.Length);
            float largest = 0, worst = 0;
            for (int i = 0; i < ours.Length; i++)
            {
                float.IsFinite(ours[i]).ShouldBeTrue($"element {i} of output {output} is {ours[i]}");
                largest = Math.Max(largest, Math.Abs(theirs[i]));
                worst = Math.Max(worst, Math.Abs(ours[i] - theirs[i]));
            }
            if (_tolerances[output] is Logit or Mask) worst /= largest;
            _worst[output] = Math.Max(_worst[output], worst);
            _largest[output] = Math.Max(_largest[output], largest);
        }
    }
}
