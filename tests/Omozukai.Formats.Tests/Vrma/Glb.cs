using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Omozukai.Formats.Tests.Vrma;

/// <summary>A GLB taken apart and put together, without any library, so that tests can make files of all kinds.</summary>
internal sealed record Glb(JsonObject Json, byte[] Binary)
{
    public static Glb Read(byte[] file)
    {
        int json = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));
        byte[] binary = file.Length > 28 + json ? file[(28 + json)..] : [];
        return new Glb(JsonNode.Parse(file.AsSpan(20, json))!.AsObject(), binary);
    }

    public byte[] ToBytes()
    {
        byte[] json = Encoding.UTF8.GetBytes(Json.ToJsonString());
        int padding = (4 - json.Length % 4) % 4;
        int length = 20 + json.Length + padding + (Binary.Length > 0 ? 8 + Binary.Length : 0);
        var file = new MemoryStream();
        foreach (uint word in new[] { 0x46546C67u, 2u, (uint)length, (uint)(json.Length + padding), 0x4E4F534Au }) WriteUInt32(word);
        file.Write(json);
        file.Write(Encoding.ASCII.GetBytes(new string(' ', padding)));
        if (Binary.Length > 0)
        {
            WriteUInt32((uint)Binary.Length);
            WriteUInt32(0x004E4942u);
            file.Write(Binary);
        }
        return file.ToArray();

        void WriteUInt32(uint word)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
            file.Write(bytes);
        }
    }
}
