using System.Globalization;
using System.Text.Json.Nodes;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Vrm;

namespace Omozukai.Commands;

/// <summary>What is in an avatar: bones, expressions, and what may be done with it.</summary>
internal static class AvatarInspection
{
    public static Report Inspect(string path)
    {
        Avatar avatar = AvatarReader.Read(path);
        var report = new Report(avatar.Kind switch
        {
            AvatarKind.Vrm1 => "avatar, VRM 1.0",
            AvatarKind.Vrm0 => "avatar, VRM 0.x",
            _ => "avatar, glTF",
        });
        report.Add("file", "file", path);
        AddMeta(avatar.Meta, report);
        AddBody(avatar, report);
        AddFace(avatar, report);
        AddContents(avatar.Contents, report);
        if (avatar.Guesses.Count > 0) report.AddList("guessed", "guesses", avatar.Guesses, "; ");
        foreach (string warning in avatar.Warnings) report.Warn(warning);
        return report;
    }

    private static void AddMeta(AvatarMeta meta, Report report)
    {
        report.Add("name", "name", meta.Name);
        if (meta.Authors.Count > 0) report.AddList("authors", "authors", meta.Authors, ", ");
        report.Add("version", "version", meta.Version);
        report.Add("licence", "licence", meta.License ?? "", meta.License ?? "not said: ask its makers before you use it");
        if (meta.Terms.Count == 0) return;
        report.Add("terms", "terms", new JsonObject(meta.Terms.DistinctBy(term => term.Key, StringComparer.Ordinal).Select(term => KeyValuePair.Create(term.Key, (JsonNode?)term.Value))),
            string.Join("; ", meta.Terms.Select(term => $"{term.Key}: {term.Value}")));
    }

    private static void AddBody(Avatar avatar, Report report)
    {
        HumanBone[] bones = avatar.Rig.Bones.ToArray();
        report.Add("bones", "bones", new JsonObject(bones.Select(bone => KeyValuePair.Create(bone.Name(), (JsonNode?)avatar.NodeName(bone)))),
            $"{bones.Length}: {string.Join(" ", bones.Select(bone => bone.Name()))}");
        HumanBone[] lacking = [.. Enum.GetValues<HumanBone>().Where(bone => !avatar.Rig.Has(bone))];
        report.AddList("bones it lacks", "lackingBones", [.. lacking.Select(bone => bone.Name())]);
        float hips = avatar.Rig.RestPosition(HumanBone.Hips).Y, head = avatar.Rig.RestPosition(HumanBone.Head).Y;
        report.Add("hips at rest", "hipsHeight", Math.Round(hips, 4), string.Create(CultureInfo.InvariantCulture, $"{hips:0.000} m above the ground, the head joint {head:0.000} m"));
    }

    private static void AddFace(Avatar avatar, Report report)
    {
        IEnumerable<string> Named(Func<AvatarExpression, bool> which) => avatar.Expressions.Where(which).Select(expression => expression.Name);
        report.AddList("presets", "presets", [.. Named(expression => expression.Meaning is { } meaning && meaning.IsPreset())]);
        report.AddList("ARKit shapes", "arkit", [.. Named(expression => expression.Meaning is { } meaning && !meaning.IsPreset())]);
        report.AddList("other expressions", "otherExpressions", [.. Named(expression => expression.Meaning is null)]);
        string gaze = avatar.LookAt is not { } lookAt ? "none" : lookAt.UsesExpressions ? "expressions" : avatar.Rig.Has(HumanBone.LeftEye) ? "eyes" : "none: it has no eyes to turn";
        report.Add("gaze", "lookAt", gaze);
    }

    private static void AddContents(AvatarContents contents, Report report)
    {
        report.Add("contents", "contents", new JsonObject
        {
            ["nodes"] = contents.Nodes,
            ["vertices"] = contents.Vertices,
            ["morphTargets"] = contents.MorphTargets,
            ["materials"] = contents.Materials,
            ["textures"] = contents.Textures,
            ["animations"] = contents.Animations,
            ["springChains"] = contents.SpringChains,
            ["constraints"] = contents.Constraints,
        }, string.Create(CultureInfo.InvariantCulture,
            $"{contents.Nodes} nodes, {contents.Vertices} vertices, {contents.MorphTargets} morph targets, {contents.Materials} materials, {contents.Textures} textures, {contents.Animations} animations, {contents.SpringChains} spring chains, {contents.Constraints} constraints"));
    }
}
