using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Tests.Inference;

/// <summary>Fetching a model, from a small server of the test's own on loopback and from a file.</summary>
public sealed class ModelDownloadTests
{
    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
    private static readonly ModelFile s_model = new("small.task", "a test", "Apache-2.0", "https://localhost.invalid/small.task", s_bytes.Length, Convert.ToHexStringLower(SHA256.HashData(s_bytes)));

    [Fact]
    public async Task A_model_comes_whole_from_an_address()
    {
        using var folder = new TemporaryFolder();
        long told = 0;
        string path = await ModelDownload.FetchAsync(s_model, Path.Combine(folder.Root, "models"), Serve("200 OK", s_bytes), new Told(bytes => told = bytes), TestContext.Current.CancellationToken);
        (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).ShouldBe(s_bytes);
        told.ShouldBe(s_bytes.Length);
        new ModelFiles { FetchedFolder = Path.GetDirectoryName(path) }.TryFind("small.task").ShouldBe(path);
    }

    [Theory]
    [InlineData("404 Not Found", 10, "404")]
    [InlineData("200 OK", 1000, "SHA-256")]
    [InlineData("200 OK", 400_000, "more than 300000 bytes")]
    public async Task What_is_not_the_published_file_is_not_kept(string status, int length, string says)
    {
        using var folder = new TemporaryFolder();
        Exception error = await Should.ThrowAsync<Exception>(() => ModelDownload.FetchAsync(s_model, folder.Root, Serve(status, new byte[length]), cancellationToken: TestContext.Current.CancellationToken));
        (error is IOException or InvalidDataException).ShouldBeTrue();
        error.Message.ShouldContain(says);
        Directory.GetFiles(folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_there_is_said_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        IOException error = await Should.ThrowAsync<IOException>(() => ModelDownload.FetchAsync(s_model, folder.Root, $"http://127.0.0.1:{port}/x", cancellationToken: TestContext.Current.CancellationToken));
        error.Message.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_file_that_is_there_already_serves_as_well()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Root, "mine.bin");
        await File.WriteAllBytesAsync(file, s_bytes, TestContext.Current.CancellationToken);
        string path = await ModelDownload.FetchAsync(s_model, Path.Combine(folder.Root, "cache"), file, cancellationToken: TestContext.Current.CancellationToken);
        (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).ShouldBe(s_bytes);
    }

    /// <summary>Answers one request.</summary>
    private static string Serve(string status, byte[] body)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(1);
        _ = Task.Run(async () =>
        {
            using (listener)
            using (TcpClient client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
            {
                NetworkStream stream = client.GetStream();
                byte[] request = new byte[4096];
                _ = await stream.ReadAsync(request);
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
                await stream.WriteAsync(body);
            }
        });
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/small.task";
    }

    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
