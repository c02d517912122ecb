namespace Omozukai.Commands;

/// <summary>What the doctor found out about one thing.</summary>
/// <param name="What">The thing.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What there is.</param>
/// <param name="Mend">What to do, where something is to be done.</param>
internal sealed record Finding(string What, FindingState State, string Found, string? Mend = null);
