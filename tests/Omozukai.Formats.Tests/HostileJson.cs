using System.Text.Json.Nodes;
using CsCheck;
using Omozukai.Formats.Tests.Vrma;

namespace Omozukai.Formats.Tests;

/// <summary>GLBs in which some values of the JSON are others: numbers that no file may hold, things of another kind, names that lead astray.</summary>
internal static class HostileJson
{
    private static readonly string[] s_values =
    [
        "-1", "0", "1", "3", "1.5", "1e30", "-1e39", "1e400", "255", "65536", "2147483647", "2147483648", "4294967295", "9223372036854775807", "99999999999999999999",
        "null", "true", "\"\"", "\"a\"", "\"../../etc/passwd\"", "\"file:///etc/passwd\"", "\"data:application/octet-stream;base64,AAAA\"", "\"data:\"", "\"\\ud800\"", "[]", "{}", "[0]", "[1e39,0,0,0]", "[[[[]]]]",
    ];

    /// <summary>One to four values replaced.</summary>
    public static Gen<byte[]> Of(byte[] whole) =>
        Gen.Select(Gen.Int[0, 1 << 20], Gen.OneOf(s_values.Select(Gen.Const).ToArray())).Array[1, 4].Select(changes =>
        {
            Glb glb = Glb.Read(whole);
            foreach ((int place, string value) in changes)
            {
                List<JsonNode> nodes = [.. Within(glb.Json)];
                nodes[place % nodes.Count].ReplaceWith(value == "\"\\ud800\"" ? JsonValue.Create("\ufffd") : JsonNode.Parse(value));
            }
            return glb.ToBytes();
        });

    private static IEnumerable<JsonNode> Within(JsonNode? node)
    {
        IEnumerable<JsonNode?> children = node switch { JsonObject o => o.Select(pair => pair.Value), JsonArray a => a, _ => [] };
        foreach (JsonNode? child in children.ToList())
        {
            if (child is null) continue;
            yield return child;
            foreach (JsonNode deeper in Within(child)) yield return deeper;
        }
    }
}
