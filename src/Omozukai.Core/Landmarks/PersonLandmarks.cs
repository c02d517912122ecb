namespace Omozukai.Core.Landmarks;

/// <summary>All points of one person in one frame. Left and right are the subject's.</summary>
public sealed class PersonLandmarks
{
    /// <summary>The person's number, stable from frame to frame, from 1.</summary>
    public int TrackId { get; set; } = 1;

    /// <summary>Confidence that there is a person, 0..1.</summary>
    public float Score { get; set; }

    /// <summary>The body.</summary>
    public BodyLandmarks Body { get; } = new();

    /// <summary>The person's own left hand.</summary>
    public HandLandmarks LeftHand { get; } = new();

    /// <summary>The person's own right hand.</summary>
    public HandLandmarks RightHand { get; } = new();

    /// <summary>The face.</summary>
    public FaceLandmarks Face { get; } = new();

    /// <summary>Whether any part of the person is in view.</summary>
    public bool IsPresent => Body.IsPresent || Face.IsPresent || LeftHand.IsPresent || RightHand.IsPresent;

    /// <summary>Forgets every part.</summary>
    public void Clear()
    {
        Score = 0;
        Body.Clear();
        LeftHand.Clear();
        RightHand.Clear();
        Face.Clear();
    }

    /// <summary>Takes over everything from another person.</summary>
    public void CopyFrom(PersonLandmarks other)
    {
        TrackId = other.TrackId;
        Score = other.Score;
        Body.CopyFrom(other.Body);
        LeftHand.CopyFrom(other.LeftHand);
        RightHand.CopyFrom(other.RightHand);
        Face.CopyFrom(other.Face);
    }
}
