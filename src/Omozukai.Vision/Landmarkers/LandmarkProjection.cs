using System.Numerics;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Landmarkers;

/// <summary>The way of a network's points from its input's pixels to 0..1 of the picture.</summary>
/// <remarks>Source: MediaPipe, landmark_projection_calculator: depth scales with the region's width.</remarks>
internal readonly struct LandmarkProjection
{
    private readonly Vector2 _origin;
    private readonly Vector2 _right;
    private readonly Vector2 _down;
    private readonly float _depth;

    public LandmarkProjection(VideoFrame frame, RegionOfInterest region, int inputSize)
    {
        var picture = new Vector2(frame.Width, frame.Height);
        _origin = region.ToImage(Vector2.Zero) / picture;
        _right = region.Rotate(new Vector2(region.Size.X / inputSize, 0)) / picture;
        _down = region.Rotate(new Vector2(0, region.Size.Y / inputSize)) / picture;
        _depth = region.Size.X / inputSize / frame.Width;
    }

    public Vector3 Project(float x, float y, float z)
    {
        Vector2 point = _origin + x * _right + y * _down;
        return new Vector3(point, z * _depth);
    }
}
