namespace Omozukai.Formats.Vmc;

/// <summary>Where and how motion goes out over the VMC protocol.</summary>
public sealed record VmcOptions
{
    /// <summary>The port on which the protocol's receivers ("Marionettes") listen.</summary>
    public const int DefaultPort = 39539;

    private readonly double _maxFps = 60;

    /// <summary>Makes options.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">1..65535.</param>
    /// <exception cref="ArgumentException">The host is empty, or the port is none.</exception>
    public VmcOptions(string host = "127.0.0.1", int port = DefaultPort)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        if (port is < 1 or > ushort.MaxValue) throw new ArgumentOutOfRangeException(nameof(port), port, "Ports are 1..65535.");
        (Host, Port) = (host, port);
    }

    /// <summary>The receiver's machine.</summary>
    public string Host { get; }

    /// <summary>The receiver's port.</summary>
    public int Port { get; }

    /// <summary>What the face is called.</summary>
    public VmcExpressionNames ExpressionNames { get; init; }

    /// <summary>Poses a second at most, 60 by default; poses that come faster are left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or above 1000.</exception>
    public double MaxFps
    {
        get => _maxFps;
        init
        {
            if (!(value > 0 && value <= 1000)) throw new ArgumentOutOfRangeException(nameof(value), value, "Frames a second lie above 0 and up to 1000.");
            _maxFps = value;
        }
    }
}
