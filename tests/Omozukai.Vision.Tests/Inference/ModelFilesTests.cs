using System.Security.Cryptography;
using Omozukai.Tests;
using Omozukai.Vision.Inference;

namespace Omozukai.Vision.Tests.Inference;

public sealed class ModelFilesTests
{
    /// <summary>What the list says of a file is what the build has restored, and every restored file is listed.</summary>
    [Fact]
    public void The_list_is_true()
    {
        ModelFiles files = new();
        foreach (ModelFile known in ModelFiles.Known)
        {
            string path = known.IsFetched ? TestFiles.Shared("models/" + known.Name) : files.Find(known.Name);
            byte[] content = File.ReadAllBytes(path);
            content.Length.ShouldBe((int)known.Bytes, known.Name);
            Convert.ToHexStringLower(SHA256.HashData(content)).ShouldBe(known.Sha256, known.Name);
        }
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models")).Select(Path.GetFileName)
            .ShouldBe(ModelFiles.Known.Where(known => !known.IsFetched).Select(known => known.Name), ignoreOrder: true);
    }

    [Fact]
    public void Folders_given_come_first()
    {
        using TemporaryFolder first = new(), second = new();
        second.Write("hand_recrop.tflite", [2]);
        ModelFiles files = new(first.Root, null, "", second.Root);

        files.Find("hand_recrop.tflite").ShouldBe(second.Path("hand_recrop.tflite"));
        first.Write("hand_recrop.tflite", [1]);
        files.Find("hand_recrop.tflite").ShouldBe(first.Path("hand_recrop.tflite"));
        files.Find("face_landmark.tflite").ShouldBe(Path.Combine(AppContext.BaseDirectory, "models", "face_landmark.tflite"));
    }

    [Fact]
    public void A_missing_model_is_named_with_the_remedy()
    {
        using TemporaryFolder folder = new();
        ModelFiles files = new(folder.Root);

        files.TryFind("no_such.tflite").ShouldBeNull();
        Should.Throw<FileNotFoundException>(() => files.Find("no_such.tflite")).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("no_such.tflite"), message => message.ShouldContain(folder.Root), message => message.ShouldContain("omozukai doctor"));
        Should.Throw<FileNotFoundException>(() => files.Find("face_landmarker.task")).Message.ShouldContain("omozukai models fetch");
    }
}
