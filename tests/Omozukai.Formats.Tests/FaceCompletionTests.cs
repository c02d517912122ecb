using Omozukai.Core.Humanoid;

namespace Omozukai.Formats.Tests;

public sealed class FaceCompletionTests
{
    [Fact]
    public void AFaceWithBothVocabulariesPassesUnchanged()
    {
        var completion = new FaceCompletion();
        foreach (AvatarPose pose in TestMotion.Dance(Rig.Default, frames: 20, fps: 10))
        {
            completion.Take(pose);
            for (int i = 0; i < Expressions.Count; i++) completion[(Expression)i].ShouldBe(pose.Expressions[i]);
        }
    }

    [Fact]
    public void ShapesAloneGiveLidsAndVowels()
    {
        var completion = new FaceCompletion();
        completion.Take(Face((Expression.EyeBlinkLeft, 0.9f), (Expression.EyeBlinkRight, 0.1f), (Expression.JawOpen, 0.8f)));
        completion[Expression.BlinkLeft].ShouldBe(1);
        completion[Expression.BlinkRight].ShouldBe(0); // an open lid trembles
        completion[Expression.Aa].ShouldBeGreaterThan(0.7f);
        completion[Expression.Happy].ShouldBe(0); // moods are the solver's to find
        completion.Take(Face((Expression.MouthPucker, 0.9f), (Expression.JawOpen, 0.2f)));
        completion[Expression.Ou].ShouldBeGreaterThan(0.5f);
        completion[Expression.Aa].ShouldBeLessThan(0.1f);
    }

    [Fact]
    public void PresetsOnceSeenAreTheTruthFromThenOn()
    {
        var completion = new FaceCompletion();
        completion.Take(Face((Expression.BlinkLeft, 0.5f), (Expression.EyeBlinkLeft, 0.4f), (Expression.Aa, 0.1f)));
        completion.Take(Face((Expression.EyeBlinkLeft, 0.6f), (Expression.JawOpen, 0.5f))); // the solver holds the eye open and the mouth shut
        completion[Expression.BlinkLeft].ShouldBe(0);
        completion[Expression.Aa].ShouldBe(0);
    }

    [Fact]
    public void PresetsAloneGiveShapes()
    {
        var completion = new FaceCompletion();
        completion.Take(Face((Expression.Aa, 1), (Expression.Blink, 1), (Expression.Happy, 0.5f)));
        completion[Expression.JawOpen].ShouldBeInRange(0.5f, 1);
        completion[Expression.EyeBlinkLeft].ShouldBe(1);
        completion[Expression.EyeBlinkRight].ShouldBe(1);
        completion[Expression.MouthSmileRight].ShouldBe(0.5f);
    }

    [Fact]
    public void NothingAndNonsenseAreZero()
    {
        var completion = new FaceCompletion();
        completion.Take(Face((Expression.Aa, float.NaN), (Expression.Oh, -3)));
        completion[Expression.Aa].ShouldBe(0);
        completion[Expression.Oh].ShouldBe(0);
        var without = new AvatarPose();
        without.Expressions[0] = 1;
        completion.Take(without);
        completion[Expression.Happy].ShouldBe(0);
    }

    private static AvatarPose Face(params (Expression Expression, float Weight)[] weights)
    {
        var pose = new AvatarPose { HasFace = true };
        foreach ((Expression expression, float weight) in weights) pose.Expressions[(int)expression] = weight;
        return pose;
    }
}
