namespace Omozukai.Formats;

/// <summary>
/// A file that appears under its name only when it is whole: it is written beside its place as <c>NAME.partial</c> and renamed by
/// <see cref="Complete"/>. Disposing without completing leaves no trace, and what stood there before stays.
/// </summary>
public sealed class OutputFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly string? _finalPath;
    private readonly string? _partialPath;
    private bool _closed;

    /// <summary>Opens the place beside a file for writing.</summary>
    /// <exception cref="IOException">The place cannot be written; the message names file, reason and mend.</exception>
    public OutputFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = path;
        try
        {
            // A device such as /dev/null is written where it is, and the target of a symbolic link keeps its link.
            var named = new FileInfo(path);
            string place = named.LinkTarget is null ? named.FullName : named.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            bool isDevice = OperatingSystem.IsLinux() && place.StartsWith("/dev/", StringComparison.Ordinal);
            if (Directory.Exists(place)) throw new IOException("there is a folder of that name");
            if (!isDevice)
            {
                _finalPath = place;
                _partialPath = place + ".partial";
            }
            Stream = new FileStream(_partialPath ?? place, isDevice ? FileMode.Open : FileMode.Create, isDevice ? FileAccess.Write : FileAccess.ReadWrite, FileShare.Read, BufferBytes);
        }
        catch (DirectoryNotFoundException reason)
        {
            throw new IOException($"{path} cannot be written: its folder does not exist. Create the folder, or choose another.", reason);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new IOException($"{path} cannot be written: {reason.Message.TrimEnd('.')}. Choose another place, or give yourself the right to write there.", reason);
        }
    }

    /// <summary>Writes to a stream that is open already, such as the standard output; it is flushed, not closed.</summary>
    /// <param name="stream">Where the bytes go as they come.</param>
    /// <param name="name">What messages call the stream.</param>
    public OutputFile(Stream stream, string name)
    {
        Stream = stream;
        Name = name;
    }

    /// <summary>The file as its user named it.</summary>
    public string Name { get; }

    /// <summary>Where the bytes go.</summary>
    public Stream Stream { get; }

    /// <summary>
    /// Opens a scratch file beside this one, on the disk that has room for the result; it is gone when it is closed.
    /// </summary>
    /// <exception cref="IOException">The place cannot be written.</exception>
    internal FileStream OpenScratch()
    {
        string path = _partialPath is null ? Path.GetTempFileName() : _partialPath + ".keys";
        return new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);
    }

    /// <summary>Gives the file its name, in place of what stood there.</summary>
    /// <exception cref="IOException">The last bytes or the name could not be written; nothing half-written stays.</exception>
    public void Complete()
    {
        if (_closed) return;
        Stream.Flush();
        if (_partialPath is null)
        {
            _closed = true;
            return;
        }
        Stream.Dispose();
        File.Move(_partialPath, _finalPath!, overwrite: true);
        _closed = true;
    }

    /// <summary>Removes what was written, unless it is complete.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        if (_partialPath is null) return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk may be full: what is removed need not be flushed.
        }
        File.Delete(_partialPath);
    }
}
