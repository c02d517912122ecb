using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>Finds a humanoid in a glTF that names no bones: by the names of its nodes and by where they hang.</summary>
internal static class NamedHumanoid
{
    // The height of a figure's head joint over its feet in metres, between a doll and a giant, tells the unit.
    private const float MinHeight = 0.15f, MaxHeight = 4;
    private static readonly float[] s_units = [1, 0.01f, 0.001f, 100];

    /// <summary>Height of the ankle over the sole, of the head joint's over the ankle (Winter, table 4.1: 0.039 of 0.87 of the body's height).</summary>
    private const float AnkleHeight = 0.045f;

    /// <summary>Finds the bones.</summary>
    public static Dictionary<HumanBone, GltfNode> Find(GltfFile file)
    {
        HashSet<int> joints = [.. file.Root.Items("skins").SelectMany(skin => skin.Items("joints")).Where(joint => joint.ValueKind == JsonValueKind.Number && joint.TryGetInt32(out _)).Select(joint => joint.GetInt32())];
        var words = new Dictionary<GltfNode, BoneWords>();
        foreach (GltfNode node in file.Nodes)
            if (BoneWords.Parse(node.Name) is { } parsed) words[node] = parsed;
        bool hasKnees = words.Values.Any(word => word.Part == "knee");
        bool thumbsAreVrm1 = words.Values.Any(word => word.Part.EndsWith("thumbmetacarpal", StringComparison.Ordinal));

        // A name may stand twice: bones that move a skin go first, then what shows no mesh, then what is nearer to the root.
        var found = new Dictionary<HumanBone, GltfNode>();
        var candidates = words
            .Select(pair => (Node: pair.Key, Bone: pair.Value.Bone(hasKnees, thumbsAreVrm1)))
            .Where(candidate => candidate.Bone is not null)
            .OrderByDescending(candidate => joints.Contains(candidate.Node.Index))
            .ThenBy(candidate => candidate.Node.Mesh is not null)
            .ThenBy(candidate => Depth(candidate.Node))
            .ToList();
        GltfNode? hips = candidates.Find(candidate => candidate.Bone == HumanBone.Hips).Node
            ?? Fork(candidates.Find(candidate => candidate.Bone == HumanBone.LeftUpperLeg).Node, candidates.Find(candidate => candidate.Bone == HumanBone.RightUpperLeg).Node);
        if (hips is null) return found;
        found[HumanBone.Hips] = hips;
        foreach ((GltfNode node, HumanBone? bone) in candidates)
            if (node.IsWithin(hips)) found.TryAdd(bone!.Value, node);

        FindSpine(found, words);
        return found;
    }

    /// <summary>The way from the scene to the normalized space, by where the bones stand.</summary>
    /// <param name="bones">All that a humanoid must have.</param>
    /// <param name="guesses">Gets what was found.</param>
    /// <exception cref="InvalidDataException">The bones stand in one place.</exception>
    public static AvatarFrame Frame(IReadOnlyDictionary<HumanBone, GltfNode> bones, List<string> guesses)
    {
        Vector3 At(HumanBone bone) => bones[bone].World.Translation;

        // Up is from the hips to the head, left from the right leg to the left one, along the axes of the file
        Vector3 up = Axis(At(HumanBone.Head) - At(HumanBone.Hips));
        Vector3 left = At(HumanBone.LeftUpperLeg) - At(HumanBone.RightUpperLeg);
        left = Axis(left - Vector3.Dot(left, up) * up);
        Vector3 forward = Vector3.Cross(left, up);
        if (up == Vector3.Zero || forward == Vector3.Zero) throw new InvalidDataException("its bones stand in one place");
        var turn = Quaternion.Conjugate(Quaternion.CreateFromRotationMatrix(new Matrix4x4(
            left.X, left.Y, left.Z, 0, up.X, up.Y, up.Z, 0, forward.X, forward.Y, forward.Z, 0, 0, 0, 0, 1)));
        if (forward != Vector3.UnitZ || up != Vector3.UnitY) guesses.Add($"it faces {Name(forward)} with {Name(up)} up, and was turned to face +Z");

        // The unit
        float feet = Math.Min(Vector3.Dot(At(HumanBone.LeftFoot), up), Vector3.Dot(At(HumanBone.RightFoot), up));
        float height = Vector3.Dot(At(HumanBone.Head), up) - feet;
        float scale = s_units.FirstOrDefault(unit => height * unit is >= MinHeight and <= MaxHeight, 1);
        if (scale != 1) guesses.Add(FormattableString.Invariant($"a unit of the file is {scale} m: its head is {height:0.#} units over its feet"));

        // The floor: at 0 where the feet are near it, else below the ankles
        float floor = feet / height is > -0.01f and < 0.15f ? 0 : feet - AnkleHeight * height;
        if (floor != 0) guesses.Add(FormattableString.Invariant($"the floor is at {floor * scale:0.00} m, below its feet"));
        return new AvatarFrame(turn, scale, new Vector3(0, -floor * scale, 0));
    }

    /// <summary>The nodes between hips and neck: the first is the spine, the last carries the arms.</summary>
    private static void FindSpine(Dictionary<HumanBone, GltfNode> found, Dictionary<GltfNode, BoneWords> words)
    {
        if (!(found.TryGetValue(HumanBone.Neck, out GltfNode? top) || found.TryGetValue(HumanBone.Head, out top))) return;
        var chain = new List<GltfNode>();
        GltfNode hips = found[HumanBone.Hips];
        for (GltfNode? node = top.Parent; node is not null && node != hips; node = node.Parent)
            if (words.TryGetValue(node, out BoneWords? word) && word.Part is not ("hips" or "hip" or "pelvis" or "neck")) chain.Insert(0, node);
        if (chain.Count > 0) found[HumanBone.Spine] = chain[0];
        if (chain.Count > 1) found[HumanBone.Chest] = chain[chain.Count == 2 ? 1 : chain.Count / 2];
        if (chain.Count > 2) found[HumanBone.UpperChest] = chain[^1];
    }

    /// <summary>Where the ways to two nodes part; null where they share no root.</summary>
    private static GltfNode? Fork(GltfNode? left, GltfNode? right)
    {
        while (left is not null && right?.IsWithin(left) != true) left = left.Parent;
        return left;
    }

    private static int Depth(GltfNode node)
    {
        int depth = 0;
        for (GltfNode? above = node.Parent; above is not null; above = above.Parent) depth++;
        return depth;
    }

    private static Vector3 Axis(Vector3 direction)
    {
        Vector3 size = Vector3.Abs(direction);
        if (!(size.X + size.Y + size.Z > 0)) return Vector3.Zero;
        return size.X >= size.Y && size.X >= size.Z ? new Vector3(MathF.Sign(direction.X), 0, 0)
            : size.Y >= size.Z ? new Vector3(0, MathF.Sign(direction.Y), 0)
            : new Vector3(0, 0, MathF.Sign(direction.Z));
    }

    private static string Name(Vector3 axis) => (axis.X + axis.Y + axis.Z > 0 ? "+" : "−") + (axis.X != 0 ? "X" : axis.Y != 0 ? "Y" : "Z");
}
