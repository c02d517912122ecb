using CsCheck;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Vision.Tests.Frames;

public sealed class NutReaderTests
{
    private static readonly byte[] s_stream = Write(8, 4, 5);

    [Fact]
    public void What_the_writer_writes_the_reader_reads()
    {
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Long[0, TimeSpan.TicksPerDay].Array[1, 6]).Sample((width, height, times) =>
        {
            var stream = new MemoryStream();
            var writer = new NutWriter(stream, width, height);
            var frame = new VideoFrame();
            frame.Resize(width, height);
            foreach (long time in times.Order())
            {
                frame.Timestamp = new TimeSpan(time);
                frame.Pixels.Fill((byte)time);
                writer.Write(frame);
            }

            stream.Position = 0;
            var reader = new NutReader(stream);
            reader.ReadHeader().ShouldBeTrue();
            (reader.Width, reader.Height).ShouldBe((width, height));
            foreach (long time in times.Order())
            {
                reader.TryRead(frame).ShouldBeTrue();
                frame.Timestamp.Ticks.ShouldBe(time);
                frame.Pixels.IndexOfAnyExcept((byte)time).ShouldBe(-1);
            }
            reader.TryRead(frame).ShouldBeFalse();
        }, iter: 100);
    }

    [Fact]
    public void Damage_is_an_InvalidDataException_or_an_early_end() =>
        Gen.Select(Gen.Int[0, s_stream.Length - 1], Gen.Byte, Gen.Int[0, s_stream.Length]).Sample((at, value, length) =>
        {
            byte[] damaged = [.. s_stream];
            damaged[at] = value;
            ReadAll(damaged[..length]);
        }, iter: 3000);

    [Fact]
    public void Noise_is_refused() =>
        Gen.Byte.Array[0, 200].Sample(noise => ReadAll([.. s_stream[..25], .. noise]), iter: 3000);

    private static void ReadAll(byte[] bytes)
    {
        try
        {
            var reader = new NutReader(new MemoryStream(bytes));
            if (!reader.ReadHeader()) return;
            if ((long)reader.Width * reader.Height > 1 << 20) return; // as large as it says, which takes memory but does no harm
            var frame = new VideoFrame();
            while (reader.TryRead(frame)) frame.Pixels.Length.ShouldBe(4 * reader.Width * reader.Height);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
        }
    }

    private static byte[] Write(int width, int height, int count)
    {
        var stream = new MemoryStream();
        var writer = new NutWriter(stream, width, height);
        var frame = new VideoFrame();
        frame.Resize(width, height);
        for (int i = 0; i < count; i++)
        {
            frame.Timestamp = TimeSpan.FromMilliseconds(40 * i);
            writer.Write(frame);
        }
        return stream.ToArray();
    }
}
