using System.Buffers.Binary;
using System.Text;

namespace Omozukai.Formats.Osc;

/// <summary>
/// The part of an OSC 1.0 message that stays the same from frame to frame: address, type tags and leading arguments, encoded once. Floats
/// follow it when the message is sent. Source: the OSC 1.0 specification (big-endian, strings zero-terminated and padded to four bytes).
/// </summary>
internal sealed class OscMessage
{
    private readonly byte[] _head;

    /// <summary>Encodes the head of a message.</summary>
    /// <param name="address">Starts with a slash.</param>
    /// <param name="floats">How many floats follow the leading arguments.</param>
    /// <param name="text">A leading string, if any.</param>
    /// <param name="integers">Leading integers after the string.</param>
    public OscMessage(string address, int floats = 0, string? text = null, params ReadOnlySpan<int> integers)
    {
        FloatCount = floats;
        string tags = $",{(text is null ? "" : "s")}{new string('i', integers.Length)}{new string('f', floats)}";
        byte[][] parts = [Padded(address), Padded(tags), text is null ? [] : Padded(text)];
        _head = new byte[parts.Sum(part => part.Length) + integers.Length * sizeof(int)];
        int length = 0;
        foreach (byte[] part in parts)
        {
            part.CopyTo(_head, length);
            length += part.Length;
        }
        foreach (int integer in integers)
        {
            BinaryPrimitives.WriteInt32BigEndian(_head.AsSpan(length), integer);
            length += sizeof(int);
        }
    }

    /// <summary>How many floats the message ends with.</summary>
    public int FloatCount { get; }

    /// <summary>Bytes of the whole message.</summary>
    public int Length => _head.Length + FloatCount * sizeof(float);

    /// <summary>Writes the message; the place has its length.</summary>
    public void Write(ReadOnlySpan<float> floats, Span<byte> place)
    {
        if (floats.Length != FloatCount) throw new ArgumentException($"The message has {FloatCount} floats.", nameof(floats));
        _head.CopyTo(place);
        place = place[_head.Length..];
        for (int i = 0; i < floats.Length; i++) BinaryPrimitives.WriteSingleBigEndian(place[(i * sizeof(float))..], floats[i]);
    }

    private static byte[] Padded(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return [.. bytes, .. new byte[4 - bytes.Length % 4]]; // at least one zero
    }
}
