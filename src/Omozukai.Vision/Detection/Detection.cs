using System.Numerics;

namespace Omozukai.Vision.Detection;

/// <summary>Something found in a picture: a score in 0..1, an upright box and key points, in pixels.</summary>
internal readonly record struct Detection(float Score, Vector2 Min, Vector2 Max, Keypoints Keypoints)
{
    public Vector2 Center => (Min + Max) / 2;
}
