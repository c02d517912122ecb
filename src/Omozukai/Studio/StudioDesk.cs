using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats;
using Omozukai.Formats.Live2D;
using Omozukai.Formats.Vrm;
using Omozukai.Vision.Frames;

namespace Omozukai.Studio;

/// <summary>Where everything of the studio comes together: it does what pages ask for, and tells them how things stand.</summary>
internal sealed class StudioDesk : IDisposable
{
    /// <summary>How often the performance line and a running recording are told.</summary>
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    /// <summary>Sliders change faster than anybody needs to be told.</summary>
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(30);

    private readonly StudioOptions _options;
    private readonly SettingsKeeper _settings;
    private readonly Rig _rig;
    private readonly LandmarkerShelf _shelf = new();
    private readonly StatsMeter _meter = new();
    private readonly ExpressionMixer _expressions = new();
    private readonly Outputs _outputs = new();
    private readonly CalibrationKeeper _calibration;
    private readonly Recorder _recorder;
    private readonly PoseWay _way;
    private readonly Timer _beat;
    private int _isToTell;

    /// <exception cref="IOException">The folders cannot be made, or the avatar cannot be read.</exception>
    /// <exception cref="InvalidDataException">The avatar is none.</exception>
    public StudioDesk(StudioOptions options)
    {
        _options = options;
        string file = Path.Combine(Directory.CreateDirectory(options.DataFolder).FullName, "settings.json");
        StudioSettings settings = StudioSettings.Read(file);
        if (options.Vmc is { } vmc) settings = settings with { Vmc = new VmcSettings(true, vmc.Host, vmc.Port) };
        _settings = new SettingsKeeper(file, settings);
        _rig = options.Avatar is { } avatar ? AvatarReader.Read(avatar).Rig : Rig.Default;
        Takes = new TakeLibrary(Path.Combine(options.DataFolder, "takes"));
        Avatars = new AvatarShelf(Path.Combine(options.DataFolder, "avatars"));
        Live2D = new Live2DShelf(Path.Combine(options.DataFolder, "live2d"));
        Videos = new VideoJobs(Takes, () => _settings.Current.Tracking, Path.Combine(options.DataFolder, "videos"));
        _recorder = new Recorder(Takes);
        _way = new PoseWay(_recorder, _expressions, _outputs, Pages, _meter);
        _calibration = new CalibrationKeeper(Path.Combine(options.DataFolder, "calibration.json"));
        Director = new Director(_shelf, () => _settings.Current.Tracking, _calibration, _rig, _way);
        _calibration.Changed += TellState;
        if (options.Record is { } record) _outputs.Record(record);
        _outputs.Set(_settings.Current.Vmc);
        Director.Changed += TellState;
        Videos.Changed += TellState;
        _way.Changed += TellState;
        _beat = new Timer(_ => Beat(), null, s_beat, s_beat);
    }

    public Pages Pages { get; } = new();

    public TakeLibrary Takes { get; }

    public AvatarShelf Avatars { get; }

    public Live2DShelf Live2D { get; }

    public VideoJobs Videos { get; }

    public Director Director { get; }

    /// <summary>What was given on the command line as the first avatar.</summary>
    public string? FirstAvatar => _options.Avatar;

    public StudioState State => new()
    {
        Source = Director.Source,
        Tracking = _settings.Current.Tracking,
        Calibration = _calibration.Status,
        Recording = _recorder.Status,
        Takes = Takes.List(),
        Outputs = _outputs.Status,
        Expressions = _expressions.Wanted,
        Videos = Videos.Status,
        Avatars = Avatars.List(),
        Live2D = Live2D.Status,
        Avatar = FirstAvatar is { } path ? $"/api/avatar/{Uri.EscapeDataString(Path.GetFileName(path))}" : null,
        HipsHeight = Director.Rig.RestPosition(HumanBone.Hips).Y,
        ExportFormats = [.. MotionFormats.All.Where(format => format.CreateSink is not null).Select(format => format.Extension)],
        Parameters = Live2DModel.Standard.Parameters,
        Folder = _options.DataFolder,
    };

    /// <summary>Starts what the command line asks for, and loads the networks when there is a page.</summary>
    public void Open()
    {
        _shelf.Warm(_settings.Current.Tracking.Quality);
        _ = Task.Run(() => JsonSerializer.SerializeToUtf8Bytes(State, StudioJson.Options)); // the first time takes long; the browser is still starting
        if (_options.Source is null or "demo") PlayDemo();
        else if (CameraSource.IsCamera(_options.Source)) Director.Track(() => FrameSources.Open(_options.Source, new FrameSourceOptions()), _options.Source, SourceKind.Server);
        else if (MotionFormats.All.Any(format => format.Open is not null && _options.Source.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase))) Director.Play(_options.Source, Path.GetFileName(_options.Source), SourceKind.Motion);
        else Director.Track(() => new PacedSource(_options.Source), Path.GetFileName(_options.Source), SourceKind.Server);
    }

    /// <summary>Takes a page in.</summary>
    public void Welcome(PageConnection page)
    {
        page.SendText(JsonSerializer.SerializeToUtf8Bytes(State, StudioJson.Options));
        Pages.Add(page);
        _shelf.Hurry();
    }

    /// <summary>Does what a page asks for.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Do(PageCommand command)
    {
        string? problem = Handle(command);
        if (problem is null) TellState();
        return problem;
    }

    /// <summary>Tells all pages how things stand: soon, and once for all that changes until then.</summary>
    public void TellState()
    {
        if (Interlocked.Exchange(ref _isToTell, 1) == 1) return;
        _ = Task.Run(async () =>
        {
            await Task.Delay(s_gather);
            Interlocked.Exchange(ref _isToTell, 0);
            Pages.Send(State);
        });
    }

    public void Dispose()
    {
        _beat.Dispose();
        Director.Dispose();
        Videos.Dispose();
        _recorder.Dispose();
        _outputs.Dispose();
        _shelf.Dispose();
    }

    private string? Handle(PageCommand command)
    {
        switch (command.Type)
        {
            case "source" when command.Kind == "demo":
                PlayDemo();
                return null;
            case "source" when command.Kind == "take":
                if (Takes.Find(command.Name) is not { } take) return "There is no such take.";
                Director.Play(take, command.Name!, SourceKind.Motion);
                return null;
            case "player" when command.Action is "pause" or "play":
                Director.Pause(command.Action == "pause");
                return null;
            case "player" when command is { Action: "seek", Seconds: { } seconds } && double.IsFinite(seconds):
                Director.Seek(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e6)));
                return null;
            case "record":
                return Record(command.Action);
            case "take" when command is { Action: "rename", Name: { } name, NewName: { } newName }:
                return Takes.Rename(name, newName) ? null : "The take keeps its name: the new one is taken, or cannot be a file's.";
            case "take" when command is { Action: "delete", Name: { } name }:
                return Takes.Delete(name) ? null : "There is no such take.";
            case "avatar" when command is { Action: "delete", Name: { } name }:
                return Avatars.Delete(name) ? null : "There is no such avatar.";
            case "live2d" when command is { Action: "delete", Name: { } name }:
                return Live2D.Delete(name) ? null : "There is no such model.";
            case "video" when command is { Action: "remove", Id: { } id }:
                Videos.Remove(id);
                return null;
            case "tracking" when command.Tracking is { } change:
                _settings.Change(settings => settings with { Tracking = change.Of(settings.Tracking) });
                return null;
            case "calibration" when command.Action == "learn":
                if (Director.Source is not { Kind: SourceKind.Page or SourceKind.Server, Phase: SourcePhase.Running }) return "Calibrating takes a camera: start it first.";
                _calibration.Ask();
                return null;
            case "calibration" when command.Action == "forget":
                _calibration.Forget();
                return null;
            case "expressions" when command.Weights is { Count: <= Expressions.Count } weights:
                _expressions.Set(weights);
                return null;
            case "output" when command is { Name: "vmc", Port: >= 1 and <= 65535, Host: { } host, IsOn: { } isOn }:
                if (Uri.CheckHostName(host) == UriHostNameType.Unknown) return $"\"{host}\" is no host. Give an address such as 127.0.0.1, or a machine's name.";
                _settings.Change(settings => settings with { Vmc = new VmcSettings(isOn, host, command.Port.Value) });
                _outputs.Set(_settings.Current.Vmc);
                return null;
            default:
                return "That is no command of this version of the studio.";
        }
    }

    private string? Record(string? action)
    {
        switch (action)
        {
            case "start": _recorder.Start(Director.Rig); return null;
            case "pause": _recorder.Pause(); return null;
            case "stop": _recorder.Stop(); return null;
            default: return "A recording is started, paused or stopped.";
        }
    }

    private void PlayDemo() => Director.Play(StudioFiles.Demo, "demo", SourceKind.Demo);

    private void Beat()
    {
        if (Pages.Count == 0) return;
        Pages.Send(_meter.Take(Pages.Count));
        if (_recorder.Status.IsOn) TellState();
    }
}
