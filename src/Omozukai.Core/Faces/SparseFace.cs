using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>The classic 68 points of a face in iBUG's order (C. Sagonas et al., ICCVW 2013), which dlib and others use: jaw, brows, nose, eyes, lips.</summary>
/// <remarks>
/// The table is a fact about two meshes: points of the mesh, or the middle of two. It began as that of PeizhiYan/Mediapipe_2_Dlib_Landmarks
/// (MIT); jaw, brows' tops and the lips' outer thirds were then moved to where a network that was trained on faces annotated by hand has
/// them (npm @vladmandic/face-api 1.7.15, 19 faces: bench/results/face.md). The jaw is that of the mesh, on the face's surface, where hand-made annotations follow the visible outline: on a turned face the far
/// side of the jaw differs.
/// </remarks>
public sealed class SparseFace : IFaceTopology
{
    private static readonly (short First, short Second)[] s_points =
    [
        (127, 127), (234, 93), (93, 132), (132, 58), (58, 172), (136, 136), (150, 150), (176, 176), (152, 152), (400, 400), (379, 379), (365, 365), (397, 288), (361, 288), (323, 361), (454, 323), (356, 356),
        (70, 70), (63, 63), (105, 66), (66, 66), (107, 107), (336, 336), (296, 296), (334, 296), (293, 293), (300, 300),
        (168, 6), (197, 197), (5, 5), (4, 4), (75, 75), (97, 97), (2, 2), (326, 326), (305, 305),
        (33, 33), (160, 160), (158, 158), (133, 133), (153, 153), (144, 144), (362, 362), (385, 385), (387, 387), (263, 263), (373, 373), (380, 380),
        (61, 61), (40, 39), (37, 37), (0, 0), (267, 267), (270, 269), (291, 291), (321, 405), (314, 314), (17, 17), (84, 84), (91, 181),
        (78, 78), (82, 82), (13, 13), (312, 312), (308, 308), (317, 317), (14, 14), (87, 87),
    ];

    /// <inheritdoc/>
    public string Name => "68";

    /// <inheritdoc/>
    public int Count => s_points.Length;

    /// <inheritdoc/>
    public void Fill(FaceLandmarks face, Span<Vector3> points)
    {
        ArgumentNullException.ThrowIfNull(face);
        for (int i = 0; i < s_points.Length; i++) points[i] = (face.Image[s_points[i].First].Position + face.Image[s_points[i].Second].Position) / 2;
    }
}
