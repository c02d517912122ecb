namespace Omozukai.Commands;

/// <summary>What can be wrong with outputs whatever their formats.</summary>
internal static class OutputNames
{
    /// <summary>What to say when a file could be opened but not written to its end.</summary>
    public static FailureException Failed(string path, Exception reason) =>
        new($"{(path is "-" ? "stdout" : path)} could not be written: {reason.Message.TrimEnd('.')}. See that the disk has room and is still there, or choose another place.");

    /// <exception cref="UsageException">A name is empty, stands twice, or names the input, which is called as given.</exception>
    public static void Check(string input, IEnumerable<string> paths, string inputIs = "the input")
    {
        StringComparer comparer = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var seen = new HashSet<string>(comparer);
        foreach (string path in paths)
        {
            if (path.Length == 0) throw new UsageException("An output needs a name.");
            string full = path is "-" ? path : Path.GetFullPath(path);
            if (!seen.Add(full)) throw new UsageException($"{path} stands twice among the outputs.");
            if (path is not "-" && input is not "-" && comparer.Equals(full, Path.GetFullPath(input))) throw new UsageException($"{path} is {inputIs}: an output needs another name.");
        }
    }
}
