namespace Omozukai.Core.Faces;

/// <summary>
/// What is measured on a face in the head's own frame: heights, widths and depths in centimetres of a head of average size (the
/// canonical face's, 8.9 cm between the outer corners of the eyes), unless said otherwise. Left and right are the subject's.
/// </summary>
public enum FaceMeasure
{
    /// <summary>Opening of the left eye as a share of its width.</summary>
    LeftEyeOpening,
    /// <summary>Opening of the right eye as a share of its width.</summary>
    RightEyeOpening,
    /// <summary>The left lower lid above the line of the eye's corners.</summary>
    LeftLowerLid,
    /// <summary>The right lower lid above the line of the eye's corners.</summary>
    RightLowerLid,
    /// <summary>The left brow above the eye.</summary>
    LeftBrow,
    /// <summary>The right brow above the eye.</summary>
    RightBrow,
    /// <summary>The outer end of the left brow above the eye.</summary>
    LeftBrowOuter,
    /// <summary>The outer end of the right brow above the eye.</summary>
    RightBrowOuter,
    /// <summary>The inner ends of the brows above the root of the nose.</summary>
    BrowInner,
    /// <summary>How far the left brow frowns, 0..1, by brow, cheek and mouth together.</summary>
    LeftFrown,
    /// <summary>How far the right brow frowns, 0..1.</summary>
    RightFrown,
    /// <summary>The left cheek below the eye.</summary>
    LeftCheek,
    /// <summary>The right cheek below the eye.</summary>
    RightCheek,
    /// <summary>The left wing of the nose below the eye.</summary>
    LeftNoseWing,
    /// <summary>The right wing of the nose below the eye.</summary>
    RightNoseWing,
    /// <summary>Width of the mouth as a share of the face's.</summary>
    MouthWidth,
    /// <summary>The left corner of the mouth above the middle of the lips.</summary>
    LeftMouthCorner,
    /// <summary>The right corner of the mouth above the middle of the lips.</summary>
    RightMouthCorner,
    /// <summary>The corners of the mouth before the base of the nose.</summary>
    MouthCornerDepth,
    /// <summary>The lips before the base of the nose.</summary>
    LipProtrusion,
    /// <summary>The lower edge of the lower lip below the base of the nose.</summary>
    LowerLipDrop,
    /// <summary>The left half of the upper lip below the base of the nose.</summary>
    LeftUpperLip,
    /// <summary>The right half of the upper lip below the base of the nose.</summary>
    RightUpperLip,
    /// <summary>The lower edge of the left half of the lower lip below the base of the nose.</summary>
    LeftLowerLip,
    /// <summary>The lower edge of the right half of the lower lip below the base of the nose.</summary>
    RightLowerLip,
    /// <summary>Height of the red of the upper lip.</summary>
    UpperLipThickness,
    /// <summary>Height of the red of the lower lip.</summary>
    LowerLipThickness,
    /// <summary>From the lower lip to the tip of the chin.</summary>
    ChinHeight,
    /// <summary>The chin to the subject's left of the nose's root.</summary>
    JawSide,
    /// <summary>The mouth to the subject's left of the nose's root.</summary>
    MouthSide,
    /// <summary>Gaze to the subject's left, the mean of both eyes, in degrees.</summary>
    GazeSideways,
    /// <summary>How far each eye turns outwards from that, in degrees.</summary>
    GazeApart,
    /// <summary>Gaze of both eyes downwards, in degrees.</summary>
    GazeDownwards,
    /// <summary>The gap between the lips; closed lips rest at 0 on every face.</summary>
    LipGap,
    /// <summary>Width of the gap between the lips.</summary>
    LipGapWidth,
}
