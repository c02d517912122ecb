using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Vision.Imaging;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Vision.Tests.Landmarkers;

public sealed class HandRegionsTests
{
    private static readonly Vector2 s_picture = new(1000, 500);

    /// <summary>A hand whose knuckles lie above the wrist.</summary>
    private static HandLandmarks Upright()
    {
        var hand = new HandLandmarks { IsPresent = true };
        for (int i = 0; i < HandLandmarks.Count; i++) Put(hand, (HandLandmark)i, 500, 200);
        Put(hand, HandLandmark.Wrist, 500, 300);
        return hand;
    }

    [Fact]
    public void AnUprightHandIsNotTurned()
    {
        RegionOfInterest region = HandRegions.FromLandmarks(Upright(), s_picture);
        region.RotationRadians.ShouldBe(0, 1e-5);
        region.Size.ShouldBe(new Vector2(200)); // twice the 100 pixels from the wrist to the rest
        region.Center.ShouldBe(new Vector2(500, 240)); // a tenth of these above the middle
    }

    [Fact]
    public void KnucklesTurnItAndBentFingersDoNot()
    {
        HandLandmarks fist = Upright();
        foreach (HandLandmark joint in new[] { HandLandmark.IndexFingerPip, HandLandmark.MiddleFingerPip, HandLandmark.RingFingerPip }) Put(fist, joint, 560, 240);
        HandRegions.FromLandmarks(fist, s_picture).RotationRadians.ShouldBe(0, 1e-5);

        HandLandmarks pointing = Upright();
        foreach (HandLandmark joint in new[] { HandLandmark.IndexFingerMcp, HandLandmark.MiddleFingerMcp, HandLandmark.RingFingerMcp }) Put(pointing, joint, 600, 300);
        HandRegions.FromLandmarks(pointing, s_picture).RotationRadians.ShouldBe(MathF.PI / 2, 1e-5);
    }

    [Fact]
    public void FingertipsDoNotWidenIt()
    {
        HandLandmarks hand = Upright();
        Put(hand, HandLandmark.MiddleFingerTip, 500, 0);
        HandRegions.FromLandmarks(hand, s_picture).Size.ShouldBe(new Vector2(200));
    }

    private static void Put(HandLandmarks hand, HandLandmark landmark, float x, float y) =>
        hand.Image[(int)landmark] = new NormalizedLandmark(new Vector3(x / s_picture.X, y / s_picture.Y, 0), 1, 1);
}
