using System.Numerics;
using System.Runtime.Intrinsics;

namespace Omozukai.Core.Numerics;

/// <summary>
/// The rotation that best takes one cloud of points to another, whatever shift and scale there is between them, by weighted
/// least squares: the quaternion is the eigenvector of the greatest eigenvalue of a symmetric 4 by 4 matrix (B. K. P. Horn,
/// "Closed-form solution of absolute orientation using unit quaternions", J. Opt. Soc. Am. A 4, 1987), found by Newton's method
/// and cofactors (D. L. Theobald, Acta Cryst. A61, 2005). Unlike an SVD it can never return a reflection.
/// </summary>
internal ref struct RigidFit
{
    private const int MostSteps = 30;

    /// <summary>Newton's method has converged when a step is a smaller share than this.</summary>
    private const double Converged = 1e-11;

    /// <summary>An eigenvector whose cofactors are smaller than this share of the matrix's size, cubed, is not determined.</summary>
    private const double SmallestCofactor = 1e-6;

    private double _weight, _squaresFrom, _squaresTo;
    private Vector256<double> _sumFrom, _sumTo, _x, _y, _z; // sums of each component of one times the other's vector

    /// <summary>Adds a pair of points.</summary>
    public void Add(Vector3 from, Vector3 to, float weight)
    {
        Vector3 weighted = from * weight;
        (Vector256<double> wideFrom, Vector256<double> wideTo) = (Widen(weighted), Widen(to));
        _weight += weight;
        _sumFrom += wideFrom;
        _sumTo += Widen(to * weight);
        _squaresFrom += Vector3.Dot(weighted, from);
        _squaresTo += weight * (double)to.LengthSquared();
        _x += wideTo * (double)weighted.X;
        _y += wideTo * (double)weighted.Y;
        _z += wideTo * (double)weighted.Z;
    }

    /// <summary>Adds pairs of points, in single precision.</summary>
    public void Add(PointLanes from, PointLanes to, ReadOnlySpan<Vector256<float>> weights)
    {
        Vector256<float> zero = Vector256<float>.Zero, weight = zero, squaresFrom = zero, squaresTo = zero;
        Vector256<float> fromX = zero, fromY = zero, fromZ = zero, toX = zero, toY = zero, toZ = zero;
        Vector256<float> xx = zero, xy = zero, xz = zero, yx = zero, yy = zero, yz = zero, zx = zero, zy = zero, zz = zero;
        for (int i = 0; i < weights.Length; i++)
        {
            Vector256<float> w = weights[i], fx = from.X[i] * w, fy = from.Y[i] * w, fz = from.Z[i] * w, tx = to.X[i], ty = to.Y[i], tz = to.Z[i];
            weight += w;
            (fromX, fromY, fromZ) = (fromX + fx, fromY + fy, fromZ + fz);
            (toX, toY, toZ) = (toX + (tx * w), toY + (ty * w), toZ + (tz * w));
            squaresFrom += (fx * from.X[i]) + (fy * from.Y[i]) + (fz * from.Z[i]);
            squaresTo += ((tx * tx) + (ty * ty) + (tz * tz)) * w;
            (xx, xy, xz) = (xx + (fx * tx), xy + (fx * ty), xz + (fx * tz));
            (yx, yy, yz) = (yx + (fy * tx), yy + (fy * ty), yz + (fy * tz));
            (zx, zy, zz) = (zx + (fz * tx), zy + (fz * ty), zz + (fz * tz));
        }
        _weight += Vector256.Sum(weight);
        _squaresFrom += Vector256.Sum(squaresFrom);
        _squaresTo += Vector256.Sum(squaresTo);
        _sumFrom += Sums(fromX, fromY, fromZ);
        _sumTo += Sums(toX, toY, toZ);
        _x += Sums(xx, xy, xz);
        _y += Sums(yx, yy, yz);
        _z += Sums(zx, zy, zz);
    }

    /// <summary>Solves for to ≈ scale · rotation(from) + a shift.</summary>
    /// <returns>False where the points are too few or too flat to fix a rotation.</returns>
    public readonly bool TrySolve(out Quaternion rotation)
    {
        rotation = Quaternion.Identity;
        if (!(_weight > 0)) return false;

        // 1. Moments about the means, in units of the clouds' spread.
        double fx = _sumFrom[0], fy = _sumFrom[1], fz = _sumFrom[2], tx = _sumTo[0], ty = _sumTo[1], tz = _sumTo[2], w = _weight;
        double spread = Math.Sqrt((_squaresFrom - (((fx * fx) + (fy * fy) + (fz * fz)) / w)) * (_squaresTo - (((tx * tx) + (ty * ty) + (tz * tz)) / w)));
        if (!(spread > 1e-20 * w) || !double.IsFinite(spread)) return false;
        double xx = (_x[0] - (fx * tx / w)) / spread, xy = (_x[1] - (fx * ty / w)) / spread, xz = (_x[2] - (fx * tz / w)) / spread;
        double yx = (_y[0] - (fy * tx / w)) / spread, yy = (_y[1] - (fy * ty / w)) / spread, yz = (_y[2] - (fy * tz / w)) / spread;
        double zx = (_z[0] - (fz * tx / w)) / spread, zy = (_z[1] - (fz * ty / w)) / spread, zz = (_z[2] - (fz * tz / w)) / spread;

        // 2. Horn's matrix, and its characteristic polynomial v⁴ + c₂ v² + c₁ v + c₀.
        double a00 = xx + yy + zz, a01 = yz - zy, a02 = zx - xz, a03 = xy - yx;
        double a11 = xx - yy - zz, a12 = xy + yx, a13 = zx + xz, a22 = yy - xx - zz, a23 = yz + zy, a33 = zz - xx - yy;
        double c2 = -2 * ((xx * xx) + (xy * xy) + (xz * xz) + (yx * yx) + (yy * yy) + (yz * yz) + (zx * zx) + (zy * zy) + (zz * zz));
        double c1 = 8 * ((xx * ((yz * zy) - (yy * zz))) + (yy * zx * xz) + (zz * xy * yx) - (xy * yz * zx) - (xz * yx * zy));
        double c0 = Determinant(a00, a01, a02, a03, a11, a12, a13, a22, a23, a33);

        // 3. The greatest eigenvalue is at most 1, half the sum of both spreads; from there Newton's steps go down to it.
        double value = 1;
        for (int step = 0; step < MostSteps; step++)
        {
            double squared = value * value, slope = (4 * squared * value) + (2 * c2 * value) + c1;
            if (!(Math.Abs(slope) > 1e-30)) break;
            double change = ((squared * squared) + (c2 * squared) + (c1 * value) + c0) / slope;
            value -= change;
            if (Math.Abs(change) < Converged * Math.Abs(value)) break;
        }

        // 4. Its eigenvector: the cofactors of that row of the matrix less the eigenvalue in which they are greatest.
        return TryEigenvector(a00 - value, a01, a02, a03, a11 - value, a12, a13, a22 - value, a23, a33 - value, out rotation);
    }

    private static Vector256<double> Sums(Vector256<float> x, Vector256<float> y, Vector256<float> z) => Vector256.Create((double)Vector256.Sum(x), Vector256.Sum(y), Vector256.Sum(z), 0);

    private static Vector256<double> Widen(Vector3 vector) => Vector256.WidenLower(vector.AsVector128().ToVector256Unsafe());

    private static bool TryEigenvector(
        double a00, double a01, double a02, double a03, double a11, double a12, double a13, double a22, double a23, double a33, out Quaternion rotation)
    {
        // The two by two minors that the cofactors share, by columns, of the lower and of the upper two rows.
        double l01 = (a02 * a13) - (a12 * a03), l02 = (a02 * a23) - (a22 * a03), l03 = (a02 * a33) - (a23 * a03);
        double l12 = (a12 * a23) - (a22 * a13), l13 = (a12 * a33) - (a23 * a13), l23 = (a22 * a33) - (a23 * a23);
        double u01 = (a00 * a11) - (a01 * a01), u02 = (a00 * a12) - (a02 * a01), u03 = (a00 * a13) - (a03 * a01);
        double u12 = (a01 * a12) - (a02 * a11), u13 = (a01 * a13) - (a03 * a11), u23 = (a02 * a13) - (a03 * a12);
        Span<double> cofactors =
        [
            (a11 * l23) - (a12 * l13) + (a13 * l12), -((a01 * l23) - (a12 * l03) + (a13 * l02)), (a01 * l13) - (a11 * l03) + (a13 * l01), -((a01 * l12) - (a11 * l02) + (a12 * l01)),
            -((a01 * l23) - (a02 * l13) + (a03 * l12)), (a00 * l23) - (a02 * l03) + (a03 * l02), -((a00 * l13) - (a01 * l03) + (a03 * l01)), (a00 * l12) - (a01 * l02) + (a02 * l01),
            (a13 * u23) - (a23 * u13) + (a33 * u12), -((a03 * u23) - (a23 * u03) + (a33 * u02)), (a03 * u13) - (a13 * u03) + (a33 * u01), -((a03 * u12) - (a13 * u02) + (a23 * u01)),
            -((a12 * u23) - (a22 * u13) + (a23 * u12)), (a02 * u23) - (a22 * u03) + (a23 * u02), -((a02 * u13) - (a12 * u03) + (a23 * u01)), (a02 * u12) - (a12 * u02) + (a22 * u01),
        ];
        int best = 0;
        double greatest = 0;
        for (int row = 0; row < 4; row++)
        {
            double squares = 0;
            foreach (double cofactor in cofactors.Slice(row * 4, 4)) squares += cofactor * cofactor;
            if (squares > greatest) (best, greatest) = (row * 4, squares);
        }
        double length = Math.Sqrt(greatest);
        rotation = Quaternion.Identity;
        if (!(length > SmallestCofactor)) return false;
        rotation = Quaternion.Normalize(new Quaternion(
            (float)(cofactors[best + 1] / length), (float)(cofactors[best + 2] / length), (float)(cofactors[best + 3] / length), (float)(cofactors[best] / length)));
        return true;
    }

    private static double Determinant(double a00, double a01, double a02, double a03, double a11, double a12, double a13, double a22, double a23, double a33)
    {
        double u01 = (a00 * a11) - (a01 * a01), u02 = (a00 * a12) - (a02 * a01), u03 = (a00 * a13) - (a03 * a01);
        double u12 = (a01 * a12) - (a02 * a11), u13 = (a01 * a13) - (a03 * a11), u23 = (a02 * a13) - (a03 * a12);
        double l01 = (a02 * a13) - (a03 * a12), l02 = (a02 * a23) - (a03 * a22), l03 = (a02 * a33) - (a03 * a23);
        double l12 = (a12 * a23) - (a13 * a22), l13 = (a12 * a33) - (a13 * a23), l23 = (a22 * a33) - (a23 * a23);
        return (u01 * l23) - (u02 * l13) + (u03 * l12) + (u12 * l03) - (u13 * l02) + (u23 * l01);
    }
}
