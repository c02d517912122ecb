using CsCheck;
using Omozukai.Vision.Inference;
using Omozukai.Vision.Inference.Lowering;
using Omozukai.Vision.Inference.TfLite;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>Broken files of every kind: an exception that names the file, never another one, and no great allocation.</summary>
public sealed class FuzzTests
{
    private const string Name = "broken.tflite";
    private const int BytesTried = 300_000_000; // keeps a test to a few seconds

    public static TheoryData<string> Small => ["face_detection_short_range.tflite", "hand_recrop.tflite", "face_landmark_with_attention.tflite", "face_detection_full_range_sparse.tflite"];

    [Theory]
    [MemberData(nameof(Small))]
    public void Truncated_files(string model)
    {
        byte[] file = File.ReadAllBytes(TestModels.Find(model));
        Gen.Int[0, file.Length - 1].Sample(length => Should.Throw<InvalidDataException>(() => Convert(file[..length])).Message.ShouldContain(Name), iter: 200);
    }

    /// <summary>Changed bytes: anywhere (mostly weights), and among the tables at the beginning and the end.</summary>
    [Theory]
    [MemberData(nameof(Small))]
    public void Changed_bytes(string model)
    {
        byte[] file = File.ReadAllBytes(TestModels.Find(model));
        Gen<int> places = Gen.OneOf(Gen.Int[0, file.Length - 1], Gen.Int[0, 4000], Gen.Int[file.Length - 30000, file.Length - 1]);
        Gen.Select(places, Gen.Byte).Array[1, 4].Sample(changes =>
        {
            byte[] changed = [.. file];
            foreach ((int place, byte value) in changes) changed[place] = value;
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Convert(changed);
            }
            catch (InvalidDataException error)
            {
                error.Message.ShouldContain(Name);
            }
            // 32 times the file for constants, twice while they are written; the rest is tables.
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100L * file.Length + (10 << 20));
        }, iter: Math.Min(1000, BytesTried / file.Length));
    }

    [Fact]
    public void Nothing_but_noise() => Gen.Byte.Array[0, 400].Sample(bytes => Should.Throw<InvalidDataException>(() => Convert(bytes)));

    /// <summary>Noise behind the right identifier, so that the tables are reached.</summary>
    [Fact]
    public void Noise_with_an_identifier() => Gen.Byte.Array[8, 400].Sample(bytes =>
    {
        "TFL3"u8.CopyTo(bytes.AsSpan(4));
        Should.Throw<InvalidDataException>(() => Convert(bytes));
    });

    [Fact]
    public void Options_of_custom_operators() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        try
        {
            FlexMap map = new(new FlatFile(Name, bytes));
            map.Int32s("subset_idxs").Length.ShouldBeLessThanOrEqualTo(bytes.Length);
        }
        catch (InvalidDataException error)
        {
            error.Message.ShouldContain(Name);
        }
    }, iter: 20_000);

    private static void Convert(byte[] file)
    {
        TfLiteModel model = TfLiteReader.Read(Name, file);
        GraphConverter.Convert(model, [.. Enumerable.Range(0, model.Outputs.Count)], isBlocked: true);
    }
}
