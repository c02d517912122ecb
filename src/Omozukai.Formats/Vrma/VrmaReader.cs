using System.Numerics;
using System.Runtime.InteropServices;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Gltf;
using SharpGLTF.Schema2;
using SharpGLTF.Validation;
using Animation = SharpGLTF.Schema2.Animation;

namespace Omozukai.Formats.Vrma;

/// <summary>
/// Reads the first animation of a VRM animation (VRMC_vrm_animation 1.0, a GLB) with any rest rotations: bones, hips, expressions with names
/// of VRM or ARKit, and gaze. A frame stands wherever any track has a key. The file is held in memory.
/// </summary>
public sealed class VrmaReader : IMotionReader
{
    /// <summary>An hour of a whole body and face has some 300 MB.</summary>
    private const long MaxFileBytes = 1L << 30;

    /// <summary>Keys nearer to each other than this are one frame; programs round times of different tracks differently.</summary>
    private const float SameTimeSeconds = 1e-4f;

    private readonly string _name;
    private readonly VrmaNodeMap _map;
    private readonly List<BoneTrack> _bones = [];
    private readonly List<(Expression Expression, VrmaCurve Curve)> _expressions = [];
    private readonly Matrix4x4 _hipsParent;
    private readonly float[] _times;
    private readonly VrmaCurve? _hips;
    private readonly VrmaCurve? _lookAt;
    private int _frame;

    /// <summary>Opens a file and reads it.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no VRM animation, or damaged.</exception>
    public VrmaReader(string path) : this(ReadFile(path), path)
    {
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="bytes">The GLB.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="InvalidDataException">It is no VRM animation, or damaged.</exception>
    public VrmaReader(byte[] bytes, string name)
    {
        _name = name;
        if (!bytes.AsSpan().StartsWith("glTF"u8)) throw Error("it does not begin as a GLB does");
        try
        {
            // What is what, and the nodes at rest
            _map = VrmaNodeMap.Parse(GltfFile.Parse(bytes, name)); // checks what the glTF library believes
            ModelRoot model = ReadContext.Create(NoOtherFiles).WithSettingsFrom(ValidationMode.TryFix).ReadBinarySchema2(new MemoryStream(bytes));
            Rig = BuildRig(model);

            // Tracks
            Animation? animation = model.LogicalAnimations.Count > 0 ? model.LogicalAnimations[0] : null;
            foreach (HumanBone bone in Rig.Bones) _bones.Add(new BoneTrack(bone, Node(model, _map.Bones[bone]), animation));
            Node hips = Node(model, _map.Bones[HumanBone.Hips]);
            _hipsParent = hips.VisualParent?.WorldMatrix ?? Matrix4x4.Identity;
            _hips = animation?.FindTranslationChannel(hips)?.GetTranslationSampler() is { } travel ? VrmaCurve.Of(travel) : null;
            foreach ((Expression expression, int node) in _map.Expressions)
                if (animation?.FindTranslationChannel(Node(model, node))?.GetTranslationSampler() is { } weight) _expressions.Add((expression, VrmaCurve.Of(weight)));
            _lookAt = _map.LookAt is { } gaze && animation?.FindRotationChannel(Node(model, gaze))?.GetRotationSampler() is { } turn ? VrmaCurve.Of(turn) : null;

            // Times
            _times = FrameTimes();
            Fps = SteadyRate(_times);
        }
        catch (InvalidDataException reason)
        {
            throw Error(reason.Message, reason);
        }
        catch (Exception reason)
        {
            // The glTF library answers damaged files with exceptions of many kinds.
            throw Error("the glTF is damaged: " + reason.Message.ReplaceLineEndings(" ").TrimEnd('.'), reason);
        }
    }

    /// <summary>Whether a file is a VRM animation, and not an avatar or anything else that is a GLB.</summary>
    /// <returns>Null where it is damaged and cannot be told.</returns>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    public static bool? IsAnimation(string path)
    {
        try
        {
            return GltfFile.Open(path).Extension(VrmaNodeMap.ExtensionName) is not null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Rig Rig { get; }

    /// <inheritdoc/>
    public double? Fps { get; }

    /// <inheritdoc/>
    public bool TryRead(MotionFrame frame)
    {
        if (_frame == _times.Length) return false;
        float time = _times[_frame];
        frame.Index = _frame;
        frame.Timestamp = TimeSpan.FromTicks((long)Math.Round((double)time * TimeSpan.TicksPerSecond));
        frame.ClearPeople();
        AvatarPose pose = frame.AddPerson();
        pose.Confidence.Fill(1); // a file is taken at its word

        // Hips and bones
        Vector4 hips = _hips?.At(time) ?? default;
        pose.HipsPosition = _hips is null ? Rig.RestPosition(HumanBone.Hips) : Vector3.Transform(hips.AsVector3(), _hipsParent);
        foreach (BoneTrack bone in _bones) pose[bone.Bone] = bone.NormalizedAt(time);

        // Face and gaze
        foreach ((Expression expression, VrmaCurve curve) in _expressions) pose.Expressions[(int)expression] = Math.Clamp(curve.At(time).X, 0, 1);
        if (_lookAt is not null)
        {
            Vector4 q = _lookAt.At(time);
            Vector3 gaze = Vector3.Transform(Vector3.UnitZ, new Quaternion(q.X, q.Y, q.Z, q.W));
            pose.LookYawDegrees = float.RadiansToDegrees(MathF.Atan2(gaze.X, gaze.Z));
            pose.LookPitchDegrees = float.RadiansToDegrees(MathF.Atan2(-gaze.Y, MathF.Sqrt(gaze.X * gaze.X + gaze.Z * gaze.Z)));
        }
        pose.HasFace = _expressions.Count > 0 || _lookAt is not null;
        _frame++;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // all is in memory
    }

    private static byte[] ReadFile(string path)
    {
        using FileStream file = InputFile.Open(path, bufferBytes: 1);
        if (file.CanSeek && file.Length > MaxFileBytes) throw new InvalidDataException($"{path} has {file.Length >> 20} MiB; VRM animations up to {MaxFileBytes >> 20} MiB are read.");
        using var bytes = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
        file.CopyTo(bytes);
        return bytes.Length == bytes.GetBuffer().Length ? bytes.GetBuffer() : bytes.ToArray();
    }

    private static ArraySegment<byte> NoOtherFiles(string uri) => throw new InvalidDataException($"it refers to another file ({uri}); expected all in one GLB");

    private static Node Node(ModelRoot model, int index) =>
        (uint)index < (uint)model.LogicalNodes.Count ? model.LogicalNodes[index] : throw new InvalidDataException($"there is no node {index}");

    private Rig BuildRig(ModelRoot model) =>
        new(_map.Bones.Select(pair => KeyValuePair.Create(pair.Key, Node(model, pair.Value).WorldMatrix.Translation)));

    private float[] FrameTimes()
    {
        var all = new List<float>();
        if (_hips is not null) all.AddRange(_hips.Times);
        foreach (BoneTrack bone in _bones) all.AddRange(bone.Times);
        foreach ((_, VrmaCurve curve) in _expressions) all.AddRange(curve.Times);
        if (_lookAt is not null) all.AddRange(_lookAt.Times);
        all.Sort();
        if (all.Any(time => !float.IsFinite(time) || Math.Abs(time) > 1e9f)) throw new InvalidDataException("a key's time is no number");

        var times = new List<float>();
        foreach (float time in all)
            if (times.Count == 0 || time - times[^1] > SameTimeSeconds) times.Add(time);
        return [.. times];
    }

    /// <summary>Frames a second, where all steps are alike.</summary>
    private static double? SteadyRate(ReadOnlySpan<float> times)
    {
        const double Alike = 0.05;
        if (times.Length < 2) return null;
        double step = ((double)times[^1] - times[0]) / (times.Length - 1);
        for (int i = 1; i < times.Length; i++)
            if (Math.Abs(times[i] - times[i - 1] - step) > Alike * step) return null;
        return Math.Round(1 / step, 2);
    }

    private InvalidDataException Error(string problem, Exception? reason = null) =>
        new($"{_name} cannot be read: {problem}. Export the animation again from the program that made it.", reason);

    /// <summary>A bone's track and what turns its node's rotation into the normalized humanoid's.</summary>
    private sealed class BoneTrack
    {
        private readonly VrmaCurve? _curve;
        private readonly Quaternion _parentWorld;
        private readonly Quaternion _inverseWorld;

        public BoneTrack(HumanBone bone, Node node, Animation? animation)
        {
            Bone = bone;
            _curve = animation?.FindRotationChannel(node)?.GetRotationSampler() is { } sampler ? VrmaCurve.Of(sampler) : null;
            _parentWorld = node.VisualParent is { } parent ? WorldRotation(parent) : Quaternion.Identity;
            _inverseWorld = Quaternion.Conjugate(WorldRotation(node));
        }

        public HumanBone Bone { get; }

        public ReadOnlySpan<float> Times => _curve is null ? [] : _curve.Times;

        /// <summary>W(parent) · Local · W⁻¹ with world rotations at rest: the identity where the bone rests.</summary>
        public Quaternion NormalizedAt(float time)
        {
            if (_curve is null) return Quaternion.Identity;
            Vector4 q = _curve.At(time);
            return (_parentWorld * new Quaternion(q.X, q.Y, q.Z, q.W) * _inverseWorld).TryNormalize(out Quaternion unit) ? unit : Quaternion.Identity;
        }

        private static Quaternion WorldRotation(Node node) =>
            Matrix4x4.Decompose(node.WorldMatrix, out _, out Quaternion rotation, out _) ? rotation
                : throw new InvalidDataException($"the node {node.Name} is squashed flat");
    }
}
