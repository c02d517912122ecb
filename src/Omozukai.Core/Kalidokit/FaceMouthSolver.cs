namespace Omozukai.Kalidokit;

/// <summary>The mouth from lips and corners, measured by the eyes' distances. Constants are KalidoKit's.</summary>
internal static class FaceMouthSolver
{
    private const int UpperLip = 13, LowerLip = 14, RightCorner = 61, LeftCorner = 291;
    private const int RightEyeInner = 133, LeftEyeInner = 362, RightEyeOuter = 130, LeftEyeOuter = 263;

    public static FaceMouth Solve(in FacePoints points)
    {
        double opening = points[UpperLip].Distance(points[LowerLip]) / points[RightEyeInner].Distance(points[LeftEyeInner]);
        double width = points[RightCorner].Distance(points[LeftCorner]) / points[RightEyeOuter].Distance(points[LeftEyeOuter]);

        double open = Utils.Remap(opening, 0.15, 0.7);
        double wide = (Utils.Remap(width, 0.45, 0.9) - 0.3) * 2;
        double speech = Utils.Remap(opening, 0.17, 0.5);

        // Vowels: I is wide, A open, U and O what is left of them
        double i = Utils.Clamp(Utils.Remap(wide, 0, 1) * 2 * Utils.Remap(speech, 0.2, 0.7), 0, 1);
        double a = speech * 0.4 + speech * (1 - i) * 0.6;
        double u = speech * Utils.Remap(1 - i, 0, 0.3) * 0.1;
        double e = Utils.Remap(u, 0.2, 1) * (1 - i) * 0.3; // u never passes 0.1: always 0, in KalidoKit as here
        double o = (1 - i) * Utils.Remap(speech, 0.3, 1) * 0.4;
        return new FaceMouth(Utils.OrZero(wide), Utils.OrZero(open), new FaceMouthShape(
            A: Utils.OrZero(a), E: Utils.OrZero(e), I: Utils.OrZero(i), O: Utils.OrZero(o), U: Utils.OrZero(u)));
    }
}
