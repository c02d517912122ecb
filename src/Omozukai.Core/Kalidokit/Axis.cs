namespace Omozukai.Kalidokit;

/// <summary>One of a vector's components.</summary>
public enum Axis
{
    /// <summary>The first.</summary>
    X,
    /// <summary>The second.</summary>
    Y,
    /// <summary>The third.</summary>
    Z,
}
