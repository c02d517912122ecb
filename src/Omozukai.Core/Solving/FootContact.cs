namespace Omozukai.Core.Solving;

/// <summary>
/// Decides whether a foot is planted. A planted foot keeps its place in the world, near the ground; a foot that hangs from
/// moving hips keeps its place below them instead.
/// </summary>
internal sealed class FootContact
{
    /// <summary>A foot slower than this may be planted, faster than that it is not, in metres a second. Walking feet swing at 1 to 4.</summary>
    private const float SlowSpeed = 0.12f, FastSpeed = 0.2f;

    /// <summary>A foot that moves with the hips is hanging, not planted, unless both hardly move: below this speed in metres a second.</summary>
    private const float StillSpeed = 0.003f;

    /// <summary>How many deviations of the speed's own noise are allowed for.</summary>
    private const float Deviations = 2;

    /// <summary>A planted foot is at most this far above the ground, in metres.</summary>
    private const float HighestMetres = 0.06f;

    public bool IsPlanted { get; private set; }

    /// <param name="worldSpeed">Speed of the foot in metres a second.</param>
    /// <param name="hangingSpeed">Speed of the foot seen from the hips.</param>
    /// <param name="noise">Deviation of the speeds that noise alone explains.</param>
    /// <param name="height">Height above the ground in metres.</param>
    public bool Update(float worldSpeed, float hangingSpeed, float noise, float height)
    {
        float allowance = Deviations * noise;
        bool isLow = height < HighestMetres;
        bool isSlow = worldSpeed < (IsPlanted ? FastSpeed : SlowSpeed) + allowance;
        bool isHanging = worldSpeed > Math.Max(hangingSpeed, StillSpeed) + allowance;
        return IsPlanted = isLow && isSlow && !isHanging;
    }

    public void Reset() => IsPlanted = false;
}
