using System.Numerics;

namespace Omozukai.Formats.Vrma;

/// <summary>A node of the file: a bone at rest, an expression's carrier, or the gaze.</summary>
internal sealed record VrmaNode(string Name, Vector3 Translation, List<int> Children);
