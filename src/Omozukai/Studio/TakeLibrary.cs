using System.Globalization;
using Omozukai.Core.Humanoid;
using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>The folder of takes: one JSON Lines file each, and the one that is being recorded.</summary>
internal sealed class TakeLibrary
{
    private const string Extension = ".jsonl", Unfinished = ".recording";

    private readonly string _folder;
    private readonly Dictionary<string, TakeInfo> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Opens the folder. What a crash has left unfinished is brought to its last whole line.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public TakeLibrary(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        foreach (string path in Directory.EnumerateFiles(_folder, "*" + Unfinished)) Recover(path);
    }

    /// <summary>Starts a take that is named after the time of day.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public TakeWriter Begin(Rig rig, string? name = null)
    {
        name ??= TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd HH.mm.ss", CultureInfo.InvariantCulture);
        return new TakeWriter(Path.Combine(_folder, Free(name) + Unfinished), rig);
    }

    /// <summary>Brings a take to its end.</summary>
    /// <returns>Its name; null where it is empty.</returns>
    public string? End(TakeWriter take)
    {
        take.Dispose();
        if (take.FrameCount == 0)
        {
            File.Delete(take.Path);
            return null;
        }
        return Keep(take.Path);
    }

    /// <summary>All takes, the newest first.</summary>
    public IReadOnlyList<TakeInfo> List() =>
        [.. new DirectoryInfo(_folder).EnumerateFiles("*" + Extension).OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal).Select(Describe)];

    /// <summary>The file of a take; null where there is none of that name.</summary>
    public string? Find(string? name)
    {
        if (!FileName.IsGood(name)) return null;
        string path = Path.Combine(_folder, name + Extension);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Gives a take another name.</summary>
    /// <returns>False where there is no such take, or the name is taken or none.</returns>
    public bool Rename(string name, string newName)
    {
        if (Find(name) is not { } path || !FileName.IsGood(newName) || Find(newName) is not null) return false;
        File.Move(path, Path.Combine(_folder, newName + Extension));
        return true;
    }

    public bool Delete(string name)
    {
        if (Find(name) is not { } path) return false;
        File.Delete(path);
        return true;
    }

    private string Keep(string unfinished)
    {
        string name = Free(Path.GetFileNameWithoutExtension(unfinished), isOwn: true);
        File.Move(unfinished, Path.Combine(_folder, name + Extension));
        return name;
    }

    private string Free(string name, bool isOwn = false)
    {
        string free = name;
        for (int i = 2; File.Exists(Path.Combine(_folder, free + Extension)) || (!isOwn && File.Exists(Path.Combine(_folder, free + Unfinished))); i++) free = $"{name} ({i})";
        return free;
    }

    private void Recover(string path)
    {
        try
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) CutAfterLastLine(file);
            if (new FileInfo(path).Length == 0) File.Delete(path);
            else Keep(path);
        }
        catch (IOException)
        {
            // Another studio is recording it.
        }
    }

    private static void CutAfterLastLine(FileStream file)
    {
        long end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n') break;
            end--;
        }
        file.SetLength(end);
    }

    /// <summary>What a take holds, remembered by its size and date: a long one is not read twice.</summary>
    private TakeInfo Describe(FileInfo file)
    {
        string name = Path.GetFileNameWithoutExtension(file.Name), key = string.Create(CultureInfo.InvariantCulture, $"{name}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
        lock (_gate)
        {
            if (_known.TryGetValue(key, out TakeInfo? known)) return known;
            (long frames, TimeSpan last) = (0, TimeSpan.Zero);
            try
            {
                using IMotionReader reader = MotionFormats.Open(file.FullName);
                for (var frame = new MotionFrame(); reader.TryRead(frame); frames++) last = frame.Timestamp;
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException)
            {
                // It is listed as far as it is readable.
            }
            return _known[key] = new TakeInfo(name, Math.Round(last.TotalSeconds, 3), frames, file.Length);
        }
    }
}
