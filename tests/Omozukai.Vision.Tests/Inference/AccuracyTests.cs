using Omozukai.Tests;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>Every model, output by output, against TensorFlow Lite on the same input.</summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    public static TheoryData<string> Models => [
        "face_detection_short_range.tflite", "face_detection_full_range.tflite", "face_detection_full_range_sparse.tflite",
        "face_landmark.tflite", "face_landmark_with_attention.tflite",
        "palm_detection_lite.tflite", "palm_detection_full.tflite", "hand_landmark_lite.tflite", "hand_landmark_full.tflite", "hand_recrop.tflite",
        "pose_detection.tflite", "pose_landmark_lite.tflite", "pose_landmark_full.tflite", "pose_landmark_heavy.tflite",
        "selfie_segmentation.tflite", "selfie_segmentation_landscape.tflite",
        "face_landmarker.task!face_detector.tflite", "face_landmarker.task!face_landmarks_detector.tflite", "face_landmarker.task!face_blendshapes.tflite",
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Random_input_gives_what_TensorFlow_Lite_gives(string model)
    {
        TfLiteInterpreter.SkipUnlessAvailable();
        string path = ModelPath(model);
        using Network network = Network.Load(path);
        using TfLiteInterpreter oracle = new(ModelSource.Read(path));

        uint state = 1;
        for (int round = 0; round < 3; round++)
        {
            Span<float> input = network.Input();
            foreach (ref float value in input)
            {
                state = state * 1664525 + 1013904223;
                value = (state >> 8) / (float)(1 << 24);
            }
            input.CopyTo(oracle.Input(0));
            network.Run();
            oracle.Run();
            for (int i = 0; i < network.Outputs.Count; i++)
            {
                (float worst, float largest) = Compare(network.Output(i), oracle.Output(i));
                output.WriteLine($"{model} {i} {network.Outputs[i].Name} worst {worst:g3} of {largest:g4}");
                worst.ShouldBeLessThan(1e-3f * Math.Max(largest, 1), $"output {i}");
            }
        }
    }

    private static (float Worst, float Largest) Compare(ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs)
    {
        ours.Length.ShouldBe(theirs.Length);
        float worst = 0, largest = 0;
        for (int i = 0; i < ours.Length; i++)
        {
            float.IsFinite(ours[i]).ShouldBeTrue();
            worst = Math.Max(worst, Math.Abs(ours[i] - theirs[i]));
            largest = Math.Max(largest, Math.Abs(theirs[i]));
        }
        return (worst, largest);
    }

    private static string ModelPath(string model) => model.Contains('!')
        ? TestFiles.Shared("models/" + model[..model.IndexOf('!')]) + model[model.IndexOf('!')..]
        : Path.Combine(AppContext.BaseDirectory, "models", model);
}
