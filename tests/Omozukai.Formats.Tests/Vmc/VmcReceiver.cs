using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Omozukai.Tests;

namespace Omozukai.Formats.Tests.Vmc;

/// <summary>A receiver on the loopback whose datagrams an npm OSC package reads.</summary>
internal sealed class VmcReceiver : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public VmcReceiver()
    {
        _socket.ReceiveBufferSize = 1 << 20;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Takes what has arrived: on the loopback a datagram is there when sending it returns.</summary>
    public List<byte[]> TakeDatagrams()
    {
        var datagrams = new List<byte[]>();
        byte[] buffer = new byte[1 << 16];
        while (_socket.Available > 0) datagrams.Add(buffer[.._socket.Receive(buffer)]);
        return datagrams;
    }

    /// <summary>Takes what has arrived and has it read; each datagram has bytes, timetag and messages.</summary>
    public async Task<JsonElement[]> ReadAsync()
    {
        using var folder = new TemporaryFolder();
        using (FileStream file = File.Create(folder.File("datagrams")))
        {
            foreach (byte[] datagram in TakeDatagrams())
            {
                file.Write(BitConverter.GetBytes(datagram.Length));
                file.Write(datagram);
            }
        }
        return [.. (await NodeScript.RunAsync("tests/Omozukai.Formats.Tests/Oracles/read-osc.mjs", folder.File("datagrams"))).EnumerateArray()];
    }

    public void Dispose() => _socket.Dispose();
}
