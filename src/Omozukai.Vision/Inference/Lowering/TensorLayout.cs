namespace Omozukai.Vision.Inference.Lowering;

/// <summary>
/// The two orders of a picture's axes: TensorFlow Lite keeps the channels last ("plain": batch, height, width, channel),
/// ONNX's convolutions want them first ("planar": batch, channel, height, width).
/// </summary>
internal static class TensorLayout
{
    /// <summary>For each planar axis the plain one.</summary>
    public static readonly int[] PlainToPlanar = [0, 3, 1, 2];

    /// <summary>For each plain axis the planar one.</summary>
    public static readonly int[] PlanarToPlain = [0, 2, 3, 1];

    /// <summary>The sizes with their axes put into an order.</summary>
    public static int[] Permute(int[] shape, int[] order) => [.. order.Select(axis => shape[axis])];

    /// <summary>The elements with their axes put into an order: the new axis i is the old axis order[i].</summary>
    public static float[] Permute(float[] values, int[] shape, int[] order)
    {
        if (!Moves(shape, order)) return values;
        int rank = shape.Length;
        int[] steps = new int[rank];
        for (int axis = rank - 1, step = 1; axis >= 0; step *= shape[axis--]) steps[axis] = step;

        float[] result = new float[values.Length];
        int[] index = new int[rank];
        int source = 0;
        for (int target = 0; target < result.Length; target++)
        {
            result[target] = values[source];
            for (int axis = rank - 1; axis >= 0; axis--)
            {
                source += steps[order[axis]];
                if (++index[axis] < shape[order[axis]]) break;
                source -= index[axis] * steps[order[axis]];
                index[axis] = 0;
            }
        }
        return result;
    }

    /// <summary>Whether an order of axes moves any element: axes of size one do not count.</summary>
    public static bool Moves(int[] shape, int[] order)
    {
        int previous = -1;
        foreach (int axis in order.Where(axis => shape[axis] > 1))
        {
            if (axis < previous) return true;
            previous = axis;
        }
        return false;
    }

    /// <summary>A shape of rank four, with leading ones.</summary>
    public static int[] ToRankFour(int[] shape) => [.. Enumerable.Repeat(1, 4 - shape.Length), .. shape];

    /// <summary>The shape of an element-wise result of two shapes, or null where they do not go together.</summary>
    public static int[]? Broadcast(int[] left, int[] right)
    {
        int[] result = new int[Math.Max(left.Length, right.Length)];
        for (int i = 1; i <= result.Length; i++)
        {
            int a = i <= left.Length ? left[^i] : 1, b = i <= right.Length ? right[^i] : 1;
            if (a != b && a != 1 && b != 1) return null;
            result[^i] = Math.Max(a, b);
        }
        return result;
    }
}
