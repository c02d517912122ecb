using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Omozukai.Core.Humanoid;
using Omozukai.Formats.Live2D;

namespace Omozukai.Studio;

/// <summary>A pose as pages get it: little-endian, laid out so that a page reads it through one array of floats (docs/studio-protocol.md).</summary>
internal static class PoseMessage
{
    /// <summary>The message's first byte.</summary>
    public const byte Type = 1;

    /// <summary>The message's second byte.</summary>
    public const byte Version = 1;

    /// <summary>Bytes before the floats.</summary>
    public const int HeaderLength = 24;

    /// <summary>Live2D's standard parameters, for avatars that are drawn.</summary>
    private static readonly int s_parameterCount = Live2DModel.Standard.Parameters.Count;

    private const int PoseFloats = 3 + 2 + HumanBones.Count * 4 + Expressions.Count + AvatarPose.ChainCount;

    /// <summary>Bytes of a message.</summary>
    public static int Length { get; } = HeaderLength + (PoseFloats + s_parameterCount) * sizeof(float);

    /// <summary>Fills a message of <see cref="Length"/> bytes.</summary>
    public static void Write(Span<byte> message, AvatarPose pose, ReadOnlySpan<float> parameters, PoseFacts facts, uint number)
    {
        // 1. Who, and of what kind.
        message[0] = Type;
        message[1] = Version;
        message[2] = (byte)((facts.IsTracked ? 1 : 0) | (pose.HasFace ? 2 : 0) | (pose.IsLeftFootPlanted ? 4 : 0) | (pose.IsRightFootPlanted ? 8 : 0) | (facts.IsJump ? 16 : 0));
        message[3] = (byte)pose.TrackId;
        BinaryPrimitives.WriteUInt32LittleEndian(message[4..], number);
        // 2. When: the picture's own time, and the time in the take or film.
        BinaryPrimitives.WriteDoubleLittleEndian(message[8..], facts.CapturedMs);
        BinaryPrimitives.WriteDoubleLittleEndian(message[16..], pose.Timestamp.TotalMilliseconds);
        // 3. The numbers.
        Span<float> floats = MemoryMarshal.Cast<byte, float>(message[HeaderLength..]);
        floats[0] = pose.HipsPosition.X;
        floats[1] = pose.HipsPosition.Y;
        floats[2] = pose.HipsPosition.Z;
        floats[3] = pose.LookYawDegrees;
        floats[4] = pose.LookPitchDegrees;
        MemoryMarshal.Cast<Quaternion, float>(pose.Rotations).CopyTo(floats[5..]);
        pose.Expressions.CopyTo(floats[(5 + HumanBones.Count * 4)..]);
        pose.Confidence.CopyTo(floats[(5 + HumanBones.Count * 4 + Expressions.Count)..]);
        parameters.CopyTo(floats[PoseFloats..]);
    }
}
