using Omozukai.Core.Filtering;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

/// <summary>How far smoothed motion is behind.</summary>
public sealed class LagTests
{
    [Theory]
    [InlineData(0f)]
    [InlineData(0.004f)]
    public void Live_is_less_than_60_ms_behind(float noise) => Lag.Seconds(frames => Solve.Live(frames, Smoothing.Medium), noise).ShouldBeInRange(-0.06, 0.06);

    [Theory]
    [InlineData(0f)]
    [InlineData(0.004f)]
    public void Recorded_is_not_behind(float noise) => Lag.Seconds(frames => Solve.Recorded(frames, Smoothing.Medium), noise).ShouldBeInRange(-0.005, 0.005);
}
