using System.Reflection;
using System.Text.RegularExpressions;
using Omozukai.Kalidokit;
using Omozukai.Tests;

namespace Omozukai.Core.Tests.Kalidokit;

/// <summary>The table of names in docs/from-kalidokit.md: what it names is there, in the npm package and here.</summary>
public sealed partial class NamesTests
{
    [Fact]
    public void What_the_table_names_is_there_on_both_sides()
    {
        string[] theirs =
        [
            .. Words(File.ReadAllText(TestFiles.Npm("kalidokit/dist/kalidokit.umd.js"))),
            .. Directory.EnumerateFiles(TestFiles.Npm("kalidokit/dist"), "*.d.ts", SearchOption.AllDirectories).SelectMany(file => Words(File.ReadAllText(file))),
        ];
        string[] ours =
        [
            .. typeof(KalidokitSolver).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(KalidokitSolver).Namespace).SelectMany(type => (string[])
            [
                type.Name, .. type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Select(member => member.Name),
                .. type.GetConstructors().SelectMany(made => made.GetParameters()).Select(parameter => parameter.Name!),
            ]),
        ];
        int rows = 0;
        foreach (string[] cells in File.ReadLines(TestFiles.Checkout("docs/from-kalidokit.md")).SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')))
        {
            rows++;
            // Parameters and variables of the examples are anybody's.
            Names(cells[1]).Except(theirs).Except(["lm", "lm3d", "lm2d", "result", "eye", "vector", "headY", "Right", "new"]).ShouldBeEmpty(cells[1]);
            Names(cells[2]).Except(ours).Except(["points", "world", "image", "result", "eyes", "vector", "first", "second", "new", "headY", "enableWink", "maxRot", "x", "y", "z", "visibility", "score"]).ShouldBeEmpty(cells[2]);
        }
        rows.ShouldBeGreaterThan(12);
    }

    private static IEnumerable<string> Names(string cell) => Code().Matches(cell).SelectMany(code => Words(code.Value));

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("`[^`]+`", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
