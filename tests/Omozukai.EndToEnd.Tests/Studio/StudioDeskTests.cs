using Omozukai.Core.Filtering;
using Omozukai.Studio;

namespace Omozukai.EndToEnd.Tests.Studio;

public sealed class StudioDeskTests : IDisposable
{
    private readonly Workplace _work = new();

    [Fact]
    public void Pages_that_choose_at_the_same_time_undo_nothing_of_each_other()
    {
        using var desk = new StudioDesk(new StudioOptions { DataFolder = _work["data"] });
        for (int round = 0; round < 200; round++)
        {
            bool mirror = round % 2 == 0;
            var smoothing = (Smoothing)(round % 4);
            using var together = new Barrier(2);
            Parallel.Invoke(() => Choose(new TrackingChange { Mirror = mirror }), () => Choose(new TrackingChange { Smoothing = smoothing }));
            TrackingSettings expected = new() { Mirror = mirror, Smoothing = smoothing };
            desk.State.Tracking.ShouldBe(expected);
            StudioSettings.Read(_work["data/settings.json"]).Tracking.ShouldBe(expected, $"round {round}");

            void Choose(TrackingChange change)
            {
                together.SignalAndWait();
                desk.Do(new PageCommand { Type = "tracking", Tracking = change }).ShouldBeNull();
            }
        }
    }

    public void Dispose() => _work.Dispose();
}
