namespace Omozukai.Core.Landmarks;

/// <summary>One hand: 21 points (<see cref="HandLandmark"/>) in the image and in metres.</summary>
public sealed class HandLandmarks
{
    /// <summary>The number of points.</summary>
    public const int Count = 21;

    private readonly NormalizedLandmark[] _image = new NormalizedLandmark[Count];
    private readonly WorldLandmark[] _world = new WorldLandmark[Count];

    /// <summary>Whether the hand is in view; where not, the points mean nothing.</summary>
    public bool IsPresent { get; set; }

    /// <summary>Confidence of the hand, 0..1.</summary>
    public float Score { get; set; }

    /// <summary>The points in the image; z is relative to the wrist.</summary>
    public Span<NormalizedLandmark> Image => _image;

    /// <summary>The points in metres, from the middle of the hand.</summary>
    public Span<WorldLandmark> World => _world;

    /// <summary>Whether <see cref="World"/> is filled; landmark files may carry the image points alone.</summary>
    public bool HasWorld { get; set; }

    /// <summary>Forgets the hand.</summary>
    public void Clear()
    {
        IsPresent = false;
        HasWorld = false;
        Score = 0;
    }

    /// <summary>Takes over everything from another hand.</summary>
    public void CopyFrom(HandLandmarks other)
    {
        IsPresent = other.IsPresent;
        HasWorld = other.HasWorld;
        Score = other.Score;
        other._image.CopyTo(_image, 0);
        other._world.CopyTo(_world, 0);
    }
}
