using System.Numerics;

namespace Omozukai.Core.Numerics;

/// <summary>
/// Rotations from directions, and their parts. Products are written as in System.Numerics' operator: in <c>a * b</c>, b turns first.
/// </summary>
internal static class Rotation
{
    /// <summary>Vectors shorter than this (metres or unitless) have no direction.</summary>
    private const float ShortestLength = 1e-6f;

    /// <summary>Up to this squared sine of the half angle the series of <see cref="Log"/> and <see cref="Exp"/> serve.</summary>
    private const float SmallHalfSineSquared = 0.01f;

    /// <summary>The sine below which two directions span no plane.</summary>
    private const float SmallestSine = 1e-4f;

    /// <summary>Scales to length one.</summary>
    /// <returns>False where the vector is too short or not finite.</returns>
    public static bool TryNormalize(Vector3 vector, out Vector3 unit)
    {
        float length = vector.Length();
        if (!(length > ShortestLength) || !float.IsFinite(length))
        {
            unit = default;
            return false;
        }
        unit = vector / length;
        return true;
    }

    /// <summary>The shortest turn from one unit vector to another; for opposite ones a half turn about an axis that mirrors well.</summary>
    public static Quaternion Between(Vector3 from, Vector3 to)
    {
        float dot = Vector3.Dot(from, to);
        if (dot > -0.9999f)
            return Quaternion.Normalize(new Quaternion(Vector3.Cross(from, to), 1 + dot));

        // Nearly opposite: the cross product is short, so a half turn about a perpendicular comes first and a small turn after it.
        Vector3 axis = Vector3.Normalize(Vector3.Cross(from, MathF.Abs(from.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitZ));
        var half = new Quaternion(axis, 0);
        return Quaternion.Normalize(Between(Vector3.Transform(from, half), to) * half);
    }

    /// <summary>The part of a vector perpendicular to a unit vector.</summary>
    public static Vector3 Reject(Vector3 vector, Vector3 unit) => vector - (Vector3.Dot(vector, unit) * unit);

    /// <summary>
    /// The rotation of a frame: X turned to a main direction, exactly, and Y to a second one as far as the right angle allows.
    /// A bone whose rest frame is A takes on frame B by B * Conjugate(A).
    /// </summary>
    /// <returns>False where the two directions span no plane.</returns>
    public static bool TryFrame(Vector3 main, Vector3 second, out Quaternion frame)
    {
        frame = Quaternion.Identity;
        if (!TryNormalize(main, out Vector3 x)) return false;
        Vector3 y = Reject(second, x);
        float squared = y.LengthSquared(), whole = second.LengthSquared();
        if (!(whole > ShortestLength * ShortestLength && squared > SmallestSine * SmallestSine * whole) || !float.IsFinite(whole)) return false;
        y = Reject(y / MathF.Sqrt(squared), x); // once more, for the digits that a short rest has lost
        Vector3 z = Vector3.Cross(x, y);
        frame = Quaternion.CreateFromRotationMatrix(new Matrix4x4(x.X, x.Y, x.Z, 0, y.X, y.Y, y.Z, 0, z.X, z.Y, z.Z, 0, 0, 0, 0, 1));
        return true;
    }

    /// <summary>Undoes the frame of two directions that span a plane, such as a rig's rest directions.</summary>
    public static Quaternion InverseFrame(Vector3 main, Vector3 second) => TryFrame(main, second, out Quaternion frame)
        ? Quaternion.Conjugate(frame)
        : throw new ArgumentException("The two directions are parallel.", nameof(second));

    /// <summary>Brings a quaternion whose length is all but one to length one.</summary>
    public static Quaternion Renormalize(Quaternion rotation) => rotation * (1.5f - (0.5f * rotation.LengthSquared()));

    /// <summary>
    /// Parts a rotation into a twist about an axis and a swing that has none: rotation = swing * twist.
    /// </summary>
    /// <param name="rotation">The whole, a unit quaternion.</param>
    /// <param name="axis">A unit vector in the space before the rotation.</param>
    public static Quaternion Twist(Quaternion rotation, Vector3 axis)
    {
        float along = Vector3.Dot(new Vector3(rotation.X, rotation.Y, rotation.Z), axis);
        float length = MathF.Sqrt((along * along) + (rotation.W * rotation.W));
        if (length < ShortestLength) return Quaternion.Identity; // a half turn across the axis: any twist would do
        float sign = rotation.W < 0 ? -1 : 1; // the short way round
        return new Quaternion(axis * (sign * along / length), sign * rotation.W / length);
    }

    /// <summary>The rotation vector (axis times angle in radians, at most π) of a unit quaternion.</summary>
    public static Vector3 Log(Quaternion rotation)
    {
        if (rotation.W < 0) rotation = -rotation;
        var vector = new Vector3(rotation.X, rotation.Y, rotation.Z);
        float squared = vector.LengthSquared();
        // 2 arcsin(s) / s by its series where that has all digits of a float, below some 20°; smoothing asks for little else.
        if (squared < SmallHalfSineSquared) return vector * (2 + (squared * ((1 / 3f) + (squared * ((3 / 20f) + (squared * (5 / 56f)))))));
        float sine = MathF.Sqrt(squared);
        return vector * (2 * MathF.Atan2(sine, rotation.W) / sine);
    }

    /// <summary>The unit quaternion of a rotation vector (axis times angle in radians).</summary>
    public static Quaternion Exp(Vector3 vector)
    {
        float squared = vector.LengthSquared();
        // sin(a / 2) / a and cos(a / 2) by their series, as above.
        if (squared < 4 * SmallHalfSineSquared)
        {
            float h = squared / 4;
            return new Quaternion(vector * (0.5f * (1 - (h / 6 * (1 - (h / 20))))), 1 - (h / 2 * (1 - (h / 12 * (1 - (h / 30))))));
        }
        float angle = MathF.Sqrt(squared);
        (float sine, float cosine) = MathF.SinCos(angle / 2);
        return new Quaternion(vector * (sine / angle), cosine);
    }

    /// <summary>
    /// A rotation as a vector without trigonometry: four times its modified Rodrigues parameters, axis · 4 tan(angle / 4), which
    /// for small turns is the rotation vector and at 60° is 2 % longer. For filters, to which scale means little.
    /// </summary>
    public static Vector3 ToTangent(Quaternion rotation)
    {
        float scale = rotation.W < 0 ? -4 / (1 - rotation.W) : 4 / (1 + rotation.W);
        return new Vector3(rotation.X, rotation.Y, rotation.Z) * scale;
    }

    /// <summary>The rotation of <see cref="ToTangent"/>.</summary>
    public static Quaternion FromTangent(Vector3 tangent)
    {
        float squared = tangent.LengthSquared() / 16, scale = 1 / (1 + squared);
        return new Quaternion(tangent * (0.5f * scale), (1 - squared) * scale);
    }

    /// <summary>The angle of the turn in radians, 0..π.</summary>
    public static float Angle(Quaternion rotation) => Log(rotation).Length();
}
