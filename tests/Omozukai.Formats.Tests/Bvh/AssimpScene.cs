using System.Diagnostics;
using System.Numerics;
using System.Text.Json;
using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Tests.Bvh;

/// <summary>A BVH as Debian's assimp understands it.</summary>
internal sealed class AssimpScene
{
    private readonly JsonElement _root;
    private readonly Dictionary<string, JsonElement> _channels;

    private AssimpScene(JsonElement document)
    {
        _root = document.GetProperty("rootnode");
        JsonElement animation = document.GetProperty("animations")[0];
        FrameCount = (int)Math.Round(animation.GetProperty("duration").GetDouble()) + 1;
        _channels = animation.GetProperty("channels").EnumerateArray().ToDictionary(channel => channel.GetProperty("name").GetString()!);
    }

    public int FrameCount { get; }

    /// <summary>Imports a file; the test is skipped where assimp is missing, and fails for it where CI=true.</summary>
    public static async Task<AssimpScene> ImportAsync(string path)
    {
        string exported = path + ".assimp.json";
        var start = new ProcessStartInfo("assimp") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in new[] { "export", path, exported, "-fassjson" }) start.ArgumentList.Add(argument);
        using Process assimp = Start(start);
        string output = await assimp.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await assimp.WaitForExitAsync(TestContext.Current.CancellationToken);
        assimp.ExitCode.ShouldBe(0, output);
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(exported));
        return new AssimpScene(document.RootElement.Clone());
    }

    /// <summary>Adds every joint of a frame, in world space, to a comparison.</summary>
    public void Compare(int frame, ForwardKinematics ours, JointComparison comparison) => Add(_root, Vector3.Zero, Quaternion.Identity, frame, ours, comparison);

    private void Add(JsonElement node, Vector3 parentPosition, Quaternion parentRotation, int frame, ForwardKinematics ours, JointComparison comparison)
    {
        string name = node.GetProperty("name").GetString()!;
        float[] matrix = [.. node.GetProperty("transformation").EnumerateArray().Select(v => v.GetSingle())];
        var offset = new Vector3(matrix[3], matrix[7], matrix[11]);
        Quaternion rotation = Quaternion.Identity;
        if (_channels.TryGetValue(name, out JsonElement channel))
        {
            float[] p = Key(channel.GetProperty("positionkeys"), frame);
            float[] q = Key(channel.GetProperty("rotationkeys"), frame);
            offset = new Vector3(p);
            rotation = new Quaternion(q[1], q[2], q[3], q[0]);
        }
        Vector3 position = parentPosition + Vector3.Transform(offset, parentRotation);
        rotation = parentRotation * rotation;
        comparison.Add(ours, name, position, rotation);
        if (!node.TryGetProperty("children", out JsonElement children)) return;
        foreach (JsonElement child in children.EnumerateArray()) Add(child, position, rotation, frame, ours, comparison);
    }

    private static float[] Key(JsonElement keys, int frame)
    {
        JsonElement key = keys[Math.Min(frame, keys.GetArrayLength() - 1)];
        if (keys.GetArrayLength() > 1) key[0].GetDouble().ShouldBe(frame);
        return [.. key[1].EnumerateArray().Select(v => v.GetSingle())];
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("assimp is not on this machine (Debian: apt install assimp-utils).");
            throw;
        }
    }
}
