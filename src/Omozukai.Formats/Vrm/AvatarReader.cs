using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;

namespace Omozukai.Formats.Vrm;

/// <summary>
/// Reads avatars: VRM 1.0, VRM 0.x, and any glTF or GLB whose nodes carry the names of a humanoid (Mixamo, Ready Player Me, VRoid, Unreal,
/// Blender, 3ds Max, Daz). Meshes and pictures are not loaded: it takes milliseconds and some times the size of the file's JSON.
/// </summary>
public static class AvatarReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no avatar, or damaged; the message names file, place and reason.</exception>
    public static Avatar Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(() => GltfFile.Open(path), path);
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="bytes">The file; kept with the avatar.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is no avatar, or damaged; the message names file, place and reason.</exception>
    public static Avatar Read(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        return Read(() => GltfFile.Parse(bytes, name), name);
    }

    private static Avatar Read(Func<GltfFile> open, string name)
    {
        try
        {
            return Read(open());
        }
        catch (Exception reason) when (reason is InvalidDataException or InvalidOperationException)
        {
            // Texts that are no UTF-8 are found out only when they are taken from the JSON: an InvalidOperationException.
            string problem = reason is InvalidDataException ? reason.Message : "a text in its JSON is not UTF-8";
            throw new InvalidDataException($"{name} cannot be read as an avatar: {problem}. Export it again from the program that made it, or choose another.", reason);
        }
    }

    private static Avatar Read(GltfFile file)
    {
        GltfMesh[] meshes = GltfMesh.ReadAll(file.Root);
        var guesses = new List<string>();
        var warnings = new List<string>();

        // 1.0 goes first: some files carry both extensions.
        if (file.Extension(Vrm1Extension.Name) is { } vrm1)
        {
            var extension = new Vrm1Extension(file, meshes, vrm1);
            return Create(AvatarKind.Vrm1, extension.Bones(), AvatarFrame.Vrm1, extension.Expressions(), extension.LookAt(), extension.Meta());
        }
        if (file.Extension(Vrm0Extension.Name) is { } vrm0)
        {
            var extension = new Vrm0Extension(file, meshes, vrm0);
            return Create(AvatarKind.Vrm0, extension.Bones(), AvatarFrame.Vrm0, extension.Expressions(), extension.LookAt(), extension.Meta());
        }
        if (file.Extension("VRMC_vrm_animation") is not null) throw new InvalidDataException("it is a VRM animation, which has no avatar in it");
        Dictionary<HumanBone, GltfNode> bones = NamedHumanoid.Find(file);
        if (bones.Count == 0) throw new InvalidDataException("it is no VRM, and none of its nodes is called as the bones of a humanoid are");
        guesses.Add($"{bones.Count} bones by the names of their nodes (hips is {(bones.TryGetValue(HumanBone.Hips, out GltfNode? hips) ? hips.Name : "missing")})");
        return Create(AvatarKind.Gltf, bones, frame: null, NamedExpressions.Find(file, meshes), GuessLookAt(bones), GltfMeta(file));

        Avatar Create(AvatarKind kind, Dictionary<HumanBone, GltfNode> nodes, AvatarFrame? frame, List<AvatarExpression> expressions, AvatarLookAt? lookAt, AvatarMeta meta)
        {
            HumanoidNodes.Mend(nodes, warnings);
            AvatarFrame way = frame ?? NamedHumanoid.Frame(nodes, guesses);
            var rest = new Rig(nodes.Select(pair => KeyValuePair.Create(pair.Key, way.ToRig(pair.Value.World.Translation))));
            var pose = new TPose(rest);
            if (frame is null && pose.Estimate(rest) is { Count: > 0 } turned) guesses.Add($"its T-pose, by turning {string.Join(", ", turned)}");
            return new Avatar(file, new AvatarSkeleton(nodes, way, pose))
            {
                Kind = kind,
                Expressions = expressions,
                LookAt = lookAt,
                Meta = meta,
                Contents = Count(file, meshes),
                Guesses = guesses,
                Warnings = warnings,
            };
        }
    }

    /// <summary>Eyes of other files are turned as far as the gaze goes, up to what eyes do.</summary>
    private static AvatarLookAt? GuessLookAt(Dictionary<HumanBone, GltfNode> bones)
    {
        var range = new LookRange(30, 30);
        return bones.ContainsKey(HumanBone.LeftEye) && bones.ContainsKey(HumanBone.RightEye)
            ? new AvatarLookAt { HorizontalInner = range, HorizontalOuter = range, VerticalDown = range, VerticalUp = range }
            : null;
    }

    private static AvatarMeta GltfMeta(GltfFile file) => new()
    {
        License = file.Root.Child("asset").Text("copyright"),
        Terms = MetaTerms.Of(file.Root.Child("asset").Child("extras"), []),
    };

    private static AvatarContents Count(GltfFile file, GltfMesh[] meshes)
    {
        JsonElement root = file.Root;
        return new AvatarContents
        {
            Nodes = file.Nodes.Count,
            Vertices = meshes.Sum(mesh => mesh.Vertices),
            MorphTargets = meshes.Sum(mesh => mesh.Targets),
            Materials = root.Items("materials").Length,
            Textures = root.Items("images").Length,
            Animations = root.Items("animations").Length,
            SpringChains = file.Extension("VRMC_springBone").Items("springs").Length
                + file.Extension(Vrm0Extension.Name).Child("secondaryAnimation").Items("boneGroups").Sum(group => group.Items("bones").Length),
            Constraints = root.Items("nodes").Count(node => node.Child("extensions").Child("VRMC_node_constraint") is not null),
        };
    }
}
