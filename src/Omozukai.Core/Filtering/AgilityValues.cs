using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Omozukai.Core.Filtering;

/// <summary>A number of each of a bank's filters, for eight curves side by side.</summary>
[InlineArray(Count)]
internal struct AgilityValues
{
    /// <summary>The number of filters for each curve.</summary>
    public const int Count = 8;

    private Vector256<float> _first;
}
