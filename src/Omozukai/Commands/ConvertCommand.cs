using System.CommandLine;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Pipeline;
using Omozukai.Formats;
using Omozukai.Formats.JsonLines;

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
        var command = new Command("convert", "Motion in, motion of another format out.");
        command.Arguments.Add(input);
        command.Options.Add(outputs);
        person.AddTo(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(outputs), person.Read(parsed)));
        return command;
    }

    private static int Run(string input, string[] outputs, int? person)
    {
        MotionOutputs.Check(input, outputs);
        using var interruption = new Interruption();
        using IMotionReader reader = input is "-" ? new MotionReader(Console.OpenStandardInput(), "stdin") : MotionFormats.Open(InputFile.Existing(input));
        using var motion = MotionOutputs.Open(outputs, new MotionFileOptions { Fps = reader.Fps });
        IReadOnlyList<IPoseSink> sinks = motion.Sinks;
        long frames = 0;
        var seen = new SortedSet<int>();
        int exitCode = FileRun.Run(Copy, () => frames, () => seen.Count, motion.Complete, input, interruption.Token);
        if (exitCode == ExitCode.Done) PersonOption.Check(person, seen, input);
        return exitCode;

        void Copy()
        {
            // The first frame before the outputs begin: a file that breaks off at once leaves none.
            var frame = new MotionFrame();
            bool isRead = reader.TryRead(frame);
            foreach (IPoseSink sink in sinks) sink.Begin(reader.Rig);
            for (; isRead && !interruption.Token.IsCancellationRequested; isRead = reader.TryRead(frame))
            {
                frames++;
                foreach (AvatarPose someone in frame.People) seen.Add(someone.TrackId);
                if (person is null && frame.People.Count > 0) person = frame.People[0].TrackId;
                if (person is not { } wanted || frame.Find(wanted) is not { } pose) continue;
                foreach (IPoseSink sink in sinks) sink.Write(pose);
            }
        }
    }
}
