namespace Omozukai.Vision.Inference.TfLite;

/// <summary>Activations fused into operators, numbered as in TensorFlow Lite's schema (ActivationFunctionType).</summary>
internal enum TfLiteActivation
{
    None = 0,
    Relu = 1,
    ReluN1To1 = 2,
    Relu6 = 3,
    Tanh = 4,
}
