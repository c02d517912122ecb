using System.Buffers.Binary;
using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Studio;

/// <summary>The points of one person in the picture, for the preview: little-endian pairs of 16-bit numbers (docs/studio-protocol.md).</summary>
internal static class LandmarkMessage
{
    /// <summary>The message's first byte.</summary>
    public const byte Type = 2;

    /// <summary>The message's second byte.</summary>
    public const byte Version = 1;

    private const int HeaderLength = 16;

    /// <summary>Bytes of a message with every part.</summary>
    public const int MaxLength = HeaderLength + 4 * (BodyLandmarks.Count + FaceLandmarks.Count + 2 * HandLandmarks.Count);

    /// <summary>Fills a message.</summary>
    /// <returns>Its length.</returns>
    public static int Write(Span<byte> message, LandmarkFrame frame, double capturedMs)
    {
        PersonLandmarks? person = frame.People.Count > 0 ? frame.People[0] : null;
        message[0] = Type;
        message[1] = Version;
        message[2] = (byte)(person is null ? 0 : (person.Body.IsPresent ? 1 : 0) | (person.Face.IsPresent ? 2 : 0) | (person.LeftHand.IsPresent ? 4 : 0) | (person.RightHand.IsPresent ? 8 : 0));
        message[3] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(message[4..], (ushort)frame.Width);
        BinaryPrimitives.WriteUInt16LittleEndian(message[6..], (ushort)frame.Height);
        BinaryPrimitives.WriteDoubleLittleEndian(message[8..], capturedMs);
        int at = HeaderLength;
        if (person is null) return at;
        if (person.Body.IsPresent) at = Write(message, at, person.Body.Image);
        if (person.Face.IsPresent) at = Write(message, at, person.Face.Image);
        if (person.LeftHand.IsPresent) at = Write(message, at, person.LeftHand.Image);
        if (person.RightHand.IsPresent) at = Write(message, at, person.RightHand.Image);
        return at;
    }

    /// <summary>Each coordinate −0.5..1.5 of the picture as 0..65535: points may lie outside of it.</summary>
    private static int Write(Span<byte> message, int at, ReadOnlySpan<NormalizedLandmark> points)
    {
        foreach (NormalizedLandmark point in points)
        {
            Vector3 position = point.Position;
            BinaryPrimitives.WriteUInt16LittleEndian(message[at..], Pack(position.X));
            BinaryPrimitives.WriteUInt16LittleEndian(message[(at + 2)..], Pack(position.Y));
            at += 4;
        }
        return at;
    }

    private static ushort Pack(float coordinate) => (ushort)Math.Clamp((coordinate + 0.5f) * 32767.5f, 0, 65535);
}
