using Microsoft.ML.OnnxRuntime;

namespace Omozukai.Vision.Inference;

/// <summary>Makes ONNX Runtime sessions that suit small networks run side by side, frame after frame.</summary>
internal static class SessionFactory
{
    /// <param name="onnx">The ONNX file.</param>
    /// <param name="isOptimised">Whether it is one that ONNX Runtime has optimised and saved.</param>
    /// <param name="saveTo">Where to save the optimised graph; null for nowhere.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime does not accept the model.</exception>
    public static InferenceSession Create(byte[] onnx, bool isOptimised = false, string? saveTo = null)
    {
        using SessionOptions options = new()
        {
            // "All" brings the channel-blocked layout of convolutions, which is what makes them fast.
            GraphOptimizationLevel = isOptimised ? GraphOptimizationLevel.ORT_DISABLE_ALL : GraphOptimizationLevel.ORT_ENABLE_ALL,
            // One thread a network: they are too small to gain from more, and run side by side.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (saveTo is not null) options.OptimizedModelFilePath = saveTo;
        return new InferenceSession(onnx, options);
    }
}
