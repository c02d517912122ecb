using System.Numerics;
using CsCheck;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Tests.Imaging;

public sealed class RegionOfInterestTests
{
    [Fact]
    public void AnUprightBodyIsNotTurned()
    {
        RegionOfInterest region = RegionOfInterest.FromAlignmentPoints(new(100, 200), new(100, 50), RegionOfInterest.Upwards);
        region.RotationRadians.ShouldBe(0, 1e-6);
        region.Size.ShouldBe(new Vector2(300));
    }

    [Fact]
    public void ABodyLyingToTheRightIsTurnedClockwise()
    {
        RegionOfInterest region = RegionOfInterest.FromAlignmentPoints(new(100, 200), new(250, 200), RegionOfInterest.Upwards);
        region.RotationRadians.ShouldBe(MathF.PI / 2, 1e-6);
        // What is up in the region lies to the right in the picture.
        Vector2 top = region.ToImage(new Vector2(0.5f, 0));
        top.X.ShouldBe(250, 1e-3);
        top.Y.ShouldBe(200, 1e-3);
    }

    [Fact]
    public void ShiftingComesBeforeSquaringAndAlongTheOwnAxes()
    {
        var region = new RegionOfInterest(new(50, 50), new(20, 10), MathF.PI / 2);
        RegionOfInterest shifted = region.Shifted(0, -0.5f).Square(2);
        shifted.Center.X.ShouldBe(55, 1e-4); // up is right: half of the height of 10
        shifted.Center.Y.ShouldBe(50, 1e-4);
        shifted.Size.ShouldBe(new Vector2(40));
    }

    [Fact]
    public void RotationsStayWithinHalfATurn() =>
        Gen.Select(Gen.Float[-1000, 1000], Gen.Float[-1000, 1000], Gen.Float[-10, 10]).Sample((x, y, target) =>
        {
            float angle = RegionOfInterest.RotationTowards(Vector2.Zero, new Vector2(x, y), target);
            return angle is >= -MathF.PI - 1e-5f and <= MathF.PI + 1e-5f;
        });

    [Fact]
    public void RotatingBackUndoesRotating() =>
        Gen.Select(Gen.Float[-1000, 1000], Gen.Float[-1000, 1000], Gen.Float[-4, 4]).Sample((x, y, angle) =>
        {
            var region = new RegionOfInterest(Vector2.Zero, Vector2.One, angle);
            return Vector2.Distance(region.RotateBack(region.Rotate(new Vector2(x, y))), new Vector2(x, y)) < 1e-2f;
        });

    [Theory]
    [InlineData(float.NaN, 10, false)]
    [InlineData(float.PositiveInfinity, 10, false)]
    [InlineData(50, 1, false)]
    [InlineData(500, 10, false)]
    [InlineData(50, 10, true)]
    public void OnlyRegionsThatShowSomethingAreUsable(float x, float side, bool usable) =>
        new RegionOfInterest(new(x, 50), new(side), 0).IsUsable(100, 100).ShouldBe(usable);
}
