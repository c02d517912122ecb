using System.Net;
using System.Net.Sockets;
using System.Numerics;
using Omozukai.Core.Faces;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Formats.Osc;

namespace Omozukai.Formats.Vmc;

/// <summary>
/// Sends one person's motion over the VMC protocol (performer to marionette, OSC over UDP) to one host and port: state and time, the root,
/// every bone of the rig, and, where a face is seen, its expressions and their Apply. Axes are Unity's (left-handed, +Y up, facing +Z), metres;
/// rotations are those of normalized bones, as every VRM 0.x avatar has them. Source: the VMC protocol's specification, versions 2.0 to 3.1.
/// </summary>
/// <remarks>
/// Nothing blocks: a datagram that the system does not take at once is dropped and counted. That nobody listens is no fault, as receivers come
/// and go. What is not finite holds its last value.
/// </remarks>
public sealed class VmcSink : IPoseSink
{
    private const int CalibrationDone = 3, NormalMode = 0;

    /// <summary>From this confidence on some part of the body counts as tracked.</summary>
    private const float TrackedFrom = 0.5f;

    /// <summary>The place and rotation of the whole avatar. An array, as constants in a span are allocated where code is not optimised.</summary>
    private static readonly float[] s_origin = [0, 0, 0, 0, 0, 0, 1];

    private readonly VmcOptions _options;
    private readonly Socket? _socket;
    private readonly OscBundle _bundle = new();
    private readonly OscMessage _tracked = State(isTracked: true), _lost = State(isTracked: false);
    private readonly OscMessage _time = new("/VMC/Ext/T", floats: 1);
    private readonly OscMessage _root = new("/VMC/Ext/Root/Pos", floats: 7, "root");
    private readonly OscMessage _apply = new("/VMC/Ext/Blend/Apply");
    private readonly List<(HumanBone Bone, OscMessage Message)> _bones = [];
    private readonly List<(Expression Expression, OscMessage Message)> _expressions = [];
    private readonly AvatarPose _last = new();
    private Rig? _rig;
    private TimeSpan? _lastTime;

    /// <summary>Opens a socket; a name that cannot be resolved is kept in <see cref="Fault"/>.</summary>
    public VmcSink(VmcOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        try
        {
            // Receivers mostly listen on IPv4 alone, so its address goes first where a name has both.
            IPAddress address = Dns.GetHostAddresses(options.Host).MinBy(address => address.AddressFamily is not AddressFamily.InterNetwork)
                ?? throw new SocketException((int)SocketError.HostNotFound);
            _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
            _socket.Connect(new IPEndPoint(address, options.Port));
        }
        catch (SocketException reason)
        {
            _socket?.Dispose();
            _socket = null;
            Fault = new IOException($"Motion cannot be sent to {options.Host}:{options.Port}: {reason.Message.TrimEnd('.')}. Check the receiver's address.", reason);
        }
    }

    /// <inheritdoc/>
    public Exception? Fault { get; private set; }

    /// <summary>Datagrams handed to the system so far.</summary>
    public long SentCount { get; private set; }

    /// <summary>Datagrams dropped so far: the system was busy, or nobody listened.</summary>
    public long DroppedCount { get; private set; }

    /// <inheritdoc/>
    public void Begin(Rig rig)
    {
        ArgumentNullException.ThrowIfNull(rig);
        if (_rig is not null) throw new InvalidOperationException("The motion has begun already.");
        _rig = rig;
        _last.HipsPosition = rig.RestPosition(HumanBone.Hips);
        foreach (HumanBone bone in rig.Bones) _bones.Add((bone, new OscMessage("/VMC/Ext/Bone/Pos", floats: 7, VmcNames.Bone(bone))));
        foreach (Expression expression in Enum.GetValues<Expression>())
        {
            if (VmcNames.Expression(expression, _options.ExpressionNames) is { } name)
                _expressions.Add((expression, new OscMessage("/VMC/Ext/Blend/Val", floats: 1, name)));
        }
    }

    /// <inheritdoc/>
    public void Write(AvatarPose pose)
    {
        if (Fault is not null) return;
        if (_rig is null)
        {
            Fault = new InvalidOperationException("A pose comes between Begin and DisposeAsync.");
            return;
        }
        if (IsTooSoon(pose.Timestamp)) return;

        // 1. State, clock and the place of the whole avatar
        Add(IsTracked(pose) ? _tracked : _lost, []);
        Add(_time, [(float)pose.Timestamp.TotalSeconds]);
        Add(_root, s_origin);

        // 2. Every bone, from the hub's axes to Unity's
        Quaternion eyes = EyeRotation.From(pose);
        foreach ((HumanBone bone, OscMessage message) in _bones) AddBone(message, bone, pose, eyes);

        // 3. The face, all values before the one that makes them count
        if (pose.HasFace)
        {
            TakeFace(pose);
            bool byShapes = _options.ExpressionNames == VmcExpressionNames.PerfectSync;
            foreach ((Expression expression, OscMessage message) in _expressions) Add(message, [FaceVocabulary.Weight(expression, _last.Expressions, byShapes)]);
            Add(_apply, []);
        }
        Send();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        _rig = null;
        return ValueTask.CompletedTask;
    }

    private static OscMessage State(bool isTracked) => new("/VMC/Ext/OK", floats: 0, text: null, 1, CalibrationDone, NormalMode, isTracked ? 1 : 0);

    private static bool IsTracked(AvatarPose pose)
    {
        foreach (float confidence in pose.Confidence)
            if (confidence >= TrackedFrom) return true;
        return false;
    }

    private bool IsTooSoon(TimeSpan time)
    {
        // A tenth of a step early is in time: clocks of cameras tremble.
        if (_lastTime is { } last && time > last && (time - last).TotalSeconds < 0.9 / _options.MaxFps) return true;
        _lastTime = time;
        return false;
    }

    private void AddBone(OscMessage message, HumanBone bone, AvatarPose pose, Quaternion eyes)
    {
        Vector3 position = _rig!.RestOffset(bone);
        if (bone == HumanBone.Hips)
        {
            if (float.IsFinite(pose.HipsPosition.X + pose.HipsPosition.Y + pose.HipsPosition.Z)) _last.HipsPosition = pose.HipsPosition;
            position = _last.HipsPosition;
        }
        bool isGaze = bone is HumanBone.LeftEye or HumanBone.RightEye && pose.HasFace && pose[bone].IsIdentity;
        Quaternion rotation = isGaze ? eyes : pose[bone];
        if (rotation.TryNormalize(out Quaternion unit)) _last[bone] = unit;
        rotation = _last[bone];
        Add(message, [-position.X, position.Y, position.Z, rotation.X, -rotation.Y, -rotation.Z, rotation.W]);
    }

    private void TakeFace(AvatarPose pose)
    {
        for (int i = 0; i < Expressions.Count; i++)
            if (float.IsFinite(pose.Expressions[i])) _last.Expressions[i] = Math.Clamp(pose.Expressions[i], 0, 1);
    }

    private void Add(OscMessage message, ReadOnlySpan<float> floats)
    {
        if (_bundle.TryAdd(message, floats)) return;
        Send();
        _bundle.TryAdd(message, floats);
    }

    private void Send()
    {
        if (_bundle.IsEmpty) return;
        try
        {
            _socket!.Send(_bundle.Bytes.Span, SocketFlags.None, out SocketError error);
            if (error == SocketError.Success) SentCount++;
            else DroppedCount++;
        }
        catch (ObjectDisposedException reason)
        {
            Fault = reason;
        }
        _bundle.Clear();
    }
}
