using System.Buffers.Binary;
using System.Text;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>Writes FlatBuffers: tables first, what they refer to after them, every field four bytes wide.</summary>
internal sealed class FlatBufferBuilder
{
    private readonly List<byte> _bytes = [];
    private readonly Queue<(int Place, object Child)> _references = new();

    /// <summary>A field of a table: an integer, a float, a byte or bool, a <see cref="Table"/>, or an array of tables, integers or bytes.</summary>
    public readonly record struct Field(int Number, object Value);

    public sealed record Table(params Field[] Fields);

    public static byte[] Build(Table root, string identifier)
    {
        FlatBufferBuilder builder = new();
        builder.Refer(root);
        builder._bytes.AddRange(Encoding.ASCII.GetBytes(identifier));
        while (builder._references.TryDequeue(out (int Place, object Child) reference)) builder.Write(reference.Place, reference.Child);
        return [.. builder._bytes];
    }

    private void Write(int place, object child)
    {
        Align(child is byte[] ? 16 : 4, child is Table ? 0 : sizeof(int)); // vectors of bytes hold constants, which want 16
        int position = child switch
        {
            Table table => WriteTable(table),
            Table[] tables => WriteVector(tables.Length, tables, table => Refer(table)),
            int[] numbers => WriteVector(numbers.Length, numbers, Int32),
            byte[] bytes => WriteVector(bytes.Length, bytes, _bytes.Add),
            _ => throw new ArgumentException($"{child.GetType()} is not written.", nameof(child)),
        };
        Set(place, position - place);
    }

    private int WriteTable(Table table)
    {
        int slots = table.Fields.Length == 0 ? 0 : table.Fields.Max(field => field.Number) + 1;
        int vtable = _bytes.Count;
        UInt16(4 + 2 * slots);
        UInt16(4 + 4 * table.Fields.Length);
        for (int slot = 0; slot < slots; slot++)
        {
            int index = Array.FindIndex(table.Fields, field => field.Number == slot);
            UInt16(index < 0 ? 0 : 4 + 4 * index);
        }
        Align(4, 0);
        int position = _bytes.Count;
        Int32(position - vtable);
        foreach (Field field in table.Fields)
        {
            switch (field.Value)
            {
                case int number: Int32(number); break;
                case float number: Int32(BitConverter.SingleToInt32Bits(number)); break;
                case byte or bool: Int32(Convert.ToInt32(field.Value, null)); break;
                case string text: Refer(Encoding.UTF8.GetBytes(text + "\0")[..^1]); break;
                default: Refer(field.Value); break;
            }
        }
        return position;
    }

    private int WriteVector<T>(int count, T[] items, Action<T> write)
    {
        int position = _bytes.Count;
        Int32(count);
        foreach (T item in items) write(item);
        _bytes.Add(0); // ends strings
        return position;
    }

    private void Refer(object child)
    {
        _references.Enqueue((_bytes.Count, child));
        Int32(0);
    }

    private void Align(int size, int offset)
    {
        while ((_bytes.Count + offset) % size != 0) _bytes.Add(0);
    }

    private void UInt16(int value) => _bytes.AddRange([(byte)value, (byte)(value >> 8)]);

    private void Int32(int value)
    {
        _bytes.AddRange([0, 0, 0, 0]);
        Set(_bytes.Count - 4, value);
    }

    private void Set(int place, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes)[place..], value);
}
