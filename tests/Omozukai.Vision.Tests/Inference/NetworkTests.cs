using System.IO.Compression;
using Microsoft.ML.OnnxRuntime;
using Omozukai.Tests;
using Omozukai.Vision.Inference;
using Omozukai.Vision.Inference.Lowering;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Tests.Inference;

public sealed class NetworkTests
{
    [Fact]
    public void Shapes_are_those_of_the_file()
    {
        using Network network = Network.Load(TestModels.Find("pose_landmark_lite.tflite"));

        network.Inputs.ShouldHaveSingleItem().Shape.ShouldBe([1, 256, 256, 3]);
        network.Input().Length.ShouldBe(256 * 256 * 3);
        network.Outputs.Select(output => string.Join('x', output.Shape)).ShouldBe(["1x195", "1x1", "1x256x256x1", "1x64x64x39", "1x117"]);
        network.Output(3).Length.ShouldBe(64 * 64 * 39);
    }

    /// <summary>Only the outputs asked for, in the order asked for, and not a bit different.</summary>
    [Fact]
    public void Unused_outputs_are_left_out()
    {
        string path = TestModels.Find("pose_landmark_lite.tflite");
        using Network all = Network.Load(path);
        using Network some = Network.Load(path, new NetworkOptions { Outputs = [4, 0] });

        TestModels.FillWithNoise(all.Input(), 7);
        TestModels.FillWithNoise(some.Input(), 7);
        all.Run();
        some.Run();

        some.Outputs.Select(output => output.Name).ShouldBe(["Identity_4", "Identity"]);
        some.Output(0).ToArray().ShouldBe(all.Output(4).ToArray());
        some.Output(1).ToArray().ShouldBe(all.Output(0).ToArray());
    }

    [Theory]
    [InlineData("face_landmark_with_attention.tflite")]
    [InlineData("hand_landmark_lite.tflite")]
    public void Runs_allocate_nothing(string model)
    {
        using Network network = Network.Load(TestModels.Find(model));
        TestModels.FillWithNoise(network.Input(), 1);
        for (int i = 0; i < 3; i++) network.Run();

        long before = GC.GetAllocatedBytesForCurrentThread();
        float sum = 0;
        for (int i = 0; i < 10; i++)
        {
            network.Input()[i] = i;
            network.Run();
            sum += network.Output(0)[i];
        }
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        float.IsFinite(sum).ShouldBeTrue();
    }

    [Fact]
    public void The_same_input_gives_the_same_output_to_the_bit()
    {
        using Network first = Network.Load(TestModels.Find("face_landmark_with_attention.tflite"));
        using Network second = Network.Load(TestModels.Find("face_landmark_with_attention.tflite"));
        TestModels.FillWithNoise(first.Input(), 3);
        first.Run();
        float[] once = first.Output(0).ToArray();
        first.Run();
        TestModels.FillWithNoise(second.Input(), 3);
        second.Run();

        first.Output(0).ToArray().ShouldBe(once);
        second.Output(0).ToArray().ShouldBe(once);
    }

    [Fact]
    public void Members_of_bundles_are_read_as_they_are()
    {
        using Network network = Network.Load(TestFiles.Shared("models/face_landmarker.task") + "!face_blendshapes.tflite");

        network.Inputs[0].Shape.ShouldBe([1, 146, 2]);
        network.Outputs[0].Shape.ShouldBe([52]);
    }

    /// <summary>Processors without channel-blocked convolutions get other operators, and the same results.</summary>
    [Theory]
    [InlineData("face_landmark_with_attention.tflite")]
    [InlineData("pose_landmark_lite.tflite")]
    [InlineData("face_detection_short_range.tflite")]
    public void Operators_for_other_processors_give_the_same(string name)
    {
        TfLiteModel model = TfLiteReader.Read(name, File.ReadAllBytes(TestModels.Find(name)));
        int[] outputs = [.. Enumerable.Range(0, model.Outputs.Count)];
        float[] input = new float[model.Tensors[model.Inputs[0]].ElementCount];
        TestModels.FillWithNoise(input, 11);

        float[][] blocked = Run(isBlocked: true), others = Run(isBlocked: false);
        for (int i = 0; i < outputs.Length; i++)
        {
            float largest = blocked[i].Max(Math.Abs);
            blocked[i].Zip(others[i], (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(2e-3f * Math.Max(largest, 1e-3f));
        }

        float[][] Run(bool isBlocked)
        {
            using InferenceSession session = SessionFactory.Create(GraphConverter.Convert(model, outputs, isBlocked));
            using OrtValue value = OrtValue.CreateTensorValueFromMemory(input, [.. model.Tensors[model.Inputs[0]].Shape.Select(size => (long)size)]);
            using RunOptions options = new();
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(options, [GraphConverter.InputName(0)], [value], [.. outputs.Select(GraphConverter.OutputName)]);
            return [.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())];
        }
    }

    [Fact]
    public void Outputs_that_are_not_there_are_the_programmers_mistake()
    {
        string path = TestModels.Find("hand_recrop.tflite");

        Should.Throw<ArgumentException>(() => Network.Load(path, new NetworkOptions { Outputs = [1] })).Message.ShouldContain("outputs 0 to 0");
        Should.Throw<ArgumentException>(() => Network.Load(path, new NetworkOptions { Outputs = [] }));
    }

    [Fact]
    public void What_is_missing_or_no_model_is_named()
    {
        using TemporaryFolder folder = new();
        string picture = folder.Write("picture.tflite", [0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]);
        string empty = folder.Write("empty.tflite", []);
        string bundle = folder.Path("models.task");
        using (ZipArchive zip = ZipFile.Open(bundle, ZipArchiveMode.Create)) zip.CreateEntry("inside.tflite");

        Should.Throw<FileNotFoundException>(() => Network.Load(folder.Path("missing.tflite"))).Message.ShouldContain("missing.tflite");
        Should.Throw<FileNotFoundException>(() => Network.Load(folder.Path("missing.task!a.tflite"))).Message.ShouldContain("missing.task");
        Should.Throw<FileNotFoundException>(() => Network.Load(bundle + "!outside.tflite")).Message.ShouldContain("inside.tflite");
        Should.Throw<InvalidDataException>(() => Network.Load(bundle + "!inside.tflite")).Message.ShouldContain("inside.tflite");
        Should.Throw<InvalidDataException>(() => Network.Load(picture + "!inside.tflite")).Message.ShouldContain("picture.tflite");
        Should.Throw<InvalidDataException>(() => Network.Load(picture)).Message.ShouldContain("picture.tflite");
        Should.Throw<InvalidDataException>(() => Network.Load(empty)).Message.ShouldContain("empty.tflite");
    }
}
