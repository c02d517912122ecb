using Omozukai.Vision.Landmarkers;

namespace Omozukai.Vision.Tests.Landmarkers;

public sealed class WorkCrewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void DoesEachJobOnceEachTime(int members)
    {
        int[] done = new int[4];
        Action[] jobs = [.. Enumerable.Range(0, 4).Select<int, Action>(i => () => Interlocked.Increment(ref done[i]))];
        using var crew = new WorkCrew(members);
        for (int round = 0; round < 500; round++) crew.Run(jobs, jobs.Length);
        done.ShouldAllBe(count => count == 500);
    }

    [Fact]
    public void AJobsFailureReachesTheCallerAndTheCrewLives()
    {
        using var crew = new WorkCrew(2);
        int done = 0;
        Action[] jobs = [() => throw new InvalidDataException("broken"), () => Interlocked.Increment(ref done)];
        Should.Throw<InvalidDataException>(() => crew.Run(jobs, 2)).Message.ShouldBe("broken");
        Should.Throw<InvalidDataException>(() => crew.Run(jobs, 2));
        done.ShouldBe(2);
    }
}
