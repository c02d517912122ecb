using Omozukai.Core.Faces;
using Omozukai.Core.Filtering;
using Omozukai.Core.Humanoid;

namespace Omozukai.Core.Solving;

/// <summary>How a <see cref="PoseSolver"/> turns landmarks into poses.</summary>
public sealed record PoseSolverOptions
{
    private readonly float _verticalFovDegrees = 63;

    /// <summary>The rig that is posed.</summary>
    public Rig Rig { get; init; } = Rig.Default;

    /// <summary>Whether the avatar moves as a mirror image of the person: left and right change places.</summary>
    public bool Mirror { get; init; }

    /// <summary>How much tracking noise is smoothed away.</summary>
    public Smoothing Smoothing { get; init; } = Smoothing.Medium;

    /// <summary>The face: calibration, emotions.</summary>
    public FaceOptions Face { get; init; } = new();

    /// <summary>The filter of <see cref="Smoothing.Custom"/>.</summary>
    public OneEuroOptions OneEuro { get; init; } = new();

    /// <summary>What is known of the person and the camera; null: nothing.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Whether a calibration is learnt from the first seconds, where none is given; ask the solver for it. The person should then stand upright and look at the camera.</summary>
    public bool LearnsCalibration { get; init; }

    /// <summary>Whether joints are kept, softly, within what bodies can do.</summary>
    public bool LimitJoints { get; init; } = true;

    /// <summary>Whether feet that stand are found and held in their place.</summary>
    public bool HoldFeet { get; init; } = true;

    /// <summary>
    /// Whether hands that touch the face, the waist or each other do so on a rig of other proportions too. Arms then no longer
    /// point exactly where the person's do while a hand is near one of these.
    /// </summary>
    public bool KeepTouch { get; init; }

    /// <summary>
    /// Vertical field of view in degrees for frames that do not know theirs; 63 is what MediaPipe assumes.
    /// Too small a value puts the person too far away and makes steps towards the camera too long.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 1 and 179.</exception>
    public float VerticalFovDegrees
    {
        get => _verticalFovDegrees;
        init
        {
            if (value is not (>= 1 and <= 179)) throw new ArgumentOutOfRangeException(nameof(value), value, "A field of view lies between 1 and 179 degrees.");
            _verticalFovDegrees = value;
        }
    }

    /// <summary>The face's options, with the face of <see cref="Calibration"/> where they have none.</summary>
    internal FaceOptions FaceWithCalibration => Face.Calibration is null && Calibration?.Face is { } face ? Face with { Calibration = face } : Face;
}
