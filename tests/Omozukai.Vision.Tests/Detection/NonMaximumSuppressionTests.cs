using System.Numerics;
using CsCheck;
using Omozukai.Vision.Detection;
using Found = Omozukai.Vision.Detection.Detection;

namespace Omozukai.Vision.Tests.Detection;

public sealed class NonMaximumSuppressionTests
{
    [Fact]
    public void OverlappingBoxesBecomeTheirWeightedMeanWithTheBestScore()
    {
        List<Found> candidates = [Box(0.6f, 10, 10), Box(0.9f, 12, 10), Box(0.8f, 100, 100)];
        List<Found> results = [];
        NonMaximumSuppression.Merge(candidates, results, keypointCount: 1, overlap: 0.3f);
        results.Count.ShouldBe(2);
        results[0].Score.ShouldBe(0.9f);
        results[0].Min.X.ShouldBe((0.6f * 10 + 0.9f * 12) / 1.5f, 1e-4f);
        results[0].Keypoints[0].X.ShouldBe((0.6f * 10 + 0.9f * 12) / 1.5f, 1e-4f);
        results[1].Min.ShouldBe(new Vector2(100, 100));
    }

    [Fact]
    public void EveryCandidateIsConsumedAndResultsComeBestFirst() =>
        Gen.Select(Gen.Float[0.01f, 1], Gen.Float[0, 100], Gen.Float[0, 100]).Array[0, 40].Sample(boxes =>
        {
            List<Found> candidates = [.. boxes.Select(box => Box(box.Item1, box.Item2, box.Item3))];
            List<Found> results = [];
            NonMaximumSuppression.Merge(candidates, results, keypointCount: 0, overlap: 0.3f);
            candidates.ShouldBeEmpty();
            (results.Count > 0).ShouldBe(boxes.Length > 0);
            results.Select(result => result.Score).ShouldBeInOrder(SortDirection.Descending);
        });

    private static Found Box(float score, float x, float y)
    {
        var keypoints = new Keypoints();
        keypoints[0] = new Vector2(x, y);
        return new Found(score, new Vector2(x, y), new Vector2(x + 20, y + 20), keypoints);
    }
}
