using System.Text.RegularExpressions;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests;

public sealed class DocumentationTests
{
    /// <summary>docs/cli.md names every verb and option there is, and none that is not.</summary>
    [Fact]
    public void The_command_line_is_documented_as_it_is()
    {
        string page = File.ReadAllText(TestFiles.Checkout("docs/cli.md"));
        string[] verbs = [.. Verbs(Cli.Start("--help").Output)];
        verbs.ShouldContain("capture");
        var options = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string verb in verbs)
        {
            page.ShouldContain($"| `{verb}", Case.Sensitive, verb);
            string help = Cli.Start(verb, "--help").Output;
            options.UnionWith(Options(help));
            foreach (string part in Verbs(help)) options.UnionWith(Options(Cli.Start(verb, part, "--help").Output)); // as `models fetch`
        }
        options.ExceptWith(["--output"]); // stands as -o
        string[] documented = [.. Options(page).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        documented.Except(["--project"]).ShouldBe(options.Order(StringComparer.Ordinal)); // of `dotnet run`
    }

    /// <summary>The commands that a help text lists at its end, if any.</summary>
    private static IEnumerable<string> Verbs(string help) => help.Split("Commands:") is [_, var list]
        ? list.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim().Split(' ')[0])
        : [];

    private static IEnumerable<string> Options(string text) => Regex.Matches(text, "--[a-z]+", RegexOptions.NonBacktracking).Select(match => match.Value);
}
