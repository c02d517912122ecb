using System.Numerics;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;
using Omozukai.Formats.Vrm;

namespace Omozukai.Formats.Vrma;

/// <summary>The nodes and tracks of a VRM animation for a rig: what VRMC_vrm_animation 1.0 demands, in one place.</summary>
internal sealed class VrmaLayout
{
    /// <summary>Height of the eyes above the head joint in metres where the rig has no eyes.</summary>
    private const float DefaultEyeHeight = 0.06f;

    private readonly Dictionary<HumanBone, int> _boneNodes = [];

    public VrmaLayout(Rig rig, Avatar? avatar = null)
    {
        Rig = rig;

        // Bones: a node each at its rest offset; the eyes are not allowed, the gaze speaks for them.
        foreach (HumanBone bone in rig.Bones)
        {
            if (IsEye(bone)) continue;
            _boneNodes[bone] = Nodes.Count;
            if (rig.Parent(bone) is { } parent) Nodes[_boneNodes[parent]].Children.Add(Nodes.Count);
            Nodes.Add(new VrmaNode(bone.Name(), rig.RestOffset(bone), []));
        }
        int column = 1; // the time comes first
        column = AddTrack(GltfPath.Translation, _boneNodes[HumanBone.Hips], column, width: 3);
        Tracks[0].Moves = true; // the hips keep every key: they carry the motion's times
        foreach (int node in _boneNodes.Values) column = AddTrack(GltfPath.Rotation, node, column, width: 4);
        FirstFaceColumn = column;

        // Expressions: a node each whose x is the weight; the looks are not allowed, the gaze speaks for them.
        foreach (Expression expression in Enum.GetValues<Expression>())
        {
            if (IsLook(expression)) continue;
            string name = avatar?.Expressions.FirstOrDefault(own => own.Meaning == expression)?.Name ?? expression.Name();
            Expressions.Add((expression, name, Nodes.Count));
            column = AddTrack(GltfPath.Translation, Nodes.Count, column, width: 1);
            Nodes.Add(new VrmaNode("expression " + name, Vector3.Zero, []));
        }

        // Gaze: a node whose rotation looks along +Z at rest.
        LookAtNode = Nodes.Count;
        RowLength = AddTrack(GltfPath.Rotation, LookAtNode, column, width: 4);
        Nodes.Add(new VrmaNode("lookAt", Vector3.Zero, []));
        EyesFromHead = rig.Has(HumanBone.LeftEye) && rig.Has(HumanBone.RightEye)
            ? (rig.RestPosition(HumanBone.LeftEye) + rig.RestPosition(HumanBone.RightEye)) / 2 - rig.RestPosition(HumanBone.Head)
            : new Vector3(0, DefaultEyeHeight, 0);
    }

    public Rig Rig { get; }

    public List<VrmaNode> Nodes { get; } = [];

    public List<GltfTrack> Tracks { get; } = [];

    /// <summary>The expressions under the names of the avatar, which a player looks for letter by letter.</summary>
    public List<(Expression Expression, string Name, int Node)> Expressions { get; } = [];

    public int LookAtNode { get; }

    public Vector3 EyesFromHead { get; }

    /// <summary>Numbers of a spooled row: time, hips, rotations, weights, gaze.</summary>
    public int RowLength { get; }

    /// <summary>Where weights and gaze begin in a row.</summary>
    public int FirstFaceColumn { get; }

    public IEnumerable<KeyValuePair<HumanBone, int>> BoneNodes => _boneNodes;

    public static bool IsEye(HumanBone bone) => bone is HumanBone.LeftEye or HumanBone.RightEye;

    public static bool IsLook(Expression expression) =>
        expression is Expression.LookUp or Expression.LookDown or Expression.LookLeft or Expression.LookRight;

    private int AddTrack(GltfPath path, int node, int column, int width)
    {
        Tracks.Add(new GltfTrack { Path = path, Node = node, Column = column, RowWidth = width });
        return column + width;
    }
}
