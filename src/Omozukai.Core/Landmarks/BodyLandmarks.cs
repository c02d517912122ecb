namespace Omozukai.Core.Landmarks;

/// <summary>The body of one person: 33 points (<see cref="BodyLandmark"/>) in the image and in metres.</summary>
public sealed class BodyLandmarks
{
    /// <summary>The number of points.</summary>
    public const int Count = 33;

    private readonly NormalizedLandmark[] _image = new NormalizedLandmark[Count];
    private readonly WorldLandmark[] _world = new WorldLandmark[Count];

    /// <summary>Whether the body is in view; where not, the points mean nothing.</summary>
    public bool IsPresent { get; set; }

    /// <summary>Confidence of the body as a whole, 0..1.</summary>
    public float Score { get; set; }

    /// <summary>The points in the image.</summary>
    public Span<NormalizedLandmark> Image => _image;

    /// <summary>The points in metres, from the middle of the hips.</summary>
    public Span<WorldLandmark> World => _world;

    /// <summary>Forgets the body.</summary>
    public void Clear()
    {
        IsPresent = false;
        Score = 0;
    }

    /// <summary>Takes over everything from another body.</summary>
    public void CopyFrom(BodyLandmarks other)
    {
        IsPresent = other.IsPresent;
        Score = other.Score;
        other._image.CopyTo(_image, 0);
        other._world.CopyTo(_world, 0);
    }
}
