using Microsoft.ML.OnnxRuntime;
using Omozukai.Vision.Inference.Lowering;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Inference;

/// <summary>
/// A neural network of Google's, read from its TensorFlow Lite file as it is and run by ONNX Runtime on one thread.
/// Inputs and outputs are buffers that stay where they are: fill <see cref="Input"/>, <see cref="Run"/>, read
/// <see cref="Output"/>. One thread at a time may use a network; several networks run side by side.
/// </summary>
public sealed class Network : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _runOptions = new();
    private readonly List<OrtValue> _values = [];
    private readonly float[][] _inputs;
    private readonly float[][] _outputs;

    private Network(InferenceSession session, TensorInfo[] inputs, TensorInfo[] outputs)
    {
        _session = session;
        Inputs = inputs;
        Outputs = outputs;
        _binding = session.CreateIoBinding();
        _inputs = [.. inputs.Select((info, i) => Bind(info, GraphConverter.InputName(i), _binding.BindInput))];
        _outputs = [.. outputs.Select((info, i) => Bind(info, GraphConverter.OutputName(i), _binding.BindOutput))];
    }

    /// <summary>The inputs, in the model's order.</summary>
    public IReadOnlyList<TensorInfo> Inputs { get; }

    /// <summary>The outputs, in the order of <see cref="NetworkOptions.Outputs"/>, else in the model's.</summary>
    public IReadOnlyList<TensorInfo> Outputs { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="path">A `.tflite` file, or a member of a bundle as "bundle.task!member.tflite".</param>
    /// <param name="options">Which outputs to keep, and where optimised networks are kept; defaults where null.</param>
    /// <exception cref="FileNotFoundException">There is no such file, or no such member in the bundle.</exception>
    /// <exception cref="InvalidDataException">The file is broken, or is a model that we cannot run.</exception>
    /// <exception cref="ArgumentException">An output is asked for that the model lacks.</exception>
    public static Network Load(string path, NetworkOptions? options = null)
    {
        options ??= new NetworkOptions();

        // 1. Read the model as its file has it.
        byte[] file = ModelSource.Read(path);
        TfLiteModel model = TfLiteReader.Read(path, file);
        IReadOnlyList<int> outputs = options.Outputs ?? [.. Enumerable.Range(0, model.Outputs.Count)];
        if (outputs.Count == 0 || outputs.Any(output => output < 0 || output >= model.Outputs.Count))
            throw new ArgumentException($"{path} has the outputs 0 to {model.Outputs.Count - 1}, not [{string.Join(", ", outputs)}].", nameof(options));

        // 2. Turn it into an ONNX graph and let ONNX Runtime optimise that, unless that is done already.
        SessionCache? cache = options.CacheFolder is { } folder ? new SessionCache(folder, path, file, outputs) : null;
        InferenceSession session = cache?.TryLoad() ?? Build(path, GraphConverter.Convert(model, outputs, GraphConverter.HasBlockedConvolutions), cache);

        // 3. Buffers that are bound once.
        var network = new Network(session,
            [.. model.Inputs.Select(index => Info(model.Tensors[index]))],
            [.. outputs.Select(output => Info(model.Tensors[model.Outputs[output]]))]);

        // 4. The first run takes some times as long as any other: where networks load side by side, so do their first runs.
        network.Run();
        return network;
    }

    /// <summary>The buffer of an input, to be filled in the layout of <see cref="Inputs"/>.</summary>
    public Span<float> Input(int index = 0) => _inputs[index];

    /// <summary>The buffer of an output, in the layout of <see cref="Outputs"/>; valid until the next <see cref="Run"/>.</summary>
    public ReadOnlySpan<float> Output(int index) => _outputs[index];

    /// <summary>Computes the outputs from the inputs; allocates nothing.</summary>
    public void Run() => _session.RunWithBinding(_runOptions, _binding);

    /// <summary>Frees the network and its buffers.</summary>
    public void Dispose()
    {
        _binding.Dispose();
        foreach (OrtValue value in _values) value.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
    }

    private static InferenceSession Build(string path, byte[] onnx, SessionCache? cache)
    {
        try
        {
            return cache is null ? SessionFactory.Create(onnx) : cache.Build(onnx);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"{path}: ONNX Runtime does not accept the model: {error.Message}", error);
        }
    }

    private float[] Bind(TensorInfo info, string name, Action<string, OrtValue> bind)
    {
        float[] buffer = new float[info.Length];
        OrtValue value = OrtValue.CreateTensorValueFromMemory(buffer, [.. info.Shape.Select(size => (long)size)]); // pins the buffer
        _values.Add(value);
        bind(name, value);
        return buffer;
    }

    private static TensorInfo Info(TfLiteTensor tensor) => new(tensor.Name, tensor.Shape);
}
