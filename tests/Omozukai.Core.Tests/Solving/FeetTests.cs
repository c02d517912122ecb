using System.Numerics;
using CsCheck;
using Omozukai.Core.Solving.Feet;
using Omozukai.Core.Tests.Solving.Measures;

namespace Omozukai.Core.Tests.Solving;

/// <summary>The parts that hold feet: drifts told from noise, landings from swings, footholds that keep what is shown.</summary>
public sealed class FeetTests
{
    private const float Frame = 1 / 30f;

    private static readonly Circumstances s_stands = new(Stands: true);

    [Theory]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(60)]
    public void A_drift_is_found_as_surely_as_its_deviation_says(int framesASecond)
    {
        // Velocities estimated from noise alone are as far from zero as the deviation says, three directions together.
        var random = new Noise(7);
        double squared = 0;
        const int Runs = 300;
        for (int run = 0; run < Runs; run++)
        {
            var drift = new Drift();
            for (int i = 0; i < 2 * framesASecond; i++) drift.Add(new Vector3(0.004f * random.Next(), 0.002f * random.Next(), 0.01f * random.Next()), 1f / framesASecond);
            squared += Math.Pow(drift.Significance(new Vector3(0.004f, 0.002f, 0.01f)), 2);
        }
        (squared / (3 * Runs)).ShouldBe(1, tolerance: 0.2);
    }

    [Fact]
    public void A_steady_drift_is_measured_whatever_the_times() => Gen.Float[0.005f, 0.1f].Array[10, 40].Sample(times =>
    {
        var drift = new Drift();
        var velocity = new Vector3(0.02f, -0.01f, 0.3f);
        Vector3 place = new(5, 1, -3);
        drift.Add(place, 0);
        foreach (float seconds in times) drift.Add(place += velocity * seconds, seconds);
        (drift.Velocity - velocity).Length().ShouldBeLessThan(0.005f);
    });

    [Fact]
    public void A_foot_that_the_ground_stops_is_planted_before_its_filtered_speed_says_so()
    {
        Fall(lastHeight: 0, s_stands).IsPlanted.ShouldBeTrue(); // stopped
        Fall(lastHeight: 0, default).IsPlanted.ShouldBeFalse(); // legs that swing in the air turn round too
        Fall(lastHeight: 0, new Circumstances(IsOtherStopped: true)).IsPlanted.ShouldBeTrue(); // but one by one
        Fall(lastHeight: -0.02f, s_stands).IsPlanted.ShouldBeFalse(); // as its fall foretold
        Fall(lastHeight: -0.01f, s_stands).IsPlanted.ShouldBeFalse(); // not beyond noise

        // It comes down at 0.6 m/s and reaches the ground in the last frame but one.
        static FootContact Fall(float lastHeight, Circumstances known)
        {
            var contact = new FootContact(ContactDetector.LiveProbationSeconds);
            for (int i = 0; i <= 11; i++)
            {
                float height = 0.2f - (0.02f * i);
                contact.Update(new FootState(new Vector3(0, i < 11 ? height : lastHeight, 0), Vector3.Zero, height, new Vector3(0, -0.6f, 0), 0.6f, new Vector3(0.02f), new Vector3(0.003f)),
                    Vector3.Zero, known, ground: 0, Frame);
            }
            return contact;
        }
    }

    [Theory]
    [InlineData(0.3f, true)] // hips that move over it prove that it stands: what it drifts by is the tracker's wandering
    [InlineData(0, false)] // nothing proves it: so do legs that hang
    public void A_foot_that_drifts_slowly_is_kept_if_it_was_proven_to_stand(float hipsSpeed, bool isKept)
    {
        var contact = new FootContact(ContactDetector.LiveProbationSeconds);
        float world = 0, fromHips = 0;
        for (int i = 0; i < 90; i++)
        {
            float speed = i < 45 ? 0 : 0.02f;
            world += speed * Frame;
            fromHips += (speed - (i < 45 ? hipsSpeed : 0)) * Frame;
            contact.Update(new FootState(new Vector3(0, 0, world), new Vector3(0, -0.9f, fromHips), 0, new Vector3(0, 0, speed), speed, new Vector3(0.005f), new Vector3(0.002f)),
                Vector3.Zero, default, ground: 0, Frame);
            if (i == 44) contact.IsPlanted.ShouldBeTrue();
        }
        contact.IsPlanted.ShouldBe(isKept);
    }

    [Theory]
    [InlineData(8, 1, 0.95)] // the legs turn with the body
    [InlineData(8, 0, 0)] // they stand
    [InlineData(0, 0, 0)] // nothing turns: nothing speaks against feet that stand
    public void Feet_that_turn_with_the_body_hang(float bodyDegrees, float share, double most)
    {
        // A sway of 5 s, as little of it as 1.5 s show, in noise of 2° of the feet and 0.3° of the body.
        var random = new Noise(11);
        const int Runs = 300;
        int may = 0, certain = 0;
        for (int run = 0; run < Runs; run++)
        {
            var test = new TurnTest();
            for (int i = 0; i < 45; i++)
            {
                float turn = bodyDegrees * MathF.Sin(MathF.Tau * ((i * Frame / 5) + (run / (float)Runs)));
                var feet = new Vector3((share * turn) + (2 * random.Next()), (share * turn) + (2 * random.Next()), (share * turn) + (2 * random.Next()));
                float degree = MathF.PI / 180;
                test.Add(new LegTurns(degree * (turn + (0.3f * random.Next())), degree * 0.3f, degree * feet, new Vector3(degree * 2)), Frame);
            }
            if (test.MayHang) may++;
            if (test.Hangs) certain++;
        }
        (may / (double)Runs).ShouldBeInRange(most, most + 0.05);
        (certain / (double)Runs).ShouldBeInRange(most, most + 0.05);
    }

    [Fact]
    public void A_caught_foot_stays_where_it_was_shown_and_a_free_one_finds_back()
    {
        var foot = new PlantedFoot();
        var seen = new Vector3(0.1f, 0, 0);
        var free = new Footing(IsPlanted: false, Noise: 0.01f);
        for (int i = 0; i < 30; i++) Next(free, seen);
        foot.Offset.ShouldBe(Vector3.Zero);

        // Held: it is shown where it was, though it is seen 15 mm away by now.
        Vector3 shown = seen;
        seen += new Vector3(0, 0, 0.015f);
        for (int i = 0; i < 30; i++)
        {
            Next(free with { IsPlanted = true }, seen);
            (seen + foot.Offset - shown).Length().ShouldBeLessThan(1e-5f);
        }

        // Let go: no jump, and back soon.
        Next(free, seen);
        foot.Offset.Length().ShouldBeInRange(0.008f, 0.015f);
        for (int i = 0; i < 15; i++) Next(free, seen);
        foot.Offset.Length().ShouldBeLessThan(0.001f);

        void Next(Footing footing, Vector3 sole)
        {
            foot.Steady(footing, Quaternion.Identity, Frame);
            foot.Update(footing, sole, Frame);
            foot.Slip(sole, Vector3.Zero);
        }
    }

    [Fact]
    public void A_held_foot_slips_when_it_is_drawn_farther_than_slack_and_noise_allow()
    {
        var foot = new PlantedFoot();
        var footing = new Footing(IsPlanted: true, Noise: 0.005f);
        for (int i = 0; i < 120; i++) Next(Vector3.Zero);
        for (int i = 1; i <= 20; i++) Next(new Vector3(0.01f * i, 0, 0));
        foot.Offset.Length().ShouldBeInRange(0.02f, 0.04f); // 2 cm, and three deviations of noise

        void Next(Vector3 sole)
        {
            foot.Steady(footing, Quaternion.Identity, Frame);
            foot.Update(footing, sole, Frame);
            foot.Slip(sole, Vector3.Zero);
        }
    }
}
