namespace Omozukai.Core.Solving.Touch;

/// <summary>Lengths of a person in metres, left and right alike; 0 where not known.</summary>
/// <param name="UpperArm">Shoulder to elbow.</param>
/// <param name="LowerArm">Elbow to wrist.</param>
/// <param name="Palm">Wrist to middle knuckle.</param>
/// <param name="Shoulders">From shoulder joint to shoulder joint.</param>
/// <param name="Hips">From hip joint to hip joint.</param>
/// <param name="Trunk">From the middle of the hips to that of the shoulders.</param>
/// <param name="Neck">From the middle of the shoulders to that of the ears.</param>
/// <param name="Head">From ear to ear.</param>
internal readonly record struct Proportions(float UpperArm, float LowerArm, float Palm, float Shoulders, float Hips, float Trunk, float Neck, float Head)
{
    /// <summary>Whether arms, trunk and head are known, and are a person's rather than an accident's.</summary>
    public bool IsKnown => Math.Min(Math.Min(UpperArm, LowerArm), Math.Min(Shoulders, Math.Min(Neck, Head))) > 0.02f;
}
