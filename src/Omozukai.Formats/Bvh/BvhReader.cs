using System.Numerics;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Bvh;

/// <summary>
/// Reads a BVH whose rest pose is a T-pose facing +Z with +Y up, in metres, centimetres or millimetres (told apart by the hips' height), in
/// constant memory. Joints are found by name (Mixamo's, Unity's, Daz's); joints that are no humanoid bone turn the bones below them. The soles
/// at rest are the floor.
/// </summary>
public sealed class BvhReader : IMotionReader
{
    private const int MaxJoints = 1000;
    private const int MaxFrames = 100_000_000;

    // Hips of anything between a doll and a giant, in metres, tell the unit.
    private const float MinHipsHeight = 0.1f, MaxHipsHeight = 5;
    private static readonly float[] s_units = [1, 0.01f, 0.001f];

    private readonly BvhTokens _tokens;
    private readonly List<BvhJoint> _joints = [];
    private readonly int[] _jointOfBone = new int[HumanBones.Count];
    private readonly float _metresPerUnit;
    private readonly Vector3 _floor;
    private readonly int _frameCount;
    private int _frame;
    private bool _broken;

    /// <summary>Opens a file and reads its skeleton.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is not a BVH, or not that of a humanoid.</exception>
    public BvhReader(string path) : this(InputFile.Open(path, bufferBytes: 1), path)
    {
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The text; closed with the reader.</param>
    /// <param name="name">What messages call the stream.</param>
    /// <exception cref="InvalidDataException">It is not a BVH, or not that of a humanoid.</exception>
    public BvhReader(Stream stream, string name)
    {
        _tokens = new BvhTokens(stream, name);
        try
        {
            // Skeleton
            _tokens.Expect("HIERARCHY");
            _tokens.Expect("ROOT");
            ReadJoints();
            FindBones();

            // Unit, floor and rest pose
            BvhJoint hips = _joints[_jointOfBone[(int)HumanBone.Hips]];
            float lowest = _joints.Where(IsBelowHips).Min(joint => joint.Lowest);
            float height = hips.WorldPosition.Y - lowest;
            _metresPerUnit = s_units.FirstOrDefault(unit => height * unit is >= MinHipsHeight and <= MaxHipsHeight, 0.01f);
            _floor = hips.WorldPosition with { Y = lowest };
            Rig = BuildRig();

            // Frames
            _tokens.Expect("MOTION");
            _tokens.Expect("Frames:");
            _frameCount = _tokens.Count("the number of frames", MaxFrames);
            _tokens.Expect("Frame");
            _tokens.Expect("Time:");
            double frameTime = _tokens.Number("the frame time in seconds");
            if (!(frameTime is > 1e-5 and < 1e3)) throw _tokens.Error($"the frame time is {frameTime} s");
            Fps = Math.Round(1 / frameTime, 3) is var fps and > 0 ? fps : 1 / frameTime; // 0.0333333 s are 30 a second
        }
        catch
        {
            _tokens.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Rig Rig { get; }

    /// <inheritdoc/>
    public double? Fps { get; }

    /// <inheritdoc/>
    public bool TryRead(MotionFrame frame)
    {
        if (_broken || _frame == _frameCount) return false;
        _broken = true; // until the frame is whole
        foreach (BvhJoint joint in _joints) ReadChannels(joint);
        _broken = false;

        frame.Index = _frame;
        frame.Timestamp = TimeSpan.FromTicks((long)Math.Round(_frame / Fps!.Value * TimeSpan.TicksPerSecond));
        frame.ClearPeople();
        FillPose(frame.AddPerson());
        _frame++;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _tokens.Dispose();

    /// <summary>Reads the tree without recursion: a hostile file may nest as deep as it likes.</summary>
    private void ReadJoints()
    {
        var open = new Stack<int>();
        open.Push(AddJoint(parent: -1));
        while (open.Count > 0)
        {
            int current = open.Peek();
            _tokens.Next("JOINT, End Site or }");
            if (_tokens.Is("}")) open.Pop();
            else if (_tokens.Is("JOINT")) open.Push(AddJoint(current));
            else if (_tokens.Is("OFFSET")) SetOffset(current, ReadOffset());
            else if (_tokens.Is("CHANNELS")) _joints[current].Channels = ReadChannelNames();
            else if (_tokens.Is("End")) ReadEndSite(current);
            else throw _tokens.Error($"'{_tokens.Text()}' stands where OFFSET, CHANNELS, JOINT, End Site or }} is expected");
        }
    }

    private int AddJoint(int parent)
    {
        if (_joints.Count == MaxJoints) throw _tokens.Error($"the skeleton has more than {MaxJoints} joints");
        _tokens.Next("the joint's name");
        string name = _tokens.Text();
        _tokens.Next("{");
        while (!_tokens.Is("{"))
        {
            name += " " + _tokens.Text(); // some write names of two words
            if (name.Length > 256) throw _tokens.Error("a joint's name has more than 256 letters");
            _tokens.Next("{");
        }
        _joints.Add(new BvhJoint(name, parent));
        SetOffset(_joints.Count - 1, Vector3.Zero);
        return _joints.Count - 1;
    }

    private void SetOffset(int index, Vector3 offset)
    {
        BvhJoint joint = _joints[index];
        joint.Offset = offset;
        joint.WorldPosition = offset + (joint.Parent >= 0 ? _joints[joint.Parent].WorldPosition : Vector3.Zero);
        joint.Lowest = joint.WorldPosition.Y;
    }

    private void ReadEndSite(int joint)
    {
        _tokens.Expect("Site");
        _tokens.Expect("{");
        _tokens.Expect("OFFSET");
        _joints[joint].Lowest = Math.Min(_joints[joint].Lowest, _joints[joint].WorldPosition.Y + ReadOffset().Y);
        _tokens.Expect("}");
    }

    private Vector3 ReadOffset() =>
        new((float)_tokens.Number("an offset"), (float)_tokens.Number("an offset"), (float)_tokens.Number("an offset"));

    private string ReadChannelNames()
    {
        int count = _tokens.Count("the number of channels", 6);
        string channels = "";
        for (int i = 0; i < count; i++)
        {
            _tokens.Next("a channel");
            string channel = _tokens.Text();
            channels += channel.ToUpperInvariant() switch
            {
                "XPOSITION" => 'X',
                "YPOSITION" => 'Y',
                "ZPOSITION" => 'Z',
                "XROTATION" => 'x',
                "YROTATION" => 'y',
                "ZROTATION" => 'z',
                _ => throw _tokens.Error($"the channel '{channel}' is not known; expected Xposition … Zrotation"),
            };
        }
        return channels;
    }

    private void FindBones()
    {
        Array.Fill(_jointOfBone, -1);
        HumanBone?[] bones = BvhNames.Parse([.. _joints.Select(joint => joint.Name)]);
        for (int i = 0; i < _joints.Count; i++)
        {
            if (bones[i] is not { } bone || _jointOfBone[(int)bone] >= 0) continue;
            _joints[i].Bone = bone;
            _jointOfBone[(int)bone] = i;
        }
        if (_jointOfBone[(int)HumanBone.Hips] < 0) throw _tokens.Error("no joint is called Hips; expected a humanoid with the names of Mixamo, Unity or Daz");
    }

    private bool IsBelowHips(BvhJoint joint)
    {
        while (joint.Bone != HumanBone.Hips && joint.Parent >= 0) joint = _joints[joint.Parent];
        return joint.Bone == HumanBone.Hips;
    }

    private Rig BuildRig()
    {
        var rest = new Dictionary<HumanBone, Vector3>();
        foreach (BvhJoint joint in _joints)
            if (joint.Bone is { } bone) rest[bone] = (joint.WorldPosition - _floor) * _metresPerUnit;
        return new Rig(rest);
    }

    private void ReadChannels(BvhJoint joint)
    {
        Vector3 position = joint.Offset;
        Quaternion rotation = Quaternion.Identity;
        foreach (char channel in joint.Channels)
        {
            float value = (float)_tokens.Number($"a number of {joint.Name} in frame {_frame + 1} of {_frameCount}");
            float half = float.DegreesToRadians((float)Math.IEEERemainder(value, 720)) / 2;
            switch (channel)
            {
                case 'X': position.X = value; break;
                case 'Y': position.Y = value; break;
                case 'Z': position.Z = value; break;
                case 'x': rotation *= new Quaternion(MathF.Sin(half), 0, 0, MathF.Cos(half)); break;
                case 'y': rotation *= new Quaternion(0, MathF.Sin(half), 0, MathF.Cos(half)); break;
                default: rotation *= new Quaternion(0, 0, MathF.Sin(half), MathF.Cos(half)); break;
            }
        }
        if (joint.Parent < 0)
        {
            joint.WorldPosition = position;
            joint.WorldRotation = rotation;
            return;
        }
        BvhJoint parent = _joints[joint.Parent];
        joint.WorldPosition = parent.WorldPosition + Vector3.Transform(position, parent.WorldRotation);
        joint.WorldRotation = Quaternion.Normalize(parent.WorldRotation * rotation);
    }

    private void FillPose(AvatarPose pose)
    {
        pose.HipsPosition = _joints[_jointOfBone[(int)HumanBone.Hips]].WorldPosition * _metresPerUnit;
        pose.Confidence.Fill(1); // a file is taken at its word
        foreach (HumanBone bone in Rig.Bones)
        {
            Quaternion world = _joints[_jointOfBone[(int)bone]].WorldRotation;
            pose[bone] = Rig.Parent(bone) is { } parent
                ? Quaternion.Normalize(Quaternion.Conjugate(_joints[_jointOfBone[(int)parent]].WorldRotation) * world)
                : world;
        }
    }
}
