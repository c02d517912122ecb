namespace Omozukai.Kalidokit;

/// <summary>KalidoKit's vector of three doubles and its angle functions. A value: every operation gives a new one.</summary>
public readonly record struct Vector(double X, double Y, double Z)
{
    /// <summary>The same number three times.</summary>
    public Vector(double value) : this(value, value, value)
    {
    }

    /// <summary>A component.</summary>
    public double this[Axis axis] => axis switch { Axis.X => X, Axis.Y => Y, _ => Z };

    /// <summary>The opposite.</summary>
    public Vector Negative() => new(-X, -Y, -Z);

    /// <summary>The sum, component by component.</summary>
    public Vector Add(Vector other) => new(X + other.X, Y + other.Y, Z + other.Z);

    /// <summary>A number added to each component.</summary>
    public Vector Add(double number) => Add(new Vector(number));

    /// <summary>The difference, component by component.</summary>
    public Vector Subtract(Vector other) => new(X - other.X, Y - other.Y, Z - other.Z);

    /// <summary>A number taken from each component.</summary>
    public Vector Subtract(double number) => Subtract(new Vector(number));

    /// <summary>The product, component by component.</summary>
    public Vector Multiply(Vector other) => new(X * other.X, Y * other.Y, Z * other.Z);

    /// <summary>Each component times a number.</summary>
    public Vector Multiply(double number) => Multiply(new Vector(number));

    /// <summary>The quotient, component by component.</summary>
    public Vector Divide(Vector other) => new(X / other.X, Y / other.Y, Z / other.Z);

    /// <summary>Each component by a number.</summary>
    public Vector Divide(double number) => Divide(new Vector(number));

    /// <summary>The scalar product.</summary>
    public double Dot(Vector other) => X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>The vector product.</summary>
    public Vector Cross(Vector other) => new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    /// <summary>The length.</summary>
    public double Length() => Math.Sqrt(Dot(this));

    /// <summary>The distance to another point, in three dimensions or, without z, in two.</summary>
    public double Distance(Vector other, int dimensions = 3)
    {
        Vector difference = Subtract(other);
        return dimensions == 2 ? Math.Sqrt(difference.X * difference.X + difference.Y * difference.Y) : difference.Length();
    }

    /// <summary>The point at a fraction of the way to another.</summary>
    public Vector Lerp(Vector other, double fraction) => other.Subtract(this).Multiply(fraction).Add(this);

    /// <summary>The vector of length 1; NaN where there is no length.</summary>
    public Vector Unit() => Divide(Length());

    /// <summary>The smallest component.</summary>
    public double Min() => Math.Min(Math.Min(X, Y), Z);

    /// <summary>The largest component.</summary>
    public double Max() => Math.Max(Math.Max(X, Y), Z);

    /// <summary>The direction: theta from the map's x to its y, phi from its z; radians.</summary>
    public SphericalCoordinates ToSphericalCoords(AxisMap map) => new(Math.Atan2(this[map.Y], this[map.X]), Math.Acos(this[map.Z] / Length()));

    /// <summary>The direction with every axis for itself.</summary>
    public SphericalCoordinates ToSphericalCoords() => ToSphericalCoords(AxisMap.Identity);

    /// <summary>The angle to another vector in radians, 0..π.</summary>
    public double AngleTo(Vector other) => Math.Acos(Dot(other) / (Length() * other.Length()));

    /// <summary>The first components as an array.</summary>
    public double[] ToArray(int count = 3) => new[] { X, Y, Z }[..count];

    /// <summary>The direction of two angles in radians: (cos θ cos φ, sin φ, sin θ cos φ).</summary>
    public static Vector FromAngles(double theta, double phi) => new(Math.Cos(theta) * Math.Cos(phi), Math.Sin(phi), Math.Sin(theta) * Math.Cos(phi));

    /// <summary>An even spread of directions from two numbers in 0..1, which KalidoKit draws itself.</summary>
    public static Vector RandomDirection(double first, double second) => FromAngles(first * Math.Tau, Math.Asin(second * 2 - 1));

    /// <summary>The smaller of each component.</summary>
    public static Vector Min(Vector a, Vector b) => new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Min(a.Z, b.Z));

    /// <summary>The larger of each component.</summary>
    public static Vector Max(Vector a, Vector b) => new(Math.Max(a.X, b.X), Math.Max(a.Y, b.Y), Math.Max(a.Z, b.Z));

    /// <summary>The point at a fraction of the way from one to another.</summary>
    public static Vector Lerp(Vector a, Vector b, double fraction) => a.Lerp(b, fraction);

    /// <summary>The number at a fraction of the way from one to another.</summary>
    public static double Lerp(double a, double b, double fraction) => (b - a) * fraction + a;

    /// <summary>A vector of an array's first three numbers; what is missing is 0.</summary>
    public static Vector FromArray(ReadOnlySpan<double> values) =>
        new(values.Length > 0 ? values[0] : 0, values.Length > 1 ? values[1] : 0, values.Length > 2 ? values[2] : 0);

    /// <summary>The angle between two vectors in radians, 0..π.</summary>
    public static double AngleBetween(Vector a, Vector b) => a.AngleTo(b);

    /// <summary>The distance of two points, in three dimensions or, without z, in two.</summary>
    public static double Distance(Vector a, Vector b, int dimensions = 3) => a.Distance(b, dimensions);

    /// <summary>Degrees of radians.</summary>
    public static double ToDegrees(double radians) => radians * (180 / Math.PI);

    /// <summary>An angle in radians as a part of a half turn, -1..1.</summary>
    public static double NormalizeAngle(double radians)
    {
        double angle = radians % Math.Tau;
        if (angle > Math.PI) angle -= Math.Tau;
        else if (angle < -Math.PI) angle += Math.Tau;
        return angle / Math.PI;
    }

    /// <summary>
    /// An angle in radians folded into -0.5..0.5 half turns: beyond a right angle it comes back, so that 180° is 0. Beyond three right angles
    /// the result leaves that range, as KalidoKit's does.
    /// </summary>
    public static double NormalizeRadians(double radians)
    {
        if (radians >= Math.PI / 2) radians -= Math.Tau;
        if (radians <= -Math.PI / 2) radians = Math.PI - (radians + Math.Tau);
        return radians / Math.PI;
    }

    /// <summary>The angle of the way from a centre to an end, radians.</summary>
    public static double Find2DAngle(double centerX, double centerY, double endX, double endY) => Math.Atan2(endY - centerY, endX - centerX);

    /// <summary>The angles of a segment in the three planes: (x over z, y over z, y over x), folded by <see cref="NormalizeRadians"/> or in radians.</summary>
    public static Vector FindRotation(Vector a, Vector b, bool normalize = true)
    {
        var angles = new Vector(Find2DAngle(a.Z, a.X, b.Z, b.X), Find2DAngle(a.Z, a.Y, b.Z, b.Y), Find2DAngle(a.X, a.Y, b.X, b.Y));
        return normalize ? new Vector(NormalizeRadians(angles.X), NormalizeRadians(angles.Y), NormalizeRadians(angles.Z)) : angles;
    }

    /// <summary>The angles of a segment: (y over z, x over z, y over x), each -1..1 half turns.</summary>
    public static Vector RollPitchYaw(Vector a, Vector b) => new(
        NormalizeAngle(Find2DAngle(a.Z, a.Y, b.Z, b.Y)),
        NormalizeAngle(Find2DAngle(a.Z, a.X, b.Z, b.X)),
        NormalizeAngle(Find2DAngle(a.X, a.Y, b.X, b.Y)));

    /// <summary>The turn of the plane of three points: angles about x, y and z of an intrinsic XYZ decomposition, each -1..1 half turns; where the points have no plane, 0.</summary>
    public static Vector RollPitchYaw(Vector a, Vector b, Vector c)
    {
        Vector along = b.Subtract(a);
        Vector unitZ = along.Cross(c.Subtract(a)).Unit();
        Vector unitX = along.Unit();
        Vector unitY = unitZ.Cross(unitX);
        return new Vector(
            NormalizeAngle(Utils.OrZero(Math.Atan2(-unitZ.Y, unitZ.Z))),
            NormalizeAngle(Utils.OrZero(Math.Asin(unitZ.X))),
            NormalizeAngle(Utils.OrZero(Math.Atan2(-unitY.X, unitX.X))));
    }

    /// <summary>
    /// The angle at b between a and c, folded by <see cref="NormalizeRadians"/>: straight is 0, a right angle 0.5, and sharper angles fall again.
    /// Points that are one give NaN; a straight joint whose cosine rounding carries past 1 gives 0, where KalidoKit gives NaN.
    /// </summary>
    public static double AngleBetween3DCoords(Vector a, Vector b, Vector c) =>
        FoldedAngle(a.Subtract(b).Unit().Dot(c.Subtract(b).Unit()));

    /// <summary>The direction from a to b in half turns: theta with its sign turned, phi from the horizon.</summary>
    public static SphericalCoordinates GetSphericalCoords(Vector a, Vector b, AxisMap map)
    {
        SphericalCoordinates direction = b.Subtract(a).Unit().ToSphericalCoords(map);
        return new SphericalCoordinates(NormalizeAngle(-direction.Theta), NormalizeAngle(Math.PI / 2 - direction.Phi));
    }

    /// <summary>The direction from a to b with every axis for itself.</summary>
    public static SphericalCoordinates GetSphericalCoords(Vector a, Vector b) => GetSphericalCoords(a, b, AxisMap.Identity);

    /// <summary>How the direction from b to c differs from that from a to b, in half turns.</summary>
    public static SphericalCoordinates GetRelativeSphericalCoords(Vector a, Vector b, Vector c, AxisMap map)
    {
        SphericalCoordinates first = b.Subtract(a).Unit().ToSphericalCoords(map);
        SphericalCoordinates second = c.Subtract(b).Unit().ToSphericalCoords(map);
        return new SphericalCoordinates(NormalizeAngle(first.Theta - second.Theta), NormalizeAngle(first.Phi - second.Phi));
    }

    /// <summary>The folded angle of a cosine, which rounding may carry past ±1.</summary>
    internal static double FoldedAngle(double cosine) => NormalizeRadians(Math.Acos(Utils.Clamp(cosine, -1, 1)));
}
