using System.Text.Json;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>The fields of a VRM's meta, which differ from version to version and are shown as they are.</summary>
internal static class MetaTerms
{
    private const int MaxTerms = 40, MaxLetters = 500;

    /// <summary>Texts, numbers and switches of a meta; pictures, and what is known by another name, are left out.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(JsonElement? meta, string[] known)
    {
        var terms = new List<KeyValuePair<string, string>>();
        foreach (JsonProperty field in meta.Members())
        {
            if (known.Contains(field.Name) || field.Name is "thumbnailImage" or "texture") continue;
            string? text = field.Value.ValueKind switch
            {
                JsonValueKind.String => field.Value.GetString(),
                JsonValueKind.True => "yes",
                JsonValueKind.False => "no",
                JsonValueKind.Array => string.Join(", ", field.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())),
                _ => null,
            };
            if (string.IsNullOrWhiteSpace(text) || terms.Count == MaxTerms) continue;
            terms.Add(KeyValuePair.Create(field.Name, text.Length <= MaxLetters ? text : text[..MaxLetters] + "…"));
        }
        return terms;
    }
}
