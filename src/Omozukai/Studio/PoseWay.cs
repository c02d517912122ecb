using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;

namespace Omozukai.Studio;

/// <summary>The way of each pose: the user's expressions over it, then to the recorder, the outputs and the pages.</summary>
internal sealed class PoseWay(Recorder recorder, ExpressionMixer expressions, Outputs outputs, Pages pages, StatsMeter meter)
{
    private Rig _rig = Rig.Default;

    /// <summary>A recording has broken off, or an output has failed or recovered.</summary>
    public event Action? Changed;

    /// <summary>The rig of the poses to come; set between two sources.</summary>
    public Rig Rig
    {
        get => _rig;
        set
        {
            _rig = value;
            outputs.Begin(value);
        }
    }

    /// <summary>The points of a picture, to the pages that draw them.</summary>
    public void Tracked(LandmarkFrame landmarks, PoseFacts facts, TimeSpan duration, long dropped)
    {
        meter.CountTracked(duration, dropped);
        pages.Send(landmarks, facts.CapturedMs);
    }

    public void Posed(AvatarPose pose, PoseFacts facts)
    {
        // 1. What the user asks for by slider or key.
        expressions.Apply(pose);
        // 2. The pages first: they are who waits.
        pages.Send(pose, facts);
        // 3. Other programs, and the take.
        bool isSame = outputs.Write(pose, facts);
        isSame &= recorder.Write(pose, facts, _rig);
        meter.CountPose();
        if (!isSame) Changed?.Invoke();
    }
}
