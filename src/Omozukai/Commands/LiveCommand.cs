using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Omozukai.Studio;

namespace Omozukai.Commands;

/// <summary>`live`: the studio, a local page with camera, avatar, recording, outputs.</summary>
internal sealed class LiveCommand
{
    private readonly Option<int> _port = new("--port") { Description = $"The port; 0 takes any free one. Default: {StudioOptions.DefaultPort}.", HelpName = "N", DefaultValueFactory = _ => StudioOptions.DefaultPort };
    private readonly Option<bool> _noBrowser = new("--no-browser") { Description = "Does not open the browser." };
    private readonly Option<string?> _source = new("--source") { Description = "What moves the avatar at first: camera, camera:NAME (read by the program, so that the page may be closed), a video or motion file, or demo. Default: demo.", HelpName = "SOURCE" };
    private readonly Option<string?> _avatar = new("--avatar") { Description = "The avatar that is shown at first, a .vrm file.", HelpName = "FILE" };
    private readonly Option<string?> _vmc = new("--vmc") { Description = "Sends the motion over the VMC protocol.", HelpName = "HOST:PORT" };
    private readonly Option<string?> _record = new("--record") { Description = "Records everything into a motion file until the studio ends.", HelpName = "FILE" };
    private readonly Option<bool> _lan = new("--lan") { Description = "Lets other machines of the network in, with the token that is printed." };

    public static Command Create(out LiveCommand live)
    {
        live = new LiveCommand();
        var command = new Command("live", "The studio: a local page with camera, avatar, recording and outputs. What happens without a verb.");
        live.AddTo(command);
        return command;
    }

    /// <summary>Gives a command the studio's options, and what it does.</summary>
    public void AddTo(Command command)
    {
        _port.Validators.Clear();
        _port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port: give a number from 0 to 65535.");
        });
        foreach (Option option in (Option[])[_port, _noBrowser, _source, _avatar, _vmc, _record, _lan]) command.Options.Add(option);
        command.SetAction(parsed => Run(Read(parsed), !parsed.GetValue(_noBrowser)));
    }

    private StudioOptions Read(ParseResult parsed)
    {
        if (parsed.GetValue(_source) is { } source && source is not "demo" && !Vision.Frames.CameraSource.IsCamera(source)) InputFile.Existing(source);
        if (parsed.GetValue(_record) is { } record) MotionOutputs.Check(parsed.GetValue(_source) ?? "demo", [record]);
        return new StudioOptions
        {
            Port = parsed.GetValue(_port),
            IsOpenToNetwork = parsed.GetValue(_lan),
            Source = parsed.GetValue(_source),
            Avatar = parsed.GetValue(_avatar) is { } avatar ? InputFile.Existing(avatar) : null,
            Vmc = parsed.GetValue(_vmc) is { } vmc ? ParseEndPoint("--vmc", vmc) : null,
            Record = parsed.GetValue(_record),
            DataFolder = UserFolders.Data,
        };
    }

    private static int Run(StudioOptions options, bool opensBrowser)
    {
        using var interruption = new Interruption();
        return RunAsync(options, opensBrowser, interruption.Token).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(StudioOptions options, bool opensBrowser, CancellationToken interruption)
    {
        StudioServer server;
        try
        {
            server = await StudioServer.StartAsync(options);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException || exception.InnerException is SocketException)
        {
            throw new FailureException($"Port {options.Port} is taken: the studio may be open already (http://127.0.0.1:{options.Port}/). Close it, or choose another port with --port, 0 for any.");
        }
        await using (server)
        {
            Say.Done($"The studio is at {server.Address} (Ctrl-C ends it).");
            if (options.IsOpenToNetwork) SayNetworkAddresses(server.Address);
            if (opensBrowser) OpenBrowser(server.Address);
            await Task.Delay(Timeout.InfiniteTimeSpan, interruption).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        return ExitCode.Done;
    }

    private static void SayNetworkAddresses(string address)
    {
        var uri = new Uri(address);
        foreach (IPAddress own in Dns.GetHostAddresses(Dns.GetHostName()).Where(own => own.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(own)))
            Say.Done($"From other machines: http://{own}:{uri.Port}/{uri.Query} (browsers give their camera to pages of this machine alone).");
    }

    private static void OpenBrowser(string address)
    {
        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            Say.Warning($"no browser could be opened ({exception.Message}). Open {address} yourself.");
        }
    }

    private static DnsEndPoint ParseEndPoint(string option, string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon > 0 && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535)
            return new DnsEndPoint(text[..colon].Trim('[', ']'), port);
        throw new UsageException($"{option}: '{text}' is not HOST:PORT, such as 127.0.0.1:39539.");
    }
}
