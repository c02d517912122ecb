namespace Omozukai.Core.Faces;

/// <summary>The mesh points of one side of a face by name. Source: MediaPipe's canonical face; sides are the subject's.</summary>
internal sealed record FaceIndices
{
    /// <summary>Points of an iris: the centre, then its edge.</summary>
    public const int IrisCount = 5;

    public const int NoseBase = 2, NoseRoot = 168, Chin = 152, UpperLipTop = 0, UpperLipBottom = 13, LowerLipTop = 14, LowerLipBottom = 17;

    public static readonly FaceIndices Left = new()
    {
        Sign = 1, EyeOuter = 263, EyeInner = 362, UpperLid = [386, 385, 387], LowerLid = [374, 380, 373], Iris = 473,
        Brow = [282, 295, 283, 276], BrowOuter = [276, 300], BrowInner = 336, Cheek = 347, NoseWing = 294, MouthCorner = 291,
        MouthInner = 308, UpperLip = [267, 269], LowerLip = [314, 405], FaceSide = 454,
    };

    public static readonly FaceIndices Right = new()
    {
        Sign = -1, EyeOuter = 33, EyeInner = 133, UpperLid = [159, 158, 160], LowerLid = [145, 153, 144], Iris = 468,
        Brow = [52, 65, 53, 46], BrowOuter = [46, 70], BrowInner = 107, Cheek = 118, NoseWing = 64, MouthCorner = 61,
        MouthInner = 78, UpperLip = [37, 39], LowerLip = [84, 181], FaceSide = 234,
    };

    /// <summary>Every point that has a name here, once, without the irises' edges: what faces are measured by.</summary>
    public static readonly int[] Measured = [.. new[] { NoseBase, NoseRoot, Chin, UpperLipTop, UpperLipBottom, LowerLipTop, LowerLipBottom }.Concat(Left.All()).Concat(Right.All()).Distinct()];

    /// <summary>1 on the left, −1 on the right: the direction of "outwards" along x.</summary>
    public required int Sign { get; init; }

    public required int EyeOuter { get; init; }

    public required int EyeInner { get; init; }

    /// <summary>Three points of the upper lid's edge, each above the same of <see cref="LowerLid"/>.</summary>
    public required int[] UpperLid { get; init; }

    public required int[] LowerLid { get; init; }

    /// <summary>The first of the iris's points, its centre.</summary>
    public required int Iris { get; init; }

    /// <summary>The lower edge of the brow.</summary>
    public required int[] Brow { get; init; }

    public required int[] BrowOuter { get; init; }

    public required int BrowInner { get; init; }

    public required int Cheek { get; init; }

    public required int NoseWing { get; init; }

    public required int MouthCorner { get; init; }

    public required int MouthInner { get; init; }

    /// <summary>The upper lip's upper edge on this side.</summary>
    public required int[] UpperLip { get; init; }

    /// <summary>The lower lip's lower edge on this side.</summary>
    public required int[] LowerLip { get; init; }

    public required int FaceSide { get; init; }

    private int[] All() =>
    [
        EyeOuter, EyeInner, .. UpperLid, .. LowerLid, Iris, .. Brow, .. BrowOuter, BrowInner, Cheek, NoseWing, MouthCorner, MouthInner, .. UpperLip, .. LowerLip, FaceSide,
    ];
}
