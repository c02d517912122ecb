namespace Omozukai.Kalidokit;

/// <summary>
/// KalidoKit's three solvers on one person, called as its demo calls them: the face as MediaPipe's with the picture's size, the body with the
/// defaults, and the person's left hand for the avatar's right one and the other way round. Nothing is remembered from call to call, and
/// nothing allocated.
/// </summary>
public sealed class KalidokitSolver
{
    private readonly FaceSolveOptions _faceOptions;
    private readonly FaceResult _face = new();
    private readonly PoseResult _pose = new();
    private readonly HandResult _leftHand = new();
    private readonly HandResult _rightHand = new();

    /// <summary>Makes a solver for pictures of one size.</summary>
    /// <param name="imageSize">The picture's size in pixels.</param>
    public KalidokitSolver(ImageSize imageSize) =>
        _faceOptions = new FaceSolveOptions { Runtime = SolverRuntime.Mediapipe, ImageSize = imageSize };

    /// <summary>The face found last, or null where there was none.</summary>
    public FaceResult? Face { get; private set; }

    /// <summary>The body found last, or null where there was none.</summary>
    public PoseResult? Pose { get; private set; }

    /// <summary>The avatar's left hand found last, which follows the person's right, or null where there was none.</summary>
    public HandResult? LeftHand { get; private set; }

    /// <summary>The avatar's right hand found last, which follows the person's left, or null where there was none.</summary>
    public HandResult? RightHand { get; private set; }

    /// <summary>Solves a person.</summary>
    public void Solve(KalidokitLandmarks person)
    {
        Face = Kalidokit.Face.Solve(person.FacePoints[..person.FaceCount], _face, _faceOptions) ? _face : null;
        Pose = person.HasBody && Kalidokit.Pose.Solve(person.BodyWorld, person.BodyImage, _pose) ? _pose : null;
        RightHand = person.HasLeftHand && Hand.Solve(person.LeftHandPoints, Side.Right, _rightHand) ? _rightHand : null;
        LeftHand = person.HasRightHand && Hand.Solve(person.RightHandPoints, Side.Left, _leftHand) ? _leftHand : null;
    }
}
