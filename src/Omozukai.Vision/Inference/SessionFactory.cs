using Microsoft.ML.OnnxRuntime;

namespace Omozukai.Vision.Inference;

/// <summary>Makes ONNX Runtime sessions that suit small networks run side by side, frame after frame.</summary>
internal static class SessionFactory
{
    /// <summary>From an ONNX graph, which is optimised.</summary>
    /// <param name="onnx">The ONNX file.</param>
    /// <param name="saveTo">Where to save the optimised network, in ONNX Runtime's own format; null for nowhere.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime does not accept the model.</exception>
    public static InferenceSession Create(byte[] onnx, string? saveTo = null)
    {
        // "All" brings the channel-blocked layout of convolutions, which is what makes them fast.
        using SessionOptions options = Options(GraphOptimizationLevel.ORT_ENABLE_ALL);
        if (saveTo is not null)
        {
            options.OptimizedModelFilePath = saveTo;
            options.AddSessionConfigEntry("session.save_model_format", "ORT");
        }
        return new InferenceSession(onnx, options);
    }

    /// <summary>From a network that was saved. Its weights are used where they lie, so that loading takes no longer than reading.</summary>
    /// <param name="saved">The file, pinned; the session keeps it.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime does not accept the file.</exception>
    public static InferenceSession Open(byte[] saved)
    {
        using SessionOptions options = Options(GraphOptimizationLevel.ORT_DISABLE_ALL);
        options.AddSessionConfigEntry("session.use_ort_model_bytes_directly", "1");
        options.AddSessionConfigEntry("session.use_ort_model_bytes_for_initializers", "1");
        return new SavedSession(saved, options);
    }

    private static SessionOptions Options(GraphOptimizationLevel level)
    {
        SessionOptions options = new()
        {
            GraphOptimizationLevel = level,
            // One thread a network: they are too small to gain from more, and run side by side.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    /// <summary>A session that reads its weights from the array that it was made of.</summary>
    private sealed class SavedSession(byte[] saved, SessionOptions options) : InferenceSession(saved, options)
    {
        private byte[]? _saved = saved;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            _saved = null;
        }
    }
}
