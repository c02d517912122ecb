namespace Omozukai.Formats.JsonLines;

/// <summary>What a landmark file says once, in its first line.</summary>
public sealed record LandmarkHeader
{
    /// <summary>Width of the pictures in pixels; a frame of another size says so itself.</summary>
    public required int Width { get; init; }

    /// <summary>Height of the pictures in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Frames a second, where there is such a number: photos and variable frame rates have times alone.</summary>
    public double? Fps { get; init; }

    /// <summary>Vertical field of view of the camera in degrees, where known.</summary>
    public float? VerticalFovDegrees { get; init; }

    /// <summary>Name of what the landmarks were found in.</summary>
    public string? Source { get; init; }

    /// <summary>Which points faces have, where it is not the mesh of 478: 68 or dense (<see cref="Core.Faces.IFaceTopology"/>). Readers pass such faces over; their blend shapes and transform stay.</summary>
    public string? Face { get; init; }
}
