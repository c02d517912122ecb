using System.Text.Json;
using Omozukai.Commands;
using Omozukai.Core.Solving;
using Omozukai.Tests;

namespace Omozukai.EndToEnd.Tests;

public sealed class KalidokitSolveTests : IDisposable
{
    private const string Header = """{"type":"header","format":"omozukai.landmarks","version":1,"width":640,"height":480,"fps":30}""";
    private static readonly string s_hand = "[" + string.Join(',', Enumerable.Range(0, 21).Select(i => $"[0.{50 + i},0.{40 + i * i % 7},0.0{i % 5}]")) + "]";

    private readonly string _folder = Directory.CreateTempSubdirectory("omozukai-").FullName;

    [Fact]
    public async Task EveryoneGetsKalidokitsAngles()
    {
        await File.WriteAllTextAsync(In("a.jsonl"), $$"""
            {{Header}}
            {"type":"frame","index":0,"time":0,"people":[{"id":1,"leftHand":{{s_hand}}},{"id":2,"rightHand":{{s_hand}}}]}
            {"type":"frame","index":1,"time":0.1,"people":[]}
            """);
        KalidokitSolve.Run(In("a.jsonl"), [In("b.jsonl"), In("c.jsonl")], person: null, new PoseSolverOptions()).ShouldBe(0);
        string[] lines = await File.ReadAllLinesAsync(In("b.jsonl"));
        lines.Length.ShouldBe(3);
        lines.ShouldBe(await File.ReadAllLinesAsync(In("c.jsonl")));
        using JsonDocument frame = JsonDocument.Parse(lines[1]);
        JsonElement people = frame.RootElement.GetProperty("people");
        people[0].GetProperty("kalidokit").GetProperty("rightHand").TryGetProperty("RightIndexDistal", out _).ShouldBeTrue();
        people[1].GetProperty("kalidokit").GetProperty("leftHand").TryGetProperty("LeftIndexDistal", out _).ShouldBeTrue();

        KalidokitSolve.Run(In("a.jsonl"), [In("d.jsonl")], person: 2, new PoseSolverOptions()).ShouldBe(0);
        (await File.ReadAllTextAsync(In("d.jsonl"))).ShouldNotContain("RightIndexDistal", Case.Sensitive);
    }

    [Fact]
    public void WhatItHasNotIsRefused()
    {
        Should.Throw<UsageException>(() => KalidokitSolve.Run(In("a.jsonl"), [In("b.vrma")], null, new PoseSolverOptions())).Message.ShouldContain("go to JSON Lines alone");
        Should.Throw<UsageException>(() => KalidokitSolve.Run(In("a.jsonl"), [In("b.jsonl")], null, new PoseSolverOptions { Mirror = true })).Message.ShouldContain("--mirror");
    }

    [Fact]
    public async Task AFileThatBreaksOffKeepsWhatWasReadable()
    {
        string frame = $$"""{"type":"frame","index":0,"time":0,"people":[{"id":1,"leftHand":{{s_hand}}}]}""";
        await File.WriteAllTextAsync(In("a.jsonl"), $"{Header}\n{frame}\n{frame[..50]}");
        KalidokitSolve.Run(In("a.jsonl"), [In("b.jsonl")], null, new PoseSolverOptions()).ShouldBe(1);
        (await File.ReadAllLinesAsync(In("b.jsonl"))).Length.ShouldBe(2);

        await File.WriteAllTextAsync(In("a.jsonl"), $"{Header}\n{frame[..50]}");
        Should.Throw<InvalidDataException>(() => KalidokitSolve.Run(In("a.jsonl"), [In("c.jsonl")], null, new PoseSolverOptions()));
        await File.WriteAllTextAsync(In("a.jsonl"), Header);
        Should.Throw<FailureException>(() => KalidokitSolve.Run(In("a.jsonl"), [In("c.jsonl")], null, new PoseSolverOptions()));
        Directory.GetFiles(_folder, "c.*").ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);
}
