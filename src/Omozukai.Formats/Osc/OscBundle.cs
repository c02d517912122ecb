using System.Buffers.Binary;

namespace Omozukai.Formats.Osc;

/// <summary>An OSC 1.0 bundle in one datagram: messages that take effect together, at once. One object is filled again and again.</summary>
internal sealed class OscBundle
{
    /// <summary>
    /// What an Ethernet frame carries (1500 bytes) less the heads of IPv6 (40) and UDP (8): a longer datagram would travel in pieces, of
    /// which one is easily lost.
    /// </summary>
    public const int MaxBytes = 1452;

    /// <summary>"#bundle", then the time tag 1, which means at once.</summary>
    private static ReadOnlySpan<byte> Head => "#bundle\0\0\0\0\0\0\0\0\u0001"u8;

    private readonly byte[] _bytes = new byte[MaxBytes];

    public OscBundle() => Clear();

    /// <summary>The datagram.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>Whether no message is in it.</summary>
    public bool IsEmpty => Length == Head.Length;

    private int Length { get; set; }

    /// <summary>Takes all messages out.</summary>
    public void Clear()
    {
        Head.CopyTo(_bytes);
        Length = Head.Length;
    }

    /// <summary>Adds a message.</summary>
    /// <returns>False where it does not fit; the bundle stays as it was.</returns>
    public bool TryAdd(OscMessage message, ReadOnlySpan<float> floats)
    {
        if (Length + sizeof(int) + message.Length > MaxBytes) return false;
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(Length), message.Length);
        message.Write(floats, _bytes.AsSpan(Length + sizeof(int), message.Length));
        Length += sizeof(int) + message.Length;
        return true;
    }
}
