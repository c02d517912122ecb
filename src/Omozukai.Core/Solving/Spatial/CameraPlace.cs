using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Solving.Spatial;

/// <summary>
/// Where a body is before the camera. Its world points have the right shape and size but no place, its image points lie on
/// known rays: the shift t that brings the points P + t nearest to their rays is the place. Linear: x + tx = u (−z − tz).
/// </summary>
internal static class CameraPlace
{
    /// <summary>The rays must spread at least this much (squares of tangents, summed) to tell a distance.</summary>
    private const double LeastSpread = 1e-9;

    /// <summary>No body is found nearer or farther than this many metres.</summary>
    private const float NearestMetres = 0.1f, FarthestMetres = 100;

    /// <summary>Weighted least squares over all points of the body; farther bodies are no worse, as all points are about as far.</summary>
    /// <param name="subject">The points.</param>
    /// <param name="place">The origin of the world points (the middle of the hips) in metres from the camera, in the avatar's axes.</param>
    public static bool TryFind(Subject subject, out Vector3 place)
    {
        place = default;
        if (!subject.HasBody) return false;
        double w = 0, wu = 0, wv = 0, wuu = 0, bx = 0, by = 0, bz = 0;
        for (int i = 0; i < BodyLandmarks.Count; i++)
        {
            var point = (BodyLandmark)i;
            double weight = subject.Visibility(point);
            if (weight < Subject.LeastVisibility) continue; // what is not seen lies where the model's habit puts it
            Vector2 ray = subject.Ray(point);
            Vector3 world = subject[point];
            double x = -world.X - (ray.X * (double)world.Z), y = -world.Y - (ray.Y * (double)world.Z);
            w += weight;
            wu += weight * ray.X;
            wv += weight * ray.Y;
            wuu += weight * (((double)ray.X * ray.X) + ((double)ray.Y * ray.Y));
            bx += weight * x;
            by += weight * y;
            bz += weight * ((ray.X * x) + (ray.Y * y));
        }
        if (!(w > 0)) return false;
        double spread = wuu - (((wu * wu) + (wv * wv)) / w);
        if (!(spread > LeastSpread * w)) return false;
        double z = (bz - (((wu * bx) + (wv * by)) / w)) / spread;
        place = new Vector3((float)((bx - (wu * z)) / w), (float)((by - (wv * z)) / w), (float)z);
        return place.Z < -NearestMetres && place.LengthSquared() < FarthestMetres * FarthestMetres;
    }
}
