using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Bvh;

/// <summary>A rig as the HIERARCHY of a BVH: centimetres, +Y up, facing +Z, the T-pose at rest.</summary>
internal sealed class BvhSkeleton
{
    public const float CentimetresPerMetre = 100;

    private readonly Rig _rig;
    private readonly BvhNaming _naming;
    private readonly List<HumanBone> _order = [];
    private readonly StringBuilder _text = new("HIERARCHY\n");

    public BvhSkeleton(Rig rig, BvhNaming naming)
    {
        _rig = rig;
        _naming = naming;
        AddJoint(HumanBone.Hips, depth: 0);
    }

    /// <summary>The bones in the file's order: each before its children, a branch to its end before the next.</summary>
    public ReadOnlySpan<HumanBone> Order => CollectionsMarshal.AsSpan(_order);

    /// <summary>The HIERARCHY with its line ends.</summary>
    public string Text => _text.ToString();

    private void AddJoint(HumanBone bone, int depth)
    {
        _order.Add(bone);
        bool isRoot = bone == HumanBone.Hips;
        Line(depth, $"{(isRoot ? "ROOT" : "JOINT")} {BvhNames.Name(bone, _naming)}");
        Line(depth, "{");

        // A root offset of zero: some programs add it to the position channels, others replace it.
        Line(depth + 1, Offset(isRoot ? Vector3.Zero : _rig.RestOffset(bone)));
        Line(depth + 1, isRoot
            ? "CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation"
            : "CHANNELS 3 Zrotation Xrotation Yrotation");
        bool isLeaf = true;
        foreach (HumanBone child in _rig.Bones)
        {
            if (_rig.Parent(child) != bone) continue;
            AddJoint(child, depth + 1);
            isLeaf = false;
        }
        if (isLeaf)
        {
            Line(depth + 1, "End Site");
            Line(depth + 1, "{");
            Line(depth + 2, Offset(End(bone)));
            Line(depth + 1, "}");
        }
        Line(depth, "}");
    }

    /// <summary>Where a leaf ends, in metres from its joint. Never zero: importers mend bones without length, each in its own way.</summary>
    private Vector3 End(HumanBone leaf)
    {
        const float FootBeyondToes = 0.06f, FootBeyondAnkle = 0.15f, EyeRadius = 0.012f, Chin = 0.06f, Crown = 0.18f;
        const float LastToItsParent = 0.8f; // a fingertip's segment beside the one before it

        // The sole ends on the floor, so that a reader finds the hips' height, which the root's offset does not say.
        float floor = -_rig.RestPosition(leaf).Y;
        return leaf switch
        {
            HumanBone.LeftToes or HumanBone.RightToes => new Vector3(0, floor, FootBeyondToes),
            HumanBone.LeftFoot or HumanBone.RightFoot => new Vector3(0, floor, FootBeyondAnkle),
            HumanBone.LeftEye or HumanBone.RightEye => new Vector3(0, 0, EyeRadius),
            HumanBone.Jaw => new Vector3(0, -Chin / 2, Chin),
            HumanBone.Head => new Vector3(0, Crown, 0),
            HumanBone.Hips => new Vector3(0, Crown, 0),
            _ when _rig.RestOffset(leaf).Length() > EyeRadius => _rig.RestOffset(leaf) * LastToItsParent,
            _ => new Vector3(0, 0, EyeRadius),
        };
    }

    private static string Offset(Vector3 metres)
    {
        Vector3 centimetres = metres * CentimetresPerMetre;
        return string.Create(CultureInfo.InvariantCulture, $"OFFSET {Number(centimetres.X)} {Number(centimetres.Y)} {Number(centimetres.Z)}");
    }

    private static string Number(float value) => (Math.Round(value, 4) + 0.0).ToString("0.0000", CultureInfo.InvariantCulture);

    private void Line(int depth, string text) => _text.Append('\t', depth).Append(text).Append('\n');
}
