using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Omozukai.Commands;

/// <summary>The verbs, and how they end: exit codes and the last line on stderr.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        ParseResult parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors) Say.Error(error.Message);
            Say.Error($"See `omozukai {Verb(parsed)}--help`.");
            return ExitCode.Usage;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception)
        {
            return Explain(exception);
        }
    }

    private static Command Create()
    {
        // A plain command, as the framework's own root takes the name of the file that runs.
        var root = new Command("omozukai", "Camera or video of people in, avatar motion out.")
        {
            new HelpOption(),
            new VersionOption(),
            LiveCommand.Create(out LiveCommand live),
            CaptureCommand.Create(),
            TrackCommand.Create(),
            SolveCommand.Create(),
            ConvertCommand.Create(),
            InspectCommand.Create(),
            BenchCommand.Create(),
            ModelsCommand.Create(),
            DoctorCommand.Create(),
        };
        live.AddTo(root); // without a verb
        return root;
    }

    private static string Verb(ParseResult parsed) => parsed.CommandResult.Parent is null ? "" : parsed.CommandResult.Command.Name + " ";

    /// <summary>What a failure means to who typed the command.</summary>
    private static int Explain(Exception exception)
    {
        switch (exception)
        {
            case UsageException or NotSupportedException:
                Say.Error(exception.Message);
                return ExitCode.Usage;
            case OperationCanceledException:
                Say.Error("Interrupted.");
                return ExitCode.Interrupted;
            case FailureException or InvalidDataException or IOException:
                Say.Error(exception.Message);
                return ExitCode.Failed;
            case UnauthorizedAccessException:
                Say.Error($"{exception.Message} Give yourself the right to it, or choose another place.");
                return ExitCode.Failed;
            default:
                Console.Error.WriteLine(exception);
                Say.Error($"This should not have happened ({exception.GetType().Name}: {exception.Message}). Please report it with the lines above.");
                return ExitCode.Failed;
        }
    }
}
