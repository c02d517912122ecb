using Omozukai.Tests;
using SkiaSharp;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>The models that tests run, and inputs for them.</summary>
internal static class TestModels
{
    /// <summary>The path of a model: beside the tests, or, for a member of a bundle ("bundle.task!member.tflite"), in the shared media.</summary>
    public static string Find(string name) => name.Contains('!', StringComparison.Ordinal)
        ? TestFiles.Shared("models/" + name[..name.IndexOf('!', StringComparison.Ordinal)]) + name[name.IndexOf('!', StringComparison.Ordinal)..]
        : Path.Combine(AppContext.BaseDirectory, "models", name);

    /// <summary>Fills an input with noise from 0 to 1, the same for the same seed.</summary>
    public static void FillWithNoise(Span<float> input, uint seed)
    {
        foreach (ref float value in input)
        {
            seed = seed * 1664525 + 1013904223;
            value = (seed >> 8) / (float)(1 << 24);
        }
    }

    public static SKBitmap Photo(string name) => SKBitmap.Decode(TestFiles.Picture(name)) ?? throw new InvalidDataException($"{name} is no picture.");

    /// <summary>Fills an input [1, height, width, 3] with a part of a picture, given in fractions of it, scaled from the low end to 1.</summary>
    public static void FillWithPhoto(Span<float> input, IReadOnlyList<int> shape, SKBitmap picture, SKRect part, float low)
    {
        ReadOnlySpan<SKColor> pixels = picture.Pixels;
        int height = shape[1], width = shape[2];
        int index = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int column = (int)((part.Left + (x + 0.5f) / width * part.Width) * picture.Width), row = (int)((part.Top + (y + 0.5f) / height * part.Height) * picture.Height);
                SKColor color = pixels[row * picture.Width + column];
                foreach (byte channel in (ReadOnlySpan<byte>)[color.Red, color.Green, color.Blue]) input[index++] = low + channel / 255f * (1 - low);
            }
        }
    }
}
