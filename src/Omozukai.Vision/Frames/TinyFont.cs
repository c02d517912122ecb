using SkiaSharp;

namespace Omozukai.Vision.Frames;

/// <summary>Capitals and digits on a grid of three by five, for pictures drawn on machines without fonts. Small letters are drawn as capitals.</summary>
internal static class TinyFont
{
    /// <summary>A glyph's width with its gap, in cells; five cells high.</summary>
    private const int Advance = 4, Rows = 5, Columns = 3;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.°";

    /// <summary>Five rows of three bits each, the left cell highest.</summary>
    private const string Glyphs = "257556565634443655567464774644345535575572227111525565544447577556555525552656442557365655342167222255557555525577555255552227124775557262276124761216557117461634757712227575775716007000000225200";

    /// <summary>Draws a line of text.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="text">The text; characters that the font lacks are blank.</param>
    /// <param name="x">The left end.</param>
    /// <param name="y">The top.</param>
    /// <param name="height">Height of a capital.</param>
    /// <param name="paint">The ink.</param>
    public static void Draw(SKCanvas canvas, ReadOnlySpan<char> text, float x, float y, float height, SKPaint paint)
    {
        float cell = height / Rows;
        foreach (char letter in text)
        {
            int glyph = Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            for (int row = 0; glyph >= 0 && row < Rows; row++)
                for (int column = 0; column < Columns; column++)
                    if (((Glyphs[(glyph * Rows) + row] - '0') >> (Columns - 1 - column) & 1) != 0)
                        canvas.DrawRect(x + (column * cell), y + (row * cell), cell, cell, paint);
            x += Advance * cell;
        }
    }
}
