using System.CommandLine;
using Omozukai.Formats;

namespace Omozukai.Commands;

/// <summary>`convert`: motion in, motion of another format out.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        string readable = string.Join(" ", MotionFormats.All.Where(format => format.Open is not null).Select(format => format.Extension));
        var input = new Argument<string>("MOTION") { Description = $"A motion file ({readable}), or - for JSON Lines on stdin." };
        var outputs = new Option<string[]>("--output", "-o")
        {
            Description = "A motion file; the extension chooses its format, - is JSON Lines on stdout. May stand several times.",
            HelpName = "FILE",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var person = new PersonOption("Whose motion; default: the first in the file.");
        var files = new MotionFileSettings();
        var command = new Command("convert", "Motion in, motion of another format out.");
        command.Arguments.Add(input);
        command.Options.Add(outputs);
        person.AddTo(command);
        files.AddTo(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(outputs), person.Read(parsed), files, parsed));
        return command;
    }

    private static int Run(string input, string[] outputs, int? person, MotionFileSettings files, ParseResult parsed)
    {
        MotionOutputs.Check(input, outputs);
        using var interruption = new Interruption();
        using var conversion = new MotionConversion(input, outputs, person, files.Read(parsed, outputs));
        int exitCode = FileRun.Run(() => conversion.Run(interruption.Token), () => conversion.Frames, () => conversion.People.Count, Complete, input, interruption.Token);
        if (exitCode == ExitCode.Done) PersonOption.Check(person, conversion.People, input);
        return exitCode;

        IReadOnlyList<string> Complete()
        {
            IReadOnlyList<string> written = conversion.Complete();
            foreach (string line in conversion.Losses(outputs)) Say.Done(line);
            return written;
        }
    }
}
