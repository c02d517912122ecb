using System.Numerics;
using CsCheck;

namespace Omozukai.Formats.Tests;

public sealed class UnitQuaternionTests
{
    [Fact]
    public void WhatIsTakenHasLengthOneWhateverItsScale()
    {
        // Every scale that a float has: below 1e-19 a square loses its digits, above 1e19 it overflows
        Gen<float> number = Gen.Select(Gen.Single[-1, 1], Gen.Int[-44, 38]).Select((digits, scale) => (float)(digits * Math.Pow(10, scale)));
        Gen.Select(number, number, number, number).Sample((x, y, z, w) =>
        {
            bool isTaken = new Quaternion(x, y, z, w).TryNormalize(out Quaternion unit);
            unit.Length().ShouldBe(1, 1e-6f);
            if (!isTaken) unit.IsIdentity.ShouldBeTrue();
        });
    }

    [Theory]
    [InlineData(0, 0, 0, 2e-3f, true)]
    [InlineData(0, 0, 0, 0, false)]
    [InlineData(1e-22f, 0, 0, 1e-22f, false)]
    [InlineData(3, -4, 0, 0, true)]
    [InlineData(1e9f, 0, 0, 1e9f, true)]
    [InlineData(1e30f, 0, 0, 0, false)]
    [InlineData(float.NaN, 0, 0, 1, false)]
    [InlineData(float.PositiveInfinity, 0, 0, 1, false)]
    public void ARotationIsToldFromNone(float x, float y, float z, float w, bool isRotation)
    {
        var rotation = new Quaternion(x, y, z, w);
        rotation.TryNormalize(out Quaternion unit).ShouldBe(isRotation);
        double angle = isRotation ? Math.Atan2(Math.Sqrt(((double)x * x) + ((double)y * y) + ((double)z * z)), Math.Abs(w)) : 0;
        Math.Atan2(Math.Sqrt((unit.X * unit.X) + (unit.Y * unit.Y) + (unit.Z * unit.Z)), unit.W).ShouldBe(angle, 1e-6);
    }
}
