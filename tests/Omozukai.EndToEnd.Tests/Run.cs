namespace Omozukai.EndToEnd.Tests;

/// <summary>How a run of the program ended.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    /// <summary>What a user sees last.</summary>
    public string LastLine => Errors.TrimEnd().Split('\n')[^1].TrimEnd('\r');

    public void ShouldHaveDone() => ExitCode.ShouldBe(0, Errors);

    /// <summary>The exit code, and a last line that says all of these.</summary>
    public void ShouldHaveFailed(int exitCode, params string[] says)
    {
        ExitCode.ShouldBe(exitCode, Errors);
        LastLine.ShouldStartWith("omozukai: ");
        foreach (string text in says) LastLine.ShouldContain(text);
        Errors.ShouldNotContain("   at ", Case.Sensitive, "no stack traces for what a user can cause");
    }
}
