using System.IO.Compression;
using System.Text.Json;

namespace Omozukai.Formats.JsonLines;

/// <summary>Reads a text file line by line in constant memory, plain or gzipped, and words what is wrong with it.</summary>
internal sealed class JsonLineReader : IDisposable
{
    /// <summary>A frame of ten people with every point has about 150 kB; a longer line than this is no frame.</summary>
    private const int MaxLineBytes = 16 << 20;

    /// <summary>A small gzip file may hold blank lines without end.</summary>
    private const int MaxBlankLines = 1_000_000;

    private readonly Stream _stream;
    private readonly string _remedy;
    private byte[] _buffer = new byte[1 << 16];
    private int _start, _end;
    private bool _ended;

    public JsonLineReader(string path, string remedy)
    {
        Name = path;
        _remedy = remedy;
        FileStream file = InputFile.Open(path, bufferBytes: 1 << 16);
        _stream = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    public JsonLineReader(Stream stream, string name, string remedy)
    {
        Name = name;
        _remedy = remedy;
        _stream = stream;
    }

    public string Name { get; }

    /// <summary>Number of the line read last, from 1.</summary>
    public int LineNumber { get; private set; }

    public void Dispose() => _stream.Dispose();

    /// <summary>What is wrong with the line read last.</summary>
    public InvalidDataException Error(string problem, Exception? reason = null) =>
        new($"{Name}, line {LineNumber}: {problem}. {_remedy}", reason);

    /// <summary>The next line that is not blank, without its end; valid until the next call.</summary>
    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        for (int blank = 0; TryReadAnyLine(out line); blank++)
        {
            if (!line.IsEmpty) return true;
            if (blank == MaxBlankLines) throw Error($"{MaxBlankLines} lines follow each other that are blank");
        }
        return false;
    }

    /// <summary>Runs a parser on the line read last and turns what the JSON reader throws into the file's own error.</summary>
    public InvalidDataException DamagedJson(Exception reason) => reason is JsonException { BytePositionInLine: { } at }
        ? Error($"the JSON breaks off or is damaged at byte {at + 1}", reason)
        : Error("a text in the JSON is not UTF-8", reason);

    private static bool IsGzip(FileStream file)
    {
        if (!file.CanSeek) return false; // a pipe: what has been read of it is gone
        bool isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b; // RFC 1952, 2.3.1
        file.Position = 0;
        return isGzip;
    }

    private bool TryReadAnyLine(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Take(searched + length, separator: 1);
                return true;
            }
            searched = _end - _start;
            if (_ended)
            {
                line = Take(searched, separator: 0);
                return searched > 0;
            }
            Fill();
        }
    }

    private ReadOnlySpan<byte> Take(int length, int separator)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length + separator;
        if (length + separator > 0) LineNumber++;
        if (LineNumber == 1 && line.StartsWith("\uFEFF"u8)) line = line[3..];
        return line.Trim(" \t\r"u8);
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxLineBytes)
            {
                LineNumber++;
                throw Error($"the line is longer than {MaxLineBytes >> 20} MiB; expected one JSON object a line");
            }
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        try
        {
            int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            _ended = read == 0;
            _end += read;
        }
        catch (InvalidDataException reason)
        {
            LineNumber++;
            throw Error("the gzip data is damaged or cut off", reason);
        }
    }
}
