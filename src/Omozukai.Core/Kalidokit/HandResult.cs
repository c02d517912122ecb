namespace Omozukai.Kalidokit;

/// <summary>What <see cref="Hand"/> finds (KalidoKit's THand), angles in radians. One object is filled again and again.</summary>
public sealed class HandResult
{
    /// <summary>Joints of a hand, the wrist included.</summary>
    public const int Count = 16;

    private readonly Vector[] _angles = new Vector[Count];

    /// <summary>The avatar's side in the mirror; KalidoKit puts it before each joint's name: RightWrist.</summary>
    public Side Side { get; set; }

    /// <summary>A joint's angles.</summary>
    public ref Vector this[HandBone bone] => ref _angles[(int)bone];
}
