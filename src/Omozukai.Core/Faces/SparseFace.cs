using System.Numerics;
using Omozukai.Core.Landmarks;

namespace Omozukai.Core.Faces;

/// <summary>The classic 68 points of a face in iBUG's order (C. Sagonas et al., ICCVW 2013), which dlib and others use: jaw, brows, nose, eyes, lips.</summary>
/// <remarks>
/// The table is a fact about two meshes, taken from PeizhiYan/Mediapipe_2_Dlib_Landmarks (MIT): points of the mesh, or the middle of two.
/// The jaw is that of the mesh, on the face's surface, where hand-made annotations follow the visible outline: on a turned face the far
/// side of the jaw differs.
/// </remarks>
public sealed class SparseFace : IFaceTopology
{
    private static readonly (short First, short Second)[] s_points =
    [
        (127, 127), (234, 234), (93, 93), (132, 58), (58, 172), (136, 136), (150, 150), (176, 176), (152, 152), (400, 400), (379, 379), (365, 365), (397, 288), (361, 361), (323, 323), (454, 454), (356, 356),
        (70, 70), (63, 63), (105, 105), (66, 66), (107, 107), (336, 336), (296, 296), (334, 334), (293, 293), (300, 300),
        (168, 6), (197, 195), (5, 5), (4, 4), (75, 75), (97, 97), (2, 2), (326, 326), (305, 305),
        (33, 33), (160, 160), (158, 158), (133, 133), (153, 153), (144, 144), (362, 362), (385, 385), (387, 387), (263, 263), (373, 373), (380, 380),
        (61, 61), (39, 39), (37, 37), (0, 0), (267, 267), (269, 269), (291, 291), (321, 321), (314, 314), (17, 17), (84, 84), (91, 91),
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
