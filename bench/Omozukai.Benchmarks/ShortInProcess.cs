using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Omozukai.Benchmarks;

/// <summary>
/// A few rounds in this process, beside the models: enough for milliseconds of native code. The column to read on a
/// machine that others use as well is the smallest time.
/// </summary>
internal sealed class ShortInProcess : ManualConfig
{
    public ShortInProcess()
    {
        AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(10), logOutput: true)).WithWarmupCount(2).WithIterationCount(9));
        AddColumn(StatisticColumn.Min);
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60));
    }
}
