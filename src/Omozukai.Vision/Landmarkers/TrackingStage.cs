namespace Omozukai.Vision.Landmarkers;

/// <summary>What <see cref="HolisticLandmarker"/> spends its time on.</summary>
public enum TrackingStage
{
    /// <summary>The body's network, followed.</summary>
    Body,
    /// <summary>The left hand's network, followed.</summary>
    LeftHand,
    /// <summary>The right hand's network, followed.</summary>
    RightHand,
    /// <summary>The face mesh, followed.</summary>
    Face,
    /// <summary>The four above side by side, from start to end.</summary>
    Follow,
    /// <summary>Searching a lost body.</summary>
    FindBody,
    /// <summary>Looking for a lost face and for hands at the body's arms, side by side.</summary>
    FindOnBody,
    /// <summary>Searching palms in the whole picture.</summary>
    FindPalms,
}
