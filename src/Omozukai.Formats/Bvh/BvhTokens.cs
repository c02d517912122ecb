using System.Buffers.Text;
using System.Text;

namespace Omozukai.Formats.Bvh;

/// <summary>Reads a BVH word by word in constant memory, and words what is wrong with it.</summary>
internal sealed class BvhTokens(Stream stream, string name) : IDisposable
{
    /// <summary>Longer than any name or number; a longer word is no BVH.</summary>
    private const int MaxWordBytes = 1024;

    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly byte[] _word = new byte[MaxWordBytes];
    private int _next, _end, _length;
    private bool _lineEnds;

    /// <summary>Number of the line that the last word stands on, from 1.</summary>
    public int LineNumber { get; private set; } = 1;

    private ReadOnlySpan<byte> Word => _word.AsSpan(0, _length);

    public void Dispose() => stream.Dispose();

    public InvalidDataException Error(string problem) =>
        new($"{name}, line {LineNumber}: {problem}. Export the motion again from the program that made it.");

    /// <summary>Steps to the next word; false at the end of the file.</summary>
    public bool TryNext()
    {
        _length = 0;
        while (true)
        {
            if (_next == _end)
            {
                _next = 0;
                _end = stream.Read(_buffer);
                if (_end == 0) return _length > 0;
            }
            byte value = _buffer[_next];
            if (value <= (byte)' ')
            {
                if (_length > 0) return true; // the white space is looked at again before the next word
                if (_lineEnds) LineNumber++;
                _lineEnds = value == (byte)'\n';
                _next++;
                continue;
            }
            if (_lineEnds)
            {
                LineNumber++;
                _lineEnds = false;
            }
            if (_length == MaxWordBytes) throw Error("a word has more than 1024 letters");
            _word[_length++] = value;
            _next++;
        }
    }

    /// <summary>Steps to the next word, of which there must be one.</summary>
    public void Next(string expectation)
    {
        if (!TryNext()) throw Error($"the file breaks off; expected {expectation}");
    }

    public bool Is(string word) => Ascii.EqualsIgnoreCase(Word, word);

    public void Expect(string word)
    {
        Next(word);
        if (!Is(word)) throw Error($"'{Text()}' stands where {word} is expected");
    }

    public string Text() => Encoding.UTF8.GetString(Word);

    public double Number(string what)
    {
        Next(what);
        if (!Utf8Parser.TryParse(Word, out double value, out int used) || used != _length || !double.IsFinite(value) || Math.Abs(value) > 1e9)
            throw Error($"'{Text()}' stands where {what} is expected, a number");
        return value;
    }

    public int Count(string what, int max)
    {
        double value = Number(what);
        if (value != Math.Floor(value) || value < 0 || value > max) throw Error($"{what} is {Text()}; expected a whole number up to {max}");
        return (int)value;
    }
}
