using Microsoft.ML.OnnxRuntime;

namespace Omozukai.Vision.Inference;

/// <summary>Makes ONNX Runtime sessions that suit small networks run side by side, frame after frame.</summary>
internal static class SessionFactory
{
    public static InferenceSession Create(string name, byte[] onnx)
    {
        using SessionOptions options = new()
        {
            // "All" brings the channel-blocked layout of convolutions, which is what makes them fast.
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            // One thread a network: they are too small to gain from more, and run side by side.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            return new InferenceSession(onnx, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"{name}: ONNX Runtime does not accept the model: {error.Message}", error);
        }
    }
}
