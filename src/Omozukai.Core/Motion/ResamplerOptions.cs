namespace Omozukai.Core.Motion;

/// <summary>How a <see cref="Resampler"/> trades delay against prediction.</summary>
public sealed record ResamplerOptions
{
    private readonly TimeSpan? _delay;
    private readonly TimeSpan _prediction = TimeSpan.FromMilliseconds(50);
    private readonly TimeSpan _lostAfter = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How far behind the clock the output is. Null: as much as poses are old when the next one comes, learnt from their arrival, so
    /// that the output lies between two known poses and nothing is guessed. Zero: no delay, everything is predicted.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan? Delay
    {
        get => _delay;
        init
        {
            if (value is { } delay) ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero, nameof(value));
            _delay = value;
        }
    }

    /// <summary>
    /// The most that is predicted where the next pose is late: motion goes on, slower and slower, by at most what its last speed
    /// covers in this time. Zero: the last pose stands.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan Prediction
    {
        get => _prediction;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            _prediction = value;
        }
    }

    /// <summary>A person of whom nothing came for so long is lost; poses farther apart than this are not joined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public TimeSpan LostAfter
    {
        get => _lostAfter;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _lostAfter = value;
        }
    }
}
