using Omozukai.Core.Humanoid;
using Omozukai.Formats.Vmc;

namespace Omozukai.Studio;

/// <summary>Where poses go besides the pages and the takes: programs that receive VMC, and the file of `--record`.</summary>
internal sealed class Outputs : IDisposable
{
    private readonly Lock _gate = new();
    private Rig _rig = Rig.Default;
    private VmcSettings _settings = new();
    private VmcSink? _vmc;
    private string? _vmcProblem;
    private FileRecording? _file;

    /// <summary>How the programs are doing.</summary>
    public IReadOnlyList<OutputStatus> Status
    {
        get
        {
            lock (_gate)
            {
                string? problem = _vmc?.Fault?.Message ?? _vmcProblem;
                string light = !_settings.IsOn ? "off" : problem is not null ? "failed" : _vmc is { SentCount: > 0 } ? "sending" : "on";
                return [new OutputStatus("vmc", _settings.IsOn, _settings.Host, _settings.Port, light, problem)];
            }
        }
    }

    /// <summary>Records everything into a file.</summary>
    /// <param name="path">A motion file, by its extension.</param>
    /// <exception cref="IOException">The place cannot be written.</exception>
    public void Record(string path)
    {
        lock (_gate) _file = new FileRecording(path);
    }

    /// <summary>Poses to come are those of a rig; receivers get the new one's.</summary>
    public void Begin(Rig rig)
    {
        lock (_gate)
        {
            if (rig == _rig) return;
            _rig = rig;
            OpenVmc();
        }
    }

    /// <summary>Sends to another place, or no longer.</summary>
    public void Set(VmcSettings settings)
    {
        lock (_gate)
        {
            if (settings == _settings) return;
            _settings = settings;
            OpenVmc();
        }
    }

    /// <summary>Takes a pose.</summary>
    /// <returns>False where how an output is doing has just changed.</returns>
    public bool Write(AvatarPose pose, PoseFacts facts)
    {
        lock (_gate)
        {
            _file?.Write(pose, facts, _rig);
            if (_vmc is not { Fault: null } vmc) return true;
            bool isFirst = vmc.SentCount == 0;
            vmc.Write(pose);
            return vmc.Fault is null && (!isFirst || vmc.SentCount == 0);
        }
    }

    /// <summary>Ends everything; the file gets its name.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Close(_vmc);
            _vmc = null;
            _file?.Dispose();
            _file = null;
        }
    }

    private void OpenVmc()
    {
        Close(_vmc);
        (_vmc, _vmcProblem) = (null, null);
        if (!_settings.IsOn) return;
        try
        {
            _vmc = new VmcSink(new VmcOptions(_settings.Host, _settings.Port));
            _vmc.Begin(_rig);
        }
        catch (ArgumentException exception)
        {
            _vmcProblem = exception.Message;
        }
    }

    private static void Close(VmcSink? sink) => sink?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
