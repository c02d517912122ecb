using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace Omozukai.Vision.Inference;

/// <summary>
/// Optimised networks on disk. ONNX Runtime's optimised graphs hold weights in the block size of this processor's vectors,
/// so an entry belongs to the model's content, the outputs kept, this build of the converter, ONNX Runtime's version and
/// the processor. Entries are whole or not there, carry a checksum, and may be deleted at any time; a folder that cannot
/// be written is no error.
/// </summary>
internal sealed class SessionCache
{
    private readonly string _folder;
    private readonly string _family;
    private readonly string _path;

    /// <param name="folder">The folder, made when an entry is written.</param>
    /// <param name="modelPath">The model's path, which names the entries.</param>
    /// <param name="model">The model's file.</param>
    /// <param name="outputs">The outputs kept.</param>
    public SessionCache(string folder, string modelPath, byte[] model, IReadOnlyList<int> outputs)
    {
        _folder = folder;
        string name = Path.GetFileNameWithoutExtension(modelPath.Replace('!', '/'));
        _family = $"{name}.{string.Join('-', outputs)}."; // the same network, whatever version of anything made it
        string key = string.Join('|',
            Convert.ToHexString(SHA256.HashData(model)),
            string.Join(',', outputs),
            typeof(SessionCache).Module.ModuleVersionId,
            OrtEnv.Instance().GetVersionString(),
            Processor());
        _path = Path.Combine(folder, _family + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16] + ".ort");
    }

    /// <summary>The network from the cache, or null where there is none or a broken one.</summary>
    public InferenceSession? TryLoad()
    {
        try
        {
            byte[] saved = ReadPinned();
            return IsSealed(saved) ? SessionFactory.Open(saved) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            return null;
        }
    }

    /// <summary>The network from its ONNX file, kept in the cache if that can be.</summary>
    public InferenceSession Build(byte[] onnx)
    {
        string temporary = $"{_path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.part";
        if (!CanWrite(temporary)) return SessionFactory.Create(onnx);
        try
        {
            InferenceSession session = SessionFactory.Create(onnx, saveTo: temporary);
            Keep(temporary);
            return session;
        }
        finally
        {
            TryDelete(temporary);
        }
    }

    /// <summary>The entry in an array that never moves.</summary>
    private byte[] ReadPinned()
    {
        using FileStream file = File.OpenRead(_path);
        byte[] bytes = GC.AllocateUninitializedArray<byte>(checked((int)file.Length), pinned: true);
        file.ReadExactly(bytes);
        return bytes;
    }

    private bool CanWrite(string path)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            using FileStream file = File.Create(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Seals what ONNX Runtime has written, gives it its name, and removes what older versions left of the same network.</summary>
    private void Keep(string temporary)
    {
        try
        {
            byte[] seal = Seal(File.ReadAllBytes(temporary));
            using (FileStream file = new(temporary, FileMode.Append)) file.Write(seal);
            File.Move(temporary, _path, overwrite: true);
            foreach (string entry in Directory.EnumerateFiles(_folder, _family + "*"))
                if (Path.GetExtension(entry) is ".ort" or ".onnx" && !string.Equals(entry, _path, StringComparison.Ordinal)) TryDelete(entry);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The disk is full or the folder is gone: the network works all the same.
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody else has it open; the next one to write cleans up.
        }
    }

    /// <summary>The checksum of all before it; what follows the table of a FlatBuffer is nobody's.</summary>
    private static byte[] Seal(ReadOnlySpan<byte> saved) => BitConverter.GetBytes(Checksum(saved));

    private static bool IsSealed(ReadOnlySpan<byte> file) => file.Length > sizeof(uint) && file[^sizeof(uint)..].SequenceEqual(Seal(file[..^sizeof(uint)]));

    /// <summary>CRC-32C, eight bytes a step.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words) checksum = BitOperations.Crc32C(checksum, word);
        foreach (byte rest in bytes[(words.Length * sizeof(ulong))..]) checksum = BitOperations.Crc32C(checksum, rest);
        return ~checksum;
    }

    /// <summary>What tells ONNX Runtime's kernels apart: architecture, vector extensions, processor model.</summary>
    private static string Processor()
    {
        string architecture = RuntimeInformation.RuntimeIdentifier;
        if (X86Base.IsSupported)
        {
            (int model, _, int features, int moreFeatures) = X86Base.CpuId(1, 0);
            (_, int extensions, int moreExtensions, int evenMore) = X86Base.CpuId(7, 0);
            return $"{architecture}|{model:x}|{features:x}|{moreFeatures:x}|{extensions:x}|{moreExtensions:x}|{evenMore:x}";
        }
        return $"{architecture}|{AdvSimd.IsSupported}|{Dp.IsSupported}|{Rdm.IsSupported}";
    }
}
