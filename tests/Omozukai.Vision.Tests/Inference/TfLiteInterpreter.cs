using System.Runtime.InteropServices;
using Omozukai.Tests;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>
/// TensorFlow Lite itself, as the npm package tfjs-tflite-node brings it (2.9 with XNNPACK, Linux): the oracle that our
/// conversion is compared with. Its C interface is declared in tensorflow/lite/c/c_api.h.
/// </summary>
internal sealed unsafe partial class TfLiteInterpreter : IDisposable
{
    private const string Library = "tensorflowlite_c";

    private readonly GCHandle _file;
    private readonly nint _model;
    private readonly nint _options;
    private readonly nint _interpreter;

    static TfLiteInterpreter() => NativeLibrary.SetDllImportResolver(typeof(TfLiteInterpreter).Assembly, Resolve);

    public TfLiteInterpreter(byte[] model)
    {
        _file = GCHandle.Alloc(model, GCHandleType.Pinned);
        _model = TfLiteModelCreate(_file.AddrOfPinnedObject(), (nuint)model.Length);
        _options = TfLiteInterpreterOptionsCreate();
        TfLiteInterpreterOptionsSetNumThreads(_options, 1);
        MediaPipeOperators.Register(_options);
        _interpreter = TfLiteInterpreterCreate(_model, _options);
        (_interpreter != 0).ShouldBeTrue("TensorFlow Lite must accept the model");
        TfLiteInterpreterAllocateTensors(_interpreter).ShouldBe(0);
    }

    /// <summary>Skips the test where the library does not run.</summary>
    public static void SkipUnlessAvailable()
    {
        if (!OperatingSystem.IsLinux() || LibraryPath is null) Assert.Skip("TensorFlow Lite, which is compared with, comes for Linux on x64 and arm64 only (npm tfjs-tflite-node).");
        if (!File.Exists(LibraryPath)) Assert.Fail($"{LibraryPath} is missing: run npm ci --ignore-scripts in tests/.");
    }

    public Span<float> Input(int index) => Data(TfLiteInterpreterGetInputTensor(_interpreter, index));

    public ReadOnlySpan<float> Output(int index) => Data(TfLiteInterpreterGetOutputTensor(_interpreter, index));

    public void Run() => TfLiteInterpreterInvoke(_interpreter).ShouldBe(0);

    public void Dispose()
    {
        TfLiteInterpreterDelete(_interpreter);
        TfLiteInterpreterOptionsDelete(_options);
        TfLiteModelDelete(_model);
        _file.Free();
    }

    private static string? LibraryPath => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => TestFiles.Npm("tfjs-tflite-node/cc_deps/linux_amd64/libtensorflowlite_c.so"),
        Architecture.Arm64 => TestFiles.Npm("tfjs-tflite-node/cc_deps/linux_arm64/libtensorflowlite_c.so"),
        _ => null,
    };

    private static nint Resolve(string name, System.Reflection.Assembly assembly, DllImportSearchPath? path) =>
        name is Library ? NativeLibrary.Load(LibraryPath!) : 0;

    private static Span<float> Data(nint tensor) => new((void*)TfLiteTensorData(tensor), (int)(TfLiteTensorByteSize(tensor) / sizeof(float)));

    [LibraryImport(Library)]
    private static partial nint TfLiteModelCreate(nint data, nuint size);

    [LibraryImport(Library)]
    private static partial void TfLiteModelDelete(nint model);

    [LibraryImport(Library)]
    private static partial nint TfLiteInterpreterOptionsCreate();

    [LibraryImport(Library)]
    private static partial void TfLiteInterpreterOptionsDelete(nint options);

    [LibraryImport(Library)]
    private static partial void TfLiteInterpreterOptionsSetNumThreads(nint options, int threads);

    [LibraryImport(Library)]
    internal static partial void TfLiteInterpreterOptionsAddCustomOp(nint options, nint name, nint registration, int minVersion, int maxVersion);

    [LibraryImport(Library)]
    internal static partial nint TfLiteIntArrayCreate(int length);

    [LibraryImport(Library)]
    private static partial nint TfLiteInterpreterCreate(nint model, nint options);

    [LibraryImport(Library)]
    private static partial void TfLiteInterpreterDelete(nint interpreter);

    [LibraryImport(Library)]
    private static partial int TfLiteInterpreterAllocateTensors(nint interpreter);

    [LibraryImport(Library)]
    private static partial int TfLiteInterpreterInvoke(nint interpreter);

    [LibraryImport(Library)]
    private static partial nint TfLiteInterpreterGetInputTensor(nint interpreter, int index);

    [LibraryImport(Library)]
    private static partial nint TfLiteInterpreterGetOutputTensor(nint interpreter, int index);

    [LibraryImport(Library)]
    private static partial nint TfLiteTensorData(nint tensor);

    [LibraryImport(Library)]
    private static partial nuint TfLiteTensorByteSize(nint tensor);
}
