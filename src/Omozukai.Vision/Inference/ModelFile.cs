namespace Omozukai.Vision.Inference;

/// <summary>A model file that the program knows: what it is and where it comes from.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Purpose">What the model finds, in a few words.</param>
/// <param name="Licence">The licence's SPDX identifier.</param>
/// <param name="Source">The npm package that brings it, with version, or the address of the publisher.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Sha256">The file's SHA-256 in lower-case hexadecimal digits.</param>
public sealed record ModelFile(string Name, string Purpose, string Licence, string Source, long Bytes, string Sha256)
{
    /// <summary>Whether the file comes from an address of its own and is fetched on demand, not restored with the build.</summary>
    public bool IsFetched => Source.StartsWith("https://", StringComparison.Ordinal);
}
