using Omozukai.Core.Solving;
using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>The user's calibration: kept in a file, asked for by pages, learnt by the tracking.</summary>
internal sealed class CalibrationKeeper
{
    /// <summary>Progress is told in steps of this.</summary>
    private const double Step = 0.1;

    private readonly Lock _gate = new();
    private readonly string _path;
    private Calibration? _current;
    private bool _isAskedFor;
    private double? _progress;

    /// <summary>Reads what an earlier start has kept; what cannot be read is none.</summary>
    public CalibrationKeeper(string path)
    {
        _path = path;
        try
        {
            if (File.Exists(path)) _current = CalibrationFile.Read(path);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // It is learnt anew when the user asks.
        }
    }

    /// <summary>There is another calibration, or learning has come on.</summary>
    public event Action? Changed;

    /// <summary>What is known; null: nothing.</summary>
    public Calibration? Current
    {
        get
        {
            lock (_gate) return _current;
        }
    }

    /// <summary>How things stand, as pages are told.</summary>
    public CalibrationStatus Status
    {
        get
        {
            lock (_gate) return new CalibrationStatus(_current is not null, _progress);
        }
    }

    /// <summary>The next two seconds are to be learnt from.</summary>
    public void Ask()
    {
        lock (_gate) (_isAskedFor, _progress) = (true, 0);
        Changed?.Invoke();
    }

    /// <summary>Nothing is known any more.</summary>
    public void Forget()
    {
        lock (_gate) (_current, _isAskedFor, _progress) = (null, false, null);
        File.Delete(_path);
        Changed?.Invoke();
    }

    /// <summary>Whether learning is to begin; asked by the tracking, once a picture.</summary>
    public bool TakeRequest()
    {
        lock (_gate)
        {
            bool isAskedFor = _isAskedFor;
            _isAskedFor = false;
            return isAskedFor;
        }
    }

    /// <summary>How far learning is, and what was learnt when it is at its end.</summary>
    /// <returns>Whether it goes on.</returns>
    public bool Report(double progress, Calibration? learnt)
    {
        bool isTold;
        lock (_gate)
        {
            if (progress < 1)
            {
                isTold = progress - (_progress ?? 0) >= Step;
                if (isTold) _progress = progress;
            }
            else
            {
                (_current, _progress, isTold) = (learnt ?? _current, null, true);
                if (_current is not null) Write(_current);
            }
        }
        if (isTold) Changed?.Invoke();
        return progress < 1;
    }

    private void Write(Calibration calibration)
    {
        try
        {
            CalibrationFile.Write(_path, calibration);
        }
        catch (IOException)
        {
            // It holds until the studio closes.
        }
    }
}
