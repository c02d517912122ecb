using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Vmd;

/// <summary>The morphs that MMD models commonly have, and what of a face drives them.</summary>
internal static class VmdMorphs
{
    public static (string Name, Func<FaceCompletion, float> Weight)[] All { get; } =
    [
        ("あ", face => face[Expression.Aa]),
        ("い", face => face[Expression.Ih]),
        ("う", face => face[Expression.Ou]),
        ("え", face => face[Expression.Ee]),
        ("お", face => face[Expression.Oh]),
        ("まばたき", Both),
        ("ウィンク２", face => Lid(face, Expression.BlinkLeft) - Both(face)),
        ("ｳｨﾝｸ２右", face => Lid(face, Expression.BlinkRight) - Both(face)),
        ("びっくり", face => Mean(face, Expression.EyeWideLeft, Expression.EyeWideRight)),
        ("にやり", face => Mean(face, Expression.MouthSmileLeft, Expression.MouthSmileRight)),
        ("にこり", face => face[Expression.Happy]),
        ("怒り", face => Mean(face, Expression.BrowDownLeft, Expression.BrowDownRight)),
        ("困る", face => Math.Max(0, face[Expression.BrowInnerUp] - Outer(face))),
        ("上", Outer),
        ("ぺろっ", face => face[Expression.TongueOut]),
    ];

    /// <summary>What both lids do together; what one does beyond it is a wink.</summary>
    private static float Both(FaceCompletion face) => Math.Min(Lid(face, Expression.BlinkLeft), Lid(face, Expression.BlinkRight));

    private static float Lid(FaceCompletion face, Expression side) => Math.Max(face[side], face[Expression.Blink]);

    private static float Outer(FaceCompletion face) => Mean(face, Expression.BrowOuterUpLeft, Expression.BrowOuterUpRight);

    private static float Mean(FaceCompletion face, Expression left, Expression right) => (face[left] + face[right]) / 2;
}
