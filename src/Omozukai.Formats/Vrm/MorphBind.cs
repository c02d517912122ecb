namespace Omozukai.Formats.Vrm;

/// <summary>A morph target that an expression moves.</summary>
/// <param name="Node">The node whose mesh has the target.</param>
/// <param name="Target">The target's place in the mesh.</param>
/// <param name="Weight">The target's weight when the expression's is 1.</param>
internal readonly record struct MorphBind(int Node, int Target, float Weight);
