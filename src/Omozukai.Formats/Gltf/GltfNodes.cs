using System.Numerics;
using System.Text.Json;

namespace Omozukai.Formats.Gltf;

/// <summary>Reads the tree of nodes without recursion: a hostile file may nest, and loop, as it likes.</summary>
internal static class GltfNodes
{
    /// <summary>The largest avatars have some thousands.</summary>
    private const int MaxCount = 1 << 16;

    /// <summary>Programs that walk the tree by recursion live with far more; long hair has some dozens.</summary>
    private const int MaxDepth = 1000;

    /// <exception cref="InvalidDataException">The nodes are no tree, or no figures stand where they must.</exception>
    public static GltfNode[] Read(JsonElement root)
    {
        JsonElement[] items = root.Items("nodes");
        if (items.Length > MaxCount) throw new InvalidDataException($"there are {items.Length} nodes; up to {MaxCount} are read");
        int meshes = root.Items("meshes").Length, skins = root.Items("skins").Length;
        GltfNode[] nodes = [.. items.Select((item, index) => ReadNode(item, index, meshes, skins))];
        for (int i = 0; i < nodes.Length; i++) Link(nodes, items[i], nodes[i]);
        Place(nodes);
        return nodes;
    }

    private static GltfNode ReadNode(JsonElement item, int index, int meshes, int skins)
    {
        string place = $"nodes[{index}]";
        Vector3 translation = item.Vector("translation", place) ?? Vector3.Zero, scale = item.Vector("scale", place) ?? Vector3.One;
        Quaternion rotation = item.Numbers("rotation", place, 4) is { } r ? new Quaternion(r[0], r[1], r[2], r[3]) : Quaternion.Identity;
        float[]? m = item.Numbers("matrix", place, 16);
        if (m is not null && !Matrix4x4.Decompose(
            new Matrix4x4(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11], m[12], m[13], m[14], m[15]), out scale, out rotation, out translation))
            throw new InvalidDataException($"{place}.matrix is squashed flat");
        if (!rotation.TryNormalize(out rotation)) throw new InvalidDataException($"{place}.rotation is no rotation: all its numbers are 0");
        return new GltfNode
        {
            Index = index,
            Name = item.Text("name") ?? $"node {index}",
            Translation = translation,
            Rotation = rotation,
            Scale = scale,
            HasMatrix = m is not null,
            Mesh = item.Index("mesh", place, meshes, "meshes"),
            Skin = item.Index("skin", place, skins, "skins"),
            Weights = item.Numbers("weights", place),
        };
    }

    private static void Link(GltfNode[] nodes, JsonElement item, GltfNode node)
    {
        foreach (JsonElement child in item.Items("children"))
        {
            if (child.ValueKind != JsonValueKind.Number || !child.TryGetInt32(out int index) || (uint)index >= (uint)nodes.Length)
                throw new InvalidDataException($"nodes[{node.Index}].children names a node that there is not");
            if (nodes[index].Parent is { } other) throw new InvalidDataException($"nodes[{index}] is a child of two nodes, {other.Index} and {node.Index}");
            nodes[index].Parent = node;
            node.Children.Add(nodes[index]);
        }
    }

    /// <summary>Parents before children, from the roots down; what the walk does not reach hangs in a ring.</summary>
    private static void Place(GltfNode[] nodes)
    {
        var open = new Stack<(GltfNode Node, int Depth)>(nodes.Where(node => node.Parent is null).Select(node => (node, 1)));
        int placed = 0;
        while (open.TryPop(out (GltfNode Node, int Depth) next))
        {
            (GltfNode node, int depth) = next;
            if (depth > MaxDepth) throw new InvalidDataException($"nodes[{node.Index}] hangs {depth} deep; up to {MaxDepth} are read");
            node.World = node.Parent is { } parent ? node.Local * parent.World : node.Local;
            node.WorldRotation = node.Parent is null ? node.Rotation : Quaternion.Normalize(node.Parent.WorldRotation * node.Rotation);
            if (!float.IsFinite(node.World.GetDeterminant() + node.World.Translation.LengthSquared())) throw new InvalidDataException($"nodes[{node.Index}] stands out of all bounds");
            placed++;
            foreach (GltfNode child in node.Children) open.Push((child, depth + 1));
        }
        if (placed < nodes.Length)
            throw new InvalidDataException($"nodes[{nodes.First(node => node.World == default).Index}] is its own ancestor: the nodes are no tree");
    }
}
