namespace Omozukai.Formats.Gltf;

/// <summary>What of a node a track moves.</summary>
internal enum GltfPath
{
    Translation,
    Rotation,
    Weights,
}
