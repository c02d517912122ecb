using System.Numerics;
using Omozukai.Core.Landmarks;
using Omozukai.Vision.Landmarkers;

namespace Omozukai.Vision.Tests.Landmarkers;

public sealed class BodySmootherTests
{
    /// <summary>A camera on a busy machine gives fewer pictures; a wrist that comes into view is to be believed after the same time.</summary>
    [Theory]
    [InlineData(30)]
    [InlineData(15)]
    [InlineData(10)]
    [InlineData(6)]
    public void Visibility_takes_the_same_time_at_every_rate(int rate)
    {
        var smoother = new BodySmoother();
        var body = new BodyLandmarks();
        Apply(0, 0).ShouldBe(0, "the first is taken as it is");
        float visibility = 0;
        for (int i = 1; i <= rate; i++) visibility = Apply(1, i); // one second
        visibility.ShouldBe(0.958f, 0.002f, "1 − 0.9³⁰, as MediaPipe at 30 frames a second");
        Apply(0, rate).ShouldBe(visibility, "no time has passed");

        smoother.Reset();
        Apply(0.25f, 1).ShouldBe(0.25f);

        float Apply(float raw, int frame)
        {
            for (int i = 0; i < BodyLandmarks.Count; i++)
            {
                body.Image[i] = new NormalizedLandmark(new Vector3(0.5f), raw, 1);
                body.World[i] = new WorldLandmark(Vector3.Zero, raw, 1);
            }
            smoother.Apply(body, (new Vector2(320, 240), new Vector2(320, 100)), 640, 480, TimeSpan.FromSeconds((double)frame / rate), smoothPoints: true);
            body.World[16].Visibility.ShouldBe(body.Image[16].Visibility);
            return body.World[16].Visibility;
        }
    }
}
