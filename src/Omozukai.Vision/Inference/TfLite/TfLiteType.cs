namespace Omozukai.Vision.Inference.TfLite;

/// <summary>Element types of tensors, numbered as in TensorFlow Lite's schema (TensorType); only those that float models hold.</summary>
internal enum TfLiteType
{
    Float32 = 0,
    Float16 = 1,
    Int32 = 2,
    Int64 = 4,
}
