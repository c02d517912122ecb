using Omozukai.Core.Faces;

namespace Omozukai.Core.Tests.Faces;

/// <summary>What is learnt of a face at rest, against sorting all samples anew; and that all is measured that has a name.</summary>
public sealed class FaceLearnerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(199)]
    [InlineData(2000)]
    public void A_measure_at_rest_is_the_one_in_its_place_among_the_last_samples(int samples)
    {
        var random = new Random(samples);
        var learner = new FaceLearner(isBounded: false);
        var measures = new FaceMeasures();
        var seen = new List<float>();
        for (int i = 0; i < samples; i++)
        {
            float value = random.Next(50) / 100f; // many alike
            seen.Add(value);
            for (int measure = 0; measure < FaceMeasures.Count; measure++) measures[(FaceMeasure)measure] = value;
            learner.Add(measures, 0, 0, 1);
        }
        float[] sorted = [.. seen.TakeLast(200).Order()];
        learner.SampleCount.ShouldBe(sorted.Length);
        for (int measure = 0; measure < (int)FaceMeasure.LipGap; measure++)
        {
            float expected = sorted[(int)(AverageFace.Of((FaceMeasure)measure).Quantile * (sorted.Length - 1))];
            learner.Neutral[(FaceMeasure)measure].ShouldBe(expected, 1e-6f, ((FaceMeasure)measure).ToString());
        }
    }

    [Fact]
    public void Every_point_with_a_name_is_brought_into_the_heads_frame()
    {
        foreach (FaceIndices side in new[] { FaceIndices.Left, FaceIndices.Right })
        {
            foreach (System.Reflection.PropertyInfo property in typeof(FaceIndices).GetProperties())
            {
                if (property.Name == nameof(FaceIndices.Sign)) continue;
                int[] ids = property.GetValue(side) switch { int id => [id], int[] many => many, _ => [] };
                ids.Except(FaceIndices.Measured).ShouldBeEmpty(property.Name);
            }
        }
    }
}
