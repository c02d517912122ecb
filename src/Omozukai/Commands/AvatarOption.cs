using System.CommandLine;
using Omozukai.Formats.Vrm;

namespace Omozukai.Commands;

/// <summary>The option that says whose bones are moved.</summary>
internal sealed class AvatarOption
{
    private readonly Option<string?> _avatar = new("--avatar")
    {
        Description = "The avatar that is to move: a VRM (.vrm), or a glTF of a humanoid (.glb, .gltf). Default: the built-in figure; of a .glb, Koharu.",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Options.Add(_avatar);

    /// <summary>Reads the avatar, and says what was guessed of it and what is wrong with it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="outputs">Files that will be written: the avatar must not be among them.</param>
    /// <returns>Null where none is asked for, and no output contains one.</returns>
    /// <exception cref="FailureException">There is no such file.</exception>
    /// <exception cref="UsageException">It would be written over.</exception>
    /// <exception cref="InvalidDataException">It is no avatar.</exception>
    public Avatar? Read(ParseResult parsed, IReadOnlyList<string> outputs)
    {
        if (parsed.GetValue(_avatar) is not { } path) return DefaultAvatar.For(outputs);
        OutputNames.Check(path, outputs, "the avatar");
        Avatar avatar = AvatarReader.Read(InputFile.Existing(path));
        foreach (string guess in avatar.Guesses) Say.Done($"{path}: guessed {guess}");
        foreach (string warning in avatar.Warnings) Say.Warning($"{path}: {warning}");
        return avatar;
    }
}
