using System.Numerics;

namespace Omozukai.Vision.Imaging;

/// <summary>A rotated rectangle of a picture, in pixels: what a network gets to see.</summary>
/// <param name="Center">The middle, x right and y down.</param>
/// <param name="Size">Width and height along the region's own axes.</param>
/// <param name="RotationRadians">How far the region is turned, clockwise on the screen.</param>
internal readonly record struct RegionOfInterest(Vector2 Center, Vector2 Size, float RotationRadians)
{
    /// <summary>Fingers, bodies and heads point up in the region when turned so: the angle of "up" on the screen.</summary>
    public const float Upwards = MathF.PI / 2;

    private Vector2 CosSin => new(MathF.Cos(RotationRadians), MathF.Sin(RotationRadians));

    public static RegionOfInterest Whole(int width, int height) =>
        new(new Vector2(width, height) / 2, new Vector2(width, height), 0);

    /// <summary>The upright box round some points.</summary>
    public static RegionOfInterest Around(ReadOnlySpan<Vector2> points)
    {
        Vector2 min = points[0], max = points[0];
        foreach (Vector2 point in points)
        {
            min = Vector2.Min(min, point);
            max = Vector2.Max(max, point);
        }
        return new RegionOfInterest((min + max) / 2, max - min, 0);
    }

    /// <summary>A square round one point that reaches twice as far as another, turned so that the other lies in the target direction.</summary>
    /// <remarks>Source: MediaPipe, alignment_points_to_rects_calculator.</remarks>
    public static RegionOfInterest FromAlignmentPoints(Vector2 center, Vector2 scalePoint, float targetRadians)
    {
        float side = 2 * Vector2.Distance(center, scalePoint);
        return new RegionOfInterest(center, new Vector2(side), RotationTowards(center, scalePoint, targetRadians));
    }

    /// <summary>The rotation that makes the way from one point to another look in the target direction (counter-clockwise from "right").</summary>
    public static float RotationTowards(Vector2 from, Vector2 to, float targetRadians)
    {
        float angle = targetRadians - MathF.Atan2(from.Y - to.Y, to.X - from.X);
        return angle - 2 * MathF.PI * MathF.Floor((angle + MathF.PI) / (2 * MathF.PI));
    }

    /// <summary>A vector of the region's axes on the picture.</summary>
    public Vector2 Rotate(Vector2 v)
    {
        Vector2 r = CosSin;
        return new Vector2(r.X * v.X - r.Y * v.Y, r.Y * v.X + r.X * v.Y);
    }

    /// <summary>A vector of the picture in the region's axes.</summary>
    public Vector2 RotateBack(Vector2 v)
    {
        Vector2 r = CosSin;
        return new Vector2(r.X * v.X + r.Y * v.Y, r.X * v.Y - r.Y * v.X);
    }

    /// <summary>From 0..1 of the region to pixels of the picture.</summary>
    public Vector2 ToImage(Vector2 unit) => Center + Rotate((unit - new Vector2(0.5f)) * Size);

    /// <summary>Moved along its own axes, in fractions of its size.</summary>
    public RegionOfInterest Shifted(float x, float y) => this with { Center = Center + Rotate(new Vector2(x, y) * Size) };

    /// <summary>Grown to a square of its longer side, times a factor.</summary>
    public RegionOfInterest Square(float factor) => this with { Size = new Vector2(MathF.Max(Size.X, Size.Y) * factor) };

    /// <summary>Grown about its centre so that the whole of it fits a square tensor undistorted (letterbox).</summary>
    public RegionOfInterest Letterboxed() => Square(1);

    /// <summary>
    /// The region to sample so that a tensor's first pixel lies at the region's corner and not half a pixel inside: MediaPipe's processor
    /// path (image_to_tensor_converter_opencv.cc), on which its face landmarker runs. Points are projected from the region itself.
    /// </summary>
    public RegionOfInterest FromCorners(int tensorSize) => this with { Center = Center - Rotate(Size * (0.5f / tensorSize)) + new Vector2(0.5f) };

    /// <summary>Intersection over union of two regions, rotation ignored as MediaPipe does.</summary>
    public float IntersectionOverUnion(RegionOfInterest other) =>
        Boxes.IntersectionOverUnion(Center - Size / 2, Center + Size / 2, other.Center - other.Size / 2, other.Center + other.Size / 2);

    /// <summary>Whether the region is finite, not empty and touches the picture.</summary>
    public bool IsUsable(int width, int height)
    {
        const float smallestSide = 4; // pixels: nothing is to be seen in less
        if (!float.IsFinite(Center.X + Center.Y + Size.X + Size.Y + RotationRadians)) return false;
        if (MathF.Min(Size.X, Size.Y) < smallestSide) return false;
        Vector2 half = Size / 2;
        return Center.X + half.X > 0 && Center.Y + half.Y > 0 && Center.X - half.X < width && Center.Y - half.Y < height;
    }
}
