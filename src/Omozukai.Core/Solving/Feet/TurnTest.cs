using System.Numerics;

namespace Omozukai.Core.Solving.Feet;

/// <summary>
/// Tells legs that hang from feet that stand while the body turns: legs that hang turn with it. The body's turn foretells how the
/// feet would move then, and what is foretold shows in the noise long before a motion that is not.
/// </summary>
/// <remarks>
/// The logarithm of how much likelier hanging makes what was measured than standing does, for white noise. For a body that turned
/// by b about its mean and feet that turned by f, with a deviation of s: Σ (b f − b² / 2) / s². Its mean is half of Σ b² / s², the
/// squared distance of the two, if the legs hang, and minus half of it if they stand (e.g. H. L. Van Trees, "Detection,
/// Estimation, and Modulation Theory I", 1968, 2.2).
/// </remarks>
internal sealed class TurnTest
{
    /// <summary>Time constant of forgetting: a sway of some seconds shows, trackers' wandering of minutes does not.</summary>
    private const float MemorySeconds = 2;

    /// <summary>The squared distance, in deviations, from which on hanging and standing differ enough to ask which it is.</summary>
    private const float LeastDistance = 1;

    /// <summary>Logarithms of likelihoods' ratios: feet stand if that is e^1.5 = 4.5 times likelier, legs hang if that is e⁴ = 55 times likelier.</summary>
    private const float StandEvidence = 1.5f, HangEvidence = 4;

    /// <summary>So many times the turning that noise alone explains is no turn of the body: in a second that varies by a third.</summary>
    private const float NoiseFactor = 1.5f;

    // Weighted count and means, and sums of squares and products about the means.
    private float _count, _body, _spread;
    private Vector3 _feet, _together;

    /// <summary>Whether the body has turned, and the feet may have turned with it.</summary>
    public bool MayHang { get; private set; }

    /// <summary>Whether the feet have turned with the body for certain.</summary>
    public bool Hangs { get; private set; }

    /// <summary>Takes the next moment of feet that seem to be still.</summary>
    public void Add(LegTurns turns, float seconds)
    {
        float keep = MathF.Exp(-seconds / MemorySeconds);
        if (_count <= 0) (_body, _feet) = (turns.Body, turns.Feet);
        _count = (_count * keep) + 1;
        float away = turns.Body - _body;
        _body += away / _count;
        _feet += (turns.Feet - _feet) / _count;
        _spread = (_spread * keep) + (away * (turns.Body - _body));
        _together = (_together * keep) + (away * (turns.Feet - _feet));

        // Of what the body seems to have turned, noise is left out.
        float share = _spread > 0 ? Math.Max(1 - (NoiseFactor * _count * turns.BodyNoise * turns.BodyNoise / _spread), 0) : 0;
        Vector3 weights = Vector3.One / (turns.FeetNoise * turns.FeetNoise);
        float distance = share * share * _spread * Vector3.Dot(Vector3.One, weights);
        float hanging = (share * Vector3.Dot(_together, weights)) - (distance / 2);
        MayHang = distance > LeastDistance && hanging > -StandEvidence;
        Hangs = hanging > HangEvidence;
    }

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        (_count, _spread, _together) = (0, 0, Vector3.Zero);
        (MayHang, Hangs) = (false, false);
    }
}
