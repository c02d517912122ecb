namespace Omozukai.Commands;

/// <summary>What is wrong with the names of outputs whatever their formats.</summary>
internal static class OutputNames
{
    /// <exception cref="UsageException">A name is empty, stands twice, or names the input.</exception>
    public static void Check(string input, IEnumerable<string> paths)
    {
        StringComparer comparer = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var seen = new HashSet<string>(comparer);
        foreach (string path in paths)
        {
            if (path.Length == 0) throw new UsageException("An output needs a name.");
            string full = path is "-" ? path : Path.GetFullPath(path);
            if (!seen.Add(full)) throw new UsageException($"{path} stands twice among the outputs.");
            if (path is not "-" && input is not "-" && comparer.Equals(full, Path.GetFullPath(input))) throw new UsageException($"{path} is the input: an output needs another name.");
        }
    }
}
