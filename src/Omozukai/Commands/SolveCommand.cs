using System.CommandLine;
using Omozukai.Core.Pipeline;
using Omozukai.Core.Solving;
using Omozukai.Formats;
using Omozukai.Formats.JsonLines;

namespace Omozukai.Commands;

/// <summary>`solve`: landmarks in, motion out.</summary>
internal static class SolveCommand
{
    public static Command Create()
    {
        var input = new Argument<string>("LANDMARKS") { Description = "A landmark file (.jsonl, .jsonl.gz), or - for stdin." };
        var outputs = new Option<string[]>("--output", "-o")
        {
            Description = "A motion file; the extension chooses its format, - is JSON Lines on stdout. May stand several times.",
            HelpName = "FILE",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var person = new PersonOption("Whose landmarks; default: the best seen at the start, kept until lost for two seconds.");
        var solver = new Option<string>("--solver")
        {
            Description = "humanoid: bones of any avatar; kalidokit: what KalidoKit 1.1.5 finds in the same landmarks, as JSON Lines. Default: humanoid.",
            HelpName = "humanoid|kalidokit",
            DefaultValueFactory = _ => "humanoid",
        };
        solver.AcceptOnlyFromAmong("humanoid", "kalidokit");
        var solving = new SolverOptions();
        var files = new MotionFileSettings();
        var command = new Command("solve", "Landmarks in, motion out.");
        command.Arguments.Add(input);
        command.Options.Add(outputs);
        person.AddTo(command);
        command.Options.Add(solver);
        solving.AddTo(command);
        files.AddTo(command);
        command.SetAction(parsed => parsed.GetValue(solver) is "kalidokit"
            ? KalidokitSolve.Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(outputs), person.Read(parsed), solving.Read(parsed))
            : Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(outputs), person.Read(parsed), solving, files.Read(parsed, parsed.GetRequiredValue(outputs)), parsed));
        return command;
    }

    private static int Run(string input, string[] outputs, int? person, SolverOptions solverOptions, MotionFileOptions options, ParseResult parsed)
    {
        PoseSolverOptions solving = solverOptions.Read(parsed);
        MotionOutputs.Check(input, outputs);
        if (options.Avatar is { } avatar) solving = solving with { Rig = avatar.Rig };
        using var interruption = new Interruption();
        using LandmarkReader reader = input is "-" ? new LandmarkReader(Console.OpenStandardInput(), "stdin") : new LandmarkReader(InputFile.Existing(input));
        using var motion = MotionOutputs.Open(outputs, options with { Fps = reader.Header.Fps });

        var solver = new RecordingSolver(solving);
        var line = new Pipeline(reader.TryRead, new PersonOutput(solver, motion.Sinks, person));
        line.SinkFailed += (_, fault) => Say.Warning(fault.Message);
        var seen = new SortedSet<int>();
        line.Tracked += frame => PersonOption.Note(frame, seen);
        int exitCode = FileRun.Run(Solve, () => line.FrameCount, () => line.FramesWithPeople, motion.Complete, input, interruption.Token);
        if (exitCode == ExitCode.Done) PersonOption.Check(person, seen, input);
        solverOptions.Keep(parsed, solving, solver);
        return exitCode;

        void Solve()
        {
            line.Run(interruption.Token);
            if (line.FrameCount == 0 && !interruption.Token.IsCancellationRequested) throw new FailureException($"{input} holds no frames, so nothing was written. Track something with people in it.");
        }
    }
}
