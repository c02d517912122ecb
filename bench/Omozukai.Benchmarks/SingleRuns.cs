using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Omozukai.Benchmarks;

/// <summary>
/// Every run by itself, in this process, beside the models. The shortest run is what the work costs; the median beside it
/// shows how much of the machine others took.
/// </summary>
internal sealed class SingleRuns : ManualConfig
{
    public SingleRuns()
    {
        AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(10), logOutput: true))
            .WithStrategy(RunStrategy.Monitoring).WithWarmupCount(10).WithIterationCount(300));
        AddColumn(StatisticColumn.Min, StatisticColumn.Median);
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60).WithTimeUnit(Perfolizer.Horology.TimeUnit.Millisecond));
    }
}
