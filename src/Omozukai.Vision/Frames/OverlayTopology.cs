namespace Omozukai.Vision.Frames;

/// <summary>Which landmarks an overlay joins by lines. Source: MediaPipe's topologies of body (33), hand (21) and face mesh (478); sides are the subject's.</summary>
internal static class OverlayTopology
{
    /// <summary>Shoulders and hips.</summary>
    public static readonly int[][] BodyMiddle = [[11, 12], [23, 24]];

    /// <summary>Arm, trunk and leg with the foot.</summary>
    public static readonly int[][] BodyLeft = [[11, 13, 15], [11, 23, 25, 27, 29, 31, 27]];

    /// <summary>As <see cref="BodyLeft"/>.</summary>
    public static readonly int[][] BodyRight = [[12, 14, 16], [12, 24, 26, 28, 30, 32, 28]];

    /// <summary>What the body's points tell of the face, where there is no mesh: mouth, and the nose to the inner eyes.</summary>
    public static readonly int[][] BodyFaceMiddle = [[9, 10], [1, 0, 4]];

    /// <summary>The eye, and the ear.</summary>
    public static readonly int[][] BodyFaceLeft = [[1, 2, 3, 7]];

    /// <summary>As <see cref="BodyFaceLeft"/>.</summary>
    public static readonly int[][] BodyFaceRight = [[4, 5, 6, 8]];

    /// <summary>What the body's points tell of a hand, where it is not tracked itself: little finger, index, thumb.</summary>
    public static readonly int[][] BodyLeftHand = [[15, 17, 19, 15, 21]];

    /// <summary>As <see cref="BodyLeftHand"/>.</summary>
    public static readonly int[][] BodyRightHand = [[16, 18, 20, 16, 22]];

    /// <summary>The palm, then the five fingers.</summary>
    public static readonly int[][] Hand = [[0, 5, 9, 13, 17, 0], [0, 1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16], [17, 18, 19, 20]];

    /// <summary>The face's outline.</summary>
    public static readonly int[][] FaceOval =
    [
        [10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109, 10],
    ];

    /// <summary>Outer and inner border of the lips.</summary>
    public static readonly int[][] Lips =
    [
        [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185, 61],
        [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191, 78],
    ];

    /// <summary>The left eye's lids, brow (both edges) and iris.</summary>
    public static readonly int[][] LeftEye =
    [
        [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466, 263],
        [300, 293, 334, 296, 336],
        [276, 283, 282, 295, 285],
        [474, 475, 476, 477, 474],
    ];

    /// <summary>The right eye's lids, brow (both edges) and iris.</summary>
    public static readonly int[][] RightEye =
    [
        [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246, 33],
        [70, 63, 105, 66, 107],
        [46, 53, 52, 65, 55],
        [469, 470, 471, 472, 469],
    ];

    /// <summary>The bridge and the wings of the nose.</summary>
    public static readonly int[][] Nose = [[168, 6, 197, 195, 5, 4], [98, 97, 2, 326, 327]];
}
