namespace Omozukai.Vision.Inference.Onnx;

/// <summary>An attribute of an ONNX node: an integer, a list of integers, a number or a word.</summary>
internal sealed class OnnxAttribute
{
    // onnx.proto: AttributeProto and AttributeType.
    private const int FieldName = 1, FieldFloat = 2, FieldInt = 3, FieldString = 4, FieldInts = 8, FieldType = 20;
    private const int TypeFloat = 1, TypeInt = 2, TypeString = 3, TypeInts = 7;

    private readonly string _name;
    private readonly object _value;

    public OnnxAttribute(string name, long value) => (_name, _value) = (name, value);

    public OnnxAttribute(string name, float value) => (_name, _value) = (name, value);

    public OnnxAttribute(string name, string value) => (_name, _value) = (name, value);

    public OnnxAttribute(string name, params long[] values) => (_name, _value) = (name, values);

    public void Write(ProtobufWriter writer)
    {
        writer.String(FieldName, _name);
        switch (_value)
        {
            case long number:
                writer.Int(FieldInt, number);
                writer.Int(FieldType, TypeInt);
                break;
            case float number:
                writer.Single(FieldFloat, number);
                writer.Int(FieldType, TypeFloat);
                break;
            case string word:
                writer.String(FieldString, word);
                writer.Int(FieldType, TypeString);
                break;
            case long[] numbers:
                foreach (long number in numbers) writer.Int(FieldInts, number);
                writer.Int(FieldType, TypeInts);
                break;
        }
    }
}
