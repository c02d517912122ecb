using System.Runtime.ExceptionServices;

namespace Omozukai.Vision.Landmarkers;

/// <summary>A few threads that do the jobs of one frame side by side and then wait for the next; nothing is allocated for it.</summary>
/// <remarks>One network runs on one thread: for nets this small, several threads in one network lose more than they gain.</remarks>
internal sealed class WorkCrew : IDisposable
{
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _start = new(0);
    private readonly SemaphoreSlim _finished = new(0);
    private Action[] _jobs = [];
    private int _jobCount;
    private int _next;
    private Exception? _failure;
    private volatile bool _closing;

    /// <summary>Starts a crew; the caller of <see cref="Run"/> is its first member.</summary>
    public WorkCrew(int members)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        _threads = new Thread[members - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"Omozukai worker {i + 1}" };
            _threads[i].Start();
        }
    }

    /// <summary>Does the first jobs of the array, longest first for the best fit, and returns when all are done.</summary>
    public void Run(Action[] jobs, int count)
    {
        // 1. Lay out the jobs and wake as many helpers as can be busy.
        (_jobs, _jobCount, _next, _failure) = (jobs, count, 0, null);
        int helpers = Math.Min(_threads.Length, count - 1);
        if (helpers > 0) _start.Release(helpers);
        // 2. Work along, then wait for the helpers.
        TakeJobs();
        for (int i = 0; i < helpers; i++) _finished.Wait();
        // 3. A job's failure is the caller's.
        if (_failure is { } failure) ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose()
    {
        _closing = true;
        if (_threads.Length > 0) _start.Release(_threads.Length);
        foreach (Thread thread in _threads) thread.Join();
        _start.Dispose();
        _finished.Dispose();
    }

    private void Work()
    {
        while (true)
        {
            _start.Wait();
            if (_closing) return;
            TakeJobs();
            _finished.Release();
        }
    }

    private void TakeJobs()
    {
        for (int job = Interlocked.Increment(ref _next) - 1; job < _jobCount; job = Interlocked.Increment(ref _next) - 1)
        {
            try
            {
                _jobs[job]();
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _failure, exception, null);
            }
        }
    }
}
