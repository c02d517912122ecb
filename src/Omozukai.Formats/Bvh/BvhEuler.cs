using System.Numerics;

namespace Omozukai.Formats.Bvh;

/// <summary>
/// Three angles in radians whose rotation is Rz · Rx · Ry, the order of the channels "Zrotation Xrotation Yrotation". Each rotation has many
/// such triples; the one nearest to the triple before it makes a curve without jumps.
/// </summary>
internal readonly record struct BvhEuler(double Z, double X, double Y)
{
    /// <summary>Below this cosine of X the axes of Z and Y are one, and only their sum is known.</summary>
    private const double GimbalCosine = 1e-6;

    public static BvhEuler From(Quaternion rotation, BvhEuler before)
    {
        double x = rotation.X, y = rotation.Y, z = rotation.Z, w = rotation.W;
        double norm = Math.Sqrt(x * x + y * y + z * z + w * w);
        (x, y, z, w) = (x / norm, y / norm, z / norm, w / norm);

        // The entries of Rz · Rx · Ry (row, column) that hold the angles
        double m21 = 2 * (y * z + w * x);         // sin X
        double m01 = 2 * (x * y - w * z);         // -sin Z cos X
        double m11 = 1 - 2 * (x * x + z * z);     // cos Z cos X
        double m20 = 2 * (x * z - w * y);         // -cos X sin Y
        double m22 = 1 - 2 * (x * x + y * y);     // cos X cos Y
        double cosX = Math.Sqrt(m01 * m01 + m11 * m11);
        double angleX = Math.Atan2(m21, cosX);
        if (cosX < GimbalCosine)
        {
            // sin(Z ± Y) and cos(Z ± Y), + where X is +90°: Y stays where it was
            double sum = Math.Atan2(2 * (x * y + w * z), 1 - 2 * (y * y + z * z));
            return new BvhEuler(sum - Math.Sign(m21) * before.Y, angleX, before.Y).Near(before);
        }
        BvhEuler first = new BvhEuler(Math.Atan2(-m01, m11), angleX, Math.Atan2(-m20, m22)).Near(before);
        BvhEuler second = new BvhEuler(first.Z + Math.PI, Math.PI - first.X, first.Y + Math.PI).Near(before);
        return first.DistanceTo(before) <= second.DistanceTo(before) ? first : second;
    }

    private BvhEuler Near(BvhEuler before) => new(Unwrap(Z, before.Z), Unwrap(X, before.X), Unwrap(Y, before.Y));

    private double DistanceTo(BvhEuler other) => Math.Abs(Z - other.Z) + Math.Abs(X - other.X) + Math.Abs(Y - other.Y);

    private static double Unwrap(double angle, double before) => angle - Math.Tau * Math.Round((angle - before) / Math.Tau);
}
