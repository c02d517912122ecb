using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Omozukai.Core.Numerics;

/// <summary>Points by their components, eight beside each other, for sums over many at once. What is beyond their number is zero.</summary>
internal sealed class PointLanes
{
    /// <param name="count">The number of points.</param>
    public PointLanes(int count) => (X, Y, Z) = (Blocks(count), Blocks(count), Blocks(count));

    /// <summary>Points as they are given.</summary>
    public static PointLanes Of(IReadOnlyList<Vector3> points)
    {
        var lanes = new PointLanes(points.Count);
        for (int i = 0; i < points.Count; i++) lanes[i] = points[i];
        return lanes;
    }

    /// <summary>Numbers, one for each point.</summary>
    public static Vector256<float>[] Of(IReadOnlyList<float> numbers)
    {
        Vector256<float>[] blocks = Blocks(numbers.Count);
        for (int i = 0; i < numbers.Count; i++) Lanes(blocks)[i] = numbers[i];
        return blocks;
    }

    public Vector256<float>[] X { get; }

    public Vector256<float>[] Y { get; }

    public Vector256<float>[] Z { get; }

    public Vector3 this[int index]
    {
        get => new(Lanes(X)[index], Lanes(Y)[index], Lanes(Z)[index]);
        set => (Lanes(X)[index], Lanes(Y)[index], Lanes(Z)[index]) = (value.X, value.Y, value.Z);
    }

    /// <summary>Turns and scales all points: each becomes the product with a matrix, whose translation is left out.</summary>
    public void Transform(in Matrix4x4 matrix)
    {
        for (int i = 0; i < X.Length; i++)
        {
            Vector256<float> x = X[i], y = Y[i], z = Z[i];
            X[i] = (x * matrix.M11) + (y * matrix.M21) + (z * matrix.M31);
            Y[i] = (x * matrix.M12) + (y * matrix.M22) + (z * matrix.M32);
            Z[i] = (x * matrix.M13) + (y * matrix.M23) + (z * matrix.M33);
        }
    }

    /// <summary>The single numbers of blocks.</summary>
    public static Span<float> Lanes(Vector256<float>[] blocks) => MemoryMarshal.Cast<Vector256<float>, float>(blocks.AsSpan());

    private static Vector256<float>[] Blocks(int count) => new Vector256<float>[(count + Vector256<float>.Count - 1) / Vector256<float>.Count];
}
