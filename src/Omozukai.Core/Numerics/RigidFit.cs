using System.Numerics;
using System.Runtime.Intrinsics;

namespace Omozukai.Core.Numerics;

/// <summary>
/// The rotation that best takes one cloud of points to another, whatever shift and scale there is between them, by weighted
/// least squares: the quaternion is the eigenvector of the greatest eigenvalue of a symmetric 4 by 4 matrix (B. K. P. Horn,
/// "Closed-form solution of absolute orientation using unit quaternions", J. Opt. Soc. Am. A 4, 1987), found by Newton's method
/// and cofactors (D. L. Theobald, Acta Cryst. A61, 2005). Unlike an SVD it can never return a reflection.
/// </summary>
internal static class RigidFit
{
    private const int MostSteps = 30;

    /// <summary>Newton's method has converged when a step is a smaller share than this.</summary>
    private const double Converged = 1e-11;

    /// <summary>An eigenvector whose cofactors are smaller than this share of the matrix's size, cubed, is not determined.</summary>
    private const double SmallestCofactor = 1e-6;

    /// <summary>Solves for to ≈ scale · rotation(from) + a shift.</summary>
    /// <param name="from">The one cloud.</param>
    /// <param name="to">The other, point by point.</param>
    /// <param name="weights">What each pair counts.</param>
    /// <param name="rotation">The rotation.</param>
    /// <returns>False where the points are too few or too flat to fix a rotation.</returns>
    public static bool TrySolve(PointLanes from, PointLanes to, ReadOnlySpan<Vector256<float>> weights, out Quaternion rotation)
    {
        // 1. Sums over all pairs, side by side: of each component of one times the other's vector, too.
        Vector256<float> zero = Vector256<float>.Zero, weight = zero, squaresFrom = zero, squaresTo = zero;
        Vector256<float> fromX = zero, fromY = zero, fromZ = zero, toX = zero, toY = zero, toZ = zero;
        Vector256<float> sumXx = zero, sumXy = zero, sumXz = zero, sumYx = zero, sumYy = zero, sumYz = zero, sumZx = zero, sumZy = zero, sumZz = zero;
        for (int i = 0; i < weights.Length; i++)
        {
            Vector256<float> each = weights[i], x = from.X[i] * each, y = from.Y[i] * each, z = from.Z[i] * each, atX = to.X[i], atY = to.Y[i], atZ = to.Z[i];
            weight += each;
            (fromX, fromY, fromZ) = (fromX + x, fromY + y, fromZ + z);
            (toX, toY, toZ) = (toX + (atX * each), toY + (atY * each), toZ + (atZ * each));
            squaresFrom += (x * from.X[i]) + (y * from.Y[i]) + (z * from.Z[i]);
            squaresTo += ((atX * atX) + (atY * atY) + (atZ * atZ)) * each;
            (sumXx, sumXy, sumXz) = (sumXx + (x * atX), sumXy + (x * atY), sumXz + (x * atZ));
            (sumYx, sumYy, sumYz) = (sumYx + (y * atX), sumYy + (y * atY), sumYz + (y * atZ));
            (sumZx, sumZy, sumZz) = (sumZx + (z * atX), sumZy + (z * atY), sumZz + (z * atZ));
        }
        rotation = Quaternion.Identity;
        double w = Vector256.Sum(weight);
        if (!(w > 0)) return false;

        // 2. Moments about the means, in units of the clouds' spread.
        double fx = Vector256.Sum(fromX), fy = Vector256.Sum(fromY), fz = Vector256.Sum(fromZ), tx = Vector256.Sum(toX), ty = Vector256.Sum(toY), tz = Vector256.Sum(toZ);
        double spread = Math.Sqrt((Vector256.Sum(squaresFrom) - (((fx * fx) + (fy * fy) + (fz * fz)) / w)) * (Vector256.Sum(squaresTo) - (((tx * tx) + (ty * ty) + (tz * tz)) / w)));
        if (!(spread > 1e-20 * w) || !double.IsFinite(spread)) return false;
        double xx = Moment(sumXx, fx * tx), xy = Moment(sumXy, fx * ty), xz = Moment(sumXz, fx * tz);
        double yx = Moment(sumYx, fy * tx), yy = Moment(sumYy, fy * ty), yz = Moment(sumYz, fy * tz);
        double zx = Moment(sumZx, fz * tx), zy = Moment(sumZy, fz * ty), zz = Moment(sumZz, fz * tz);

        // 3. Horn's matrix, and its characteristic polynomial v⁴ + c₂ v² + c₁ v + c₀.
        double a00 = xx + yy + zz, a01 = yz - zy, a02 = zx - xz, a03 = xy - yx;
        double a11 = xx - yy - zz, a12 = xy + yx, a13 = zx + xz, a22 = yy - xx - zz, a23 = yz + zy, a33 = zz - xx - yy;
        double c2 = -2 * ((xx * xx) + (xy * xy) + (xz * xz) + (yx * yx) + (yy * yy) + (yz * yz) + (zx * zx) + (zy * zy) + (zz * zz));
        double c1 = 8 * ((xx * ((yz * zy) - (yy * zz))) + (yy * zx * xz) + (zz * xy * yx) - (xy * yz * zx) - (xz * yx * zy));
        double c0 = Determinant(a00, a01, a02, a03, a11, a12, a13, a22, a23, a33);

        // 4. The greatest eigenvalue is at most 1, half the sum of both spreads; from there Newton's steps go down to it.
        double value = 1;
        for (int step = 0; step < MostSteps; step++)
        {
            double squared = value * value, slope = (4 * squared * value) + (2 * c2 * value) + c1;
            if (!(Math.Abs(slope) > 1e-30)) break;
            double change = ((squared * squared) + (c2 * squared) + (c1 * value) + c0) / slope;
            value -= change;
            if (Math.Abs(change) < Converged * Math.Abs(value)) break;
        }

        // 5. Its eigenvector: the cofactors of that row of the matrix less the eigenvalue in which they are greatest.
        return TryEigenvector(a00 - value, a01, a02, a03, a11 - value, a12, a13, a22 - value, a23, a33 - value, out rotation);

        double Moment(Vector256<float> sum, double means) => (Vector256.Sum(sum) - (means / w)) / spread;
    }

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
