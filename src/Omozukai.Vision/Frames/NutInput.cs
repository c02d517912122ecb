namespace Omozukai.Vision.Frames;

/// <summary>The bytes and numbers of a NUT stream, read ahead in small pieces so that long runs go straight to where they are wanted.</summary>
internal sealed class NutInput(Stream stream)
{
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private long _read;

    /// <summary>Bytes taken so far.</summary>
    public long Position => _read - (_end - _start);

    /// <summary>The next byte, without taking it.</summary>
    /// <returns>False at the end.</returns>
    public bool TryPeek(out byte value)
    {
        value = 0;
        if (_start == _end && !Fill()) return false;
        value = _buffer[_start];
        return true;
    }

    /// <summary>The next byte.</summary>
    public byte ReadByte()
    {
        if (_start == _end && !Fill()) throw new EndOfStreamException();
        return _buffer[_start++];
    }

    /// <summary>Fills a span.</summary>
    public void Read(Span<byte> target)
    {
        int buffered = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(target);
        _start += buffered;
        stream.ReadExactly(target[buffered..]);
        _read += target.Length - buffered;
    }

    /// <summary>Leaves bytes out.</summary>
    public void Skip(long count)
    {
        while (count > 0)
        {
            if (_start == _end && !Fill()) throw new EndOfStreamException();
            int step = (int)Math.Min(count, _end - _start);
            _start += step;
            count -= step;
        }
    }

    /// <summary>A number in groups of seven bits, highest first ("v" in the specification).</summary>
    public ulong ReadVarint()
    {
        ulong value = 0;
        while (true)
        {
            byte next = ReadByte();
            if (value >> 57 != 0) throw new InvalidDataException("NUT stream: a number of more than 64 bits.");
            value = (value << 7) | (next & 0x7Fu);
            if (next < 0x80) return value;
        }
    }

    /// <summary>A number with a sign ("s"): 0, 1, −1, 2, −2, …</summary>
    public long ReadSigned()
    {
        ulong coded = ReadVarint();
        if (coded >= long.MaxValue) throw new InvalidDataException("NUT stream: a number out of range.");
        long next = (long)coded + 1;
        return (next & 1) != 0 ? -(next >> 1) : next >> 1;
    }

    /// <summary>A number that must be a length.</summary>
    public long ReadLong() => ReadVarint() is var value && value <= long.MaxValue / 2 ? (long)value : throw new InvalidDataException("NUT stream: a number out of range.");

    /// <summary>A number that must fit 31 bits.</summary>
    public int ReadInt() => ReadVarint() is var value && value <= int.MaxValue ? (int)value : throw new InvalidDataException("NUT stream: a number out of range.");

    private bool Fill()
    {
        _start = 0;
        _end = stream.Read(_buffer);
        _read += _end;
        return _end > 0;
    }
}
