using Omozukai.Core.Humanoid;
using Omozukai.Core.Solving;
using Omozukai.Formats.JsonLines;
using Omozukai.Kalidokit;

namespace Omozukai.Commands;

/// <summary>`solve --solver kalidokit`: everyone's landmarks in, KalidoKit's angles out.</summary>
internal static class KalidokitSolve
{
    /// <exception cref="UsageException">Something was asked for that KalidoKit's solver has not.</exception>
    public static int Run(string input, string[] outputs, int? person, PoseSolverOptions solving)
    {
        OutputNames.Check(input, outputs);
        foreach (string path in outputs)
        {
            if (path is not "-" && !path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
                throw new UsageException($"{path}: KalidoKit's angles are no bones of an avatar and go to JSON Lines alone. Name a .jsonl file, or - for stdout.");
        }
        if (solving.Mirror) throw new UsageException("--mirror does not go with --solver kalidokit, whose sides are those of a mirror already. Leave it out.");

        using var interruption = new Interruption();
        using KalidokitLandmarkReader reader = input is "-" ? new KalidokitLandmarkReader(Console.OpenStandardInput(), "stdin") : new KalidokitLandmarkReader(InputFile.Existing(input));
        using var motion = new KalidokitOutputs(outputs, new MotionHeader { Rig = Rig.Default, Fps = reader.Header.Fps });
        var solver = new KalidokitSolver(new ImageSize(reader.Header.Width, reader.Header.Height));
        long frames = 0, withPeople = 0;
        return FileRun.Run(Solve, () => frames, () => withPeople, motion.Complete, input, interruption.Token);

        void Solve()
        {
            var frame = new KalidokitFrame();
            while (!interruption.Token.IsCancellationRequested && reader.TryRead(frame))
            {
                if (person is { } wanted) frame.KeepOnly(wanted);
                motion.Write(frame, solver);
                frames++;
                if (frame.People.Count > 0) withPeople++;
            }
            if (frames == 0 && !interruption.Token.IsCancellationRequested) throw new FailureException($"{input} holds no frames, so nothing was written. Track something with people in it.");
        }
    }
}
