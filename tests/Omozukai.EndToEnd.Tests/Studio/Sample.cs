using System.Numerics;
using System.Text.Json;

namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>An avatar at one moment.</summary>
internal sealed record Sample(double Seconds, IReadOnlyDictionary<string, Quaternion> Bones, IReadOnlyDictionary<string, double> Weights)
{
    /// <summary>As the page tells it.</summary>
    public static Sample Read(JsonElement sample) => new(
        sample.GetProperty("ms").GetDouble() / 1000,
        sample.GetProperty("rotations").EnumerateObject().ToDictionary(bone => bone.Name, bone => Rotation(bone.Value), StringComparer.Ordinal),
        sample.GetProperty("weights").EnumerateObject().ToDictionary(weight => weight.Name, weight => weight.Value.GetDouble(), StringComparer.Ordinal));

    /// <summary>The frames of a motion file (JSON Lines).</summary>
    public static IReadOnlyList<Sample> ReadFile(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(line => JsonDocument.Parse(line).RootElement).Where(frame => frame.GetProperty("people").GetArrayLength() > 0).Select(frame =>
        {
            JsonElement person = frame.GetProperty("people")[0];
            return new Sample(
                frame.GetProperty("time").GetDouble(),
                person.GetProperty("bones").EnumerateObject().ToDictionary(bone => bone.Name, bone => Rotation(bone.Value), StringComparer.Ordinal),
                person.TryGetProperty("expressions", out JsonElement weights) ? weights.EnumerateObject().ToDictionary(weight => weight.Name, weight => weight.Value.GetDouble(), StringComparer.Ordinal) : new Dictionary<string, double>());
        })];

    /// <summary>A chain of bones as one rotation, as a rotation vector in degrees; near half a turn it leaps.</summary>
    public Vector3 Turn(params string[] bones)
    {
        Quaternion q = Chain(bones);
        if (q.W < 0) q = -q;
        var axis = new Vector3(q.X, q.Y, q.Z);
        float sine = axis.Length();
        return sine < 1e-6f ? Vector3.Zero : axis / sine * (2 * MathF.Atan2(sine, q.W) * 180 / MathF.PI);
    }

    /// <summary>Where the last of a chain of bones points, as a vector of one radian, in degrees.</summary>
    /// <param name="rest">Where it points in the T-pose.</param>
    /// <param name="bones">The chain.</param>
    public Vector3 Direction(Vector3 rest, params string[] bones) => Vector3.Transform(rest, Chain(bones)) * (180 / MathF.PI);

    private Quaternion Chain(string[] bones)
    {
        Quaternion q = Quaternion.Identity;
        foreach (string bone in bones)
            if (Bones.TryGetValue(bone, out Quaternion local)) q *= local;
        return q;
    }

    private static Quaternion Rotation(JsonElement q) => new(q[0].GetSingle(), q[1].GetSingle(), q[2].GetSingle(), q[3].GetSingle());
}
