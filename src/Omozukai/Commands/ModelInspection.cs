using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Omozukai.Vision.Inference;

namespace Omozukai.Commands;

/// <summary>What is in a network's file, or in a bundle of them.</summary>
internal static class ModelInspection
{
    public static Report Inspect(string path)
    {
        var report = new Report("model, TensorFlow Lite");
        report.Add("file", "file", path);
        AddIdentity(report, path);
        using var network = Network.Load(path);
        AddTensors(report, "inputs", network.Inputs);
        AddTensors(report, "outputs", network.Outputs);
        return report;
    }

    public static Report InspectBundle(string path)
    {
        var report = new Report("bundle of models");
        report.Add("file", "file", path);
        AddIdentity(report, path);
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            report.AddList("members", "members", [.. zip.Entries.Select(entry => entry.FullName)]);
            if (!zip.Entries.Any(entry => entry.FullName.EndsWith(".tflite", StringComparison.OrdinalIgnoreCase))) report.Warn("there is no network (.tflite) in it");
        }
        catch (InvalidDataException exception)
        {
            throw new FailureException($"{path} looks like a bundle (a zip file), but is damaged: {exception.Message} Fetch it again.");
        }
        return report;
    }

    private static void AddIdentity(Report report, string path)
    {
        using FileStream file = File.OpenRead(path);
        report.Add("bytes", "bytes", file.Length);
        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        report.Add("SHA-256", "sha256", hash);
        if (ModelFiles.Known.FirstOrDefault(model => model.Sha256 == hash) is { } known)
        {
            report.Add("known as", "name", known.Name);
            report.Add("finds", "purpose", known.Purpose);
            report.Add("licence", "licence", known.Licence);
            report.Add("from", "source", known.Source);
        }
        else
        {
            report.Warn("this is none of the models that the program knows");
        }
    }

    private static void AddTensors(Report report, string name, IReadOnlyList<TensorInfo> tensors) =>
        report.Add(name, name, new JsonArray([.. tensors.Select(tensor => new JsonObject { ["name"] = tensor.Name, ["shape"] = new JsonArray([.. tensor.Shape.Select(size => JsonValue.Create(size))]) })]),
            string.Join(", ", tensors.Select(tensor => $"{tensor.Name} [{string.Join("×", tensor.Shape)}]")));
}
