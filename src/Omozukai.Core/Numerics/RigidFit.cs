using System.Numerics;

namespace Omozukai.Core.Numerics;

/// <summary>
/// The rotation and scale that best take one cloud of points to another, by weighted least squares, in closed form:
/// B. K. P. Horn, "Closed-form solution of absolute orientation using unit quaternions", J. Opt. Soc. Am. A 4 (1987).
/// Unlike an SVD it can never return a reflection.
/// </summary>
internal ref struct RigidFit
{
    private Vector3 _sumFrom, _sumTo;
    private double _weight, _squaresFrom;
    private double _xx, _xy, _xz, _yx, _yy, _yz, _zx, _zy, _zz;

    /// <summary>Adds a pair of points.</summary>
    public void Add(Vector3 from, Vector3 to, float weight)
    {
        _weight += weight;
        _sumFrom += from * weight;
        _sumTo += to * weight;
        _squaresFrom += weight * (double)from.LengthSquared();
        Vector3 weighted = from * weight;
        _xx += weighted.X * (double)to.X; _xy += weighted.X * (double)to.Y; _xz += weighted.X * (double)to.Z;
        _yx += weighted.Y * (double)to.X; _yy += weighted.Y * (double)to.Y; _yz += weighted.Y * (double)to.Z;
        _zx += weighted.Z * (double)to.X; _zy += weighted.Z * (double)to.Y; _zz += weighted.Z * (double)to.Z;
    }

    /// <summary>Solves for to ≈ scale · rotation(from) + a shift.</summary>
    /// <returns>False where the points are too few or too flat to fix a rotation.</returns>
    public readonly bool TrySolve(out Quaternion rotation, out float scale)
    {
        rotation = Quaternion.Identity;
        scale = 1;
        if (!(_weight > 0)) return false;

        // Moments about the means.
        double fx = _sumFrom.X, fy = _sumFrom.Y, fz = _sumFrom.Z, tx = _sumTo.X, ty = _sumTo.Y, tz = _sumTo.Z, w = _weight;
        double xx = _xx - (fx * tx / w), xy = _xy - (fx * ty / w), xz = _xz - (fx * tz / w);
        double yx = _yx - (fy * tx / w), yy = _yy - (fy * ty / w), yz = _yz - (fy * tz / w);
        double zx = _zx - (fz * tx / w), zy = _zy - (fz * ty / w), zz = _zz - (fz * tz / w);
        double spread = _squaresFrom - (((fx * fx) + (fy * fy) + (fz * fz)) / w);
        if (!(spread > 0)) return false;

        // Horn's symmetric matrix: its eigenvector of the greatest eigenvalue is the quaternion (w, x, y, z).
        Span<double> matrix =
        [
            xx + yy + zz, yz - zy, zx - xz, xy - yx,
            yz - zy, xx - yy - zz, xy + yx, zx + xz,
            zx - xz, xy + yx, yy - xx - zz, yz + zy,
            xy - yx, zx + xz, yz + zy, zz - xx - yy,
        ];
        Span<double> vector = stackalloc double[4];
        if (!SymmetricMatrix4.TryGreatestEigenvector(matrix, vector, out double greatest)) return false;
        rotation = Quaternion.Normalize(new Quaternion((float)vector[1], (float)vector[2], (float)vector[3], (float)vector[0]));
        scale = (float)(greatest / spread);
        return float.IsFinite(scale) && scale > 0;
    }
}
