using System.Numerics;
using System.Runtime.CompilerServices;

namespace Omozukai.Vision.Detection;

/// <summary>The key points of a detection, at most seven.</summary>
[InlineArray(Capacity)]
internal struct Keypoints
{
    public const int Capacity = 7;

    private Vector2 _first;
}
