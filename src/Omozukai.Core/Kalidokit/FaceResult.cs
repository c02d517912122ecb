namespace Omozukai.Kalidokit;

/// <summary>What <see cref="Face"/> finds (KalidoKit's TFace). One object is filled again and again.</summary>
public sealed class FaceResult
{
    /// <summary>The head.</summary>
    public FaceHead Head { get; set; }

    /// <summary>How far the eyes are open; 1 without irises.</summary>
    public FaceEyes Eye { get; set; }

    /// <summary>How far the brows are raised, 0..1; 0 without irises.</summary>
    public double Brow { get; set; }

    /// <summary>Where the pupils stand; 0 without irises.</summary>
    public FacePupils Pupil { get; set; }

    /// <summary>The mouth.</summary>
    public FaceMouth Mouth { get; set; }
}
