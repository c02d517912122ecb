using System.Numerics;
using Omozukai.Vision.Detection;

namespace Omozukai.Vision.Tests.Detection;

public sealed class AnchorGridTests
{
    [Theory]
    [InlineData(nameof(DetectorModel.FaceShortRange), 896)]
    [InlineData(nameof(DetectorModel.FaceFullRange), 2304)]
    [InlineData(nameof(DetectorModel.Palm), 2016)]
    [InlineData(nameof(DetectorModel.Pose), 2254)]
    public void HasAsManyAnchorsAsTheNetworkHasRows(string name, int rows)
    {
        var model = (DetectorModel)typeof(DetectorModel).GetProperty(name)!.GetValue(null)!;
        AnchorGrid.Centers(model.InputSize, model.Strides, model.AnchorsPerLayer).Length.ShouldBe(rows);
    }

    [Fact]
    public void RunsRowByRowWithTheAnchorsOfACellTogether()
    {
        Vector2[] centers = AnchorGrid.Centers(8, [4], 2);
        centers.ShouldBe([new(0.25f, 0.25f), new(0.25f, 0.25f), new(0.75f, 0.25f), new(0.75f, 0.25f), new(0.25f, 0.75f), new(0.25f, 0.75f), new(0.75f, 0.75f), new(0.75f, 0.75f)]);
    }
}
