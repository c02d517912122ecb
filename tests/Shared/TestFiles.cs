namespace Omozukai.Tests;

/// <summary>Where tests find what they read: the checkout, the npm oracles, and media that only some machines have.</summary>
internal static class TestFiles
{
    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the checkout, by its path from the root.</summary>
    public static string Checkout(string path) => Path.Combine(Root, path);

    /// <summary>A file of tests/data.</summary>
    public static string Data(string path) => Path.Combine(Root, "tests", "data", path);

    /// <summary>A file of a package in tests/package.json.</summary>
    public static string Npm(string path) => Path.Combine(Root, "tests", "node_modules", path);

    /// <summary>A photo from npm: face.jpg (a close face), body.jpg (a whole body), sample1.jpg to sample6.jpg (groups).</summary>
    public static string Picture(string name) => Path.Combine(Root, "artifacts", "pictures", name);

    /// <summary>A file of the media folder ($OMOZUKAI_MEDIA, else ../shared beside the checkout); the test is skipped where there is none.</summary>
    public static string Shared(string path)
    {
        string folder = Environment.GetEnvironmentVariable("OMOZUKAI_MEDIA") ?? Path.Combine(Root, "..", "shared");
        string full = Path.GetFullPath(Path.Combine(folder, path));
        if (!Path.Exists(full)) Assert.Skip($"{path} is not on this machine (set OMOZUKAI_MEDIA to the folder that holds it).");
        return full;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Omozukai.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests must run from a checkout.");
    }
}
