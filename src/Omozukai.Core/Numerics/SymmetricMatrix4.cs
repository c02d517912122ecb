namespace Omozukai.Core.Numerics;

/// <summary>Eigenvectors of symmetric 4 by 4 matrices by cyclic Jacobi rotations (Golub and Van Loan, "Matrix Computations", 8.5).</summary>
internal static class SymmetricMatrix4
{
    private const int Size = 4, MostSweeps = 12;

    /// <summary>Squares off the diagonal below this share of all leave errors beyond a float's digits.</summary>
    private const double Negligible = 1e-16;

    /// <summary>Two greatest eigenvalues closer than this fraction of the matrix's size leave the vector undetermined.</summary>
    private const double SmallestGap = 1e-9;

    /// <summary>The unit eigenvector of the greatest eigenvalue.</summary>
    /// <param name="matrix">16 numbers by rows; overwritten.</param>
    /// <param name="vector">Receives the vector.</param>
    /// <param name="greatest">The eigenvalue.</param>
    /// <returns>False where the two greatest eigenvalues are as good as equal.</returns>
    public static bool TryGreatestEigenvector(Span<double> matrix, Span<double> vector, out double greatest)
    {
        Span<double> vectors = stackalloc double[Size * Size];
        vectors.Clear();
        for (int i = 0; i < Size; i++) vectors[i * (Size + 1)] = 1;

        double size = 0;
        foreach (double value in matrix) size += value * value;
        for (int sweep = 0; sweep < MostSweeps && OffDiagonal(matrix) > Negligible * size; sweep++)
            for (int p = 0; p < Size - 1; p++)
                for (int q = p + 1; q < Size; q++)
                    Rotate(matrix, vectors, p, q);

        int best = 0;
        for (int i = 1; i < Size; i++)
            if (matrix[i * (Size + 1)] > matrix[best * (Size + 1)]) best = i;
        greatest = matrix[best * (Size + 1)];
        double second = double.NegativeInfinity;
        for (int i = 0; i < Size; i++)
        {
            vector[i] = vectors[(i * Size) + best];
            if (i != best) second = Math.Max(second, matrix[i * (Size + 1)]);
        }
        return greatest - second > SmallestGap * Math.Sqrt(size);
    }

    private static double OffDiagonal(ReadOnlySpan<double> a) =>
        (a[1] * a[1]) + (a[2] * a[2]) + (a[3] * a[3]) + (a[6] * a[6]) + (a[7] * a[7]) + (a[11] * a[11]);

    /// <summary>Makes element (p, q) zero by a rotation in the plane of p and q.</summary>
    private static void Rotate(Span<double> a, Span<double> v, int p, int q)
    {
        double apq = a[(p * Size) + q];
        if (apq == 0) return;
        double theta = (a[(q * Size) + q] - a[(p * Size) + p]) / (2 * apq);
        double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double c = 1 / Math.Sqrt((t * t) + 1), s = t * c;
        for (int k = 0; k < Size; k++)
        {
            double kp = a[(k * Size) + p], kq = a[(k * Size) + q];
            a[(k * Size) + p] = (c * kp) - (s * kq);
            a[(k * Size) + q] = (s * kp) + (c * kq);
        }
        for (int k = 0; k < Size; k++)
        {
            double pk = a[(p * Size) + k], qk = a[(q * Size) + k];
            a[(p * Size) + k] = (c * pk) - (s * qk);
            a[(q * Size) + k] = (s * pk) + (c * qk);
            double kp = v[(k * Size) + p], kq = v[(k * Size) + q];
            v[(k * Size) + p] = (c * kp) - (s * kq);
            v[(k * Size) + q] = (s * kp) + (c * kq);
        }
    }
}
