using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Omozukai.Vision.Inference;

/// <summary>Brings a model that does not come with the program, from its publisher or from a file, and keeps it only if it is the published one.</summary>
public static class ModelDownload
{
    /// <summary>Gets a model into a folder.</summary>
    /// <param name="model">Which one.</param>
    /// <param name="folder">Where to; made if need be.</param>
    /// <param name="from">A file or an address (http, https) in place of the publisher's; null for the publisher's.</param>
    /// <param name="progress">Told of the bytes read so far.</param>
    /// <param name="cancellationToken">Ends it; nothing half is left.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="IOException">It cannot be read, reached or written.</exception>
    /// <exception cref="InvalidDataException">What came is not the published file.</exception>
    public static async Task<string> FetchAsync(ModelFile model, string folder, string? from = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        from ??= model.Source;
        string path = Path.Combine(folder, model.Name), partial = $"{path}.{Environment.ProcessId}.partial";
        Directory.CreateDirectory(folder);
        try
        {
            // 1. The bytes, hashed as they come; more than there should be are not taken.
            string hash;
            await using (FileStream file = File.Create(partial))
                hash = await ReadAsync(from, model, file, progress, cancellationToken).ConfigureAwait(false);

            // 2. Only the published file gets the name.
            if (!string.Equals(hash, model.Sha256, StringComparison.Ordinal))
                throw new InvalidDataException($"{from}: this is not the published {model.Name}: its SHA-256 is {hash}, not {model.Sha256}. Nothing was kept; try again, or name another file.");
            File.Move(partial, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task<string> ReadAsync(string from, ModelFile model, Stream target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (!IsAddress(from))
        {
            await using FileStream file = File.OpenRead(from);
            return await CopyAsync(file, from, model, target, progress, cancellationToken).ConfigureAwait(false);
        }
        using var client = new HttpClient();
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(from), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{from} answered {(int)answer.StatusCode} {answer.ReasonPhrase}. Try again later, or get the file in another way and name it with --from."));
            await using Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await CopyAsync(body, from, model, target, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw new IOException($"{from} cannot be reached: {error.Message} Check the network, or get the file in another way and name it with --from.", error);
        }
    }

    private static async Task<string> CopyAsync(Stream source, string from, ModelFile model, Stream target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[1 << 16];
        long total = 0;
        for (int count; (count = await source.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            total += count;
            if (total > model.Bytes) throw new InvalidDataException($"{from}: this is not the published {model.Name}: it has more than {model.Bytes} bytes. Nothing was kept.");
            hash.AppendData(block, 0, count);
            await target.WriteAsync(block.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            progress?.Report(total);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsAddress(string from) => from.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || from.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
