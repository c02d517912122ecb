namespace Omozukai.Studio;

/// <summary>The Live2D models there are, by the paths of their model3.json, and whether the user has given Core.</summary>
internal sealed record Live2DStatus(IReadOnlyList<string> Models, bool HasCore);
