using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>Another set of points on a face, made of the 478.</summary>
public interface IFaceTopology
{
    /// <summary>The name, as `track --face` takes it.</summary>
    string Name { get; }

    /// <summary>The number of points.</summary>
    int Count { get; }

    /// <summary>Fills the points, in the space of the face's own.</summary>
    /// <param name="face">The face.</param>
    /// <param name="points">Receives <see cref="Count"/> points.</param>
    void Fill(FaceLandmarks face, Span<Vector3> points);
}
