using System.Runtime.Intrinsics;

namespace Omozukai.Core.Filtering;

/// <summary>Eight curves.</summary>
internal struct AgilityBlock
{
    /// <summary>How long measurements bear on the weights, as a time constant.</summary>
    private const float MemorySeconds = 0.3f;

    /// <summary>Errors beyond this many squared deviations count no more than this as evidence.</summary>
    private const float MostSurprise = 25;

    public AgilityAxis X, Y, Z;
    public AgilityValues Evidence, Weights;
    public Vector256<float> Count, Seconds, LastSeconds, IsMeasured, Alarm;
    public int Steps;
    private AgilityValues _penalty, _variance;

    public void Tune()
    {
        Vector256<float> seconds = Vector256.MaxNative(Seconds, Vector256.Create(1e-6f)), count = Vector256.MaxNative(Count, Vector256.Create(2f));
        X.Tune(seconds, count);
        Y.Tune(seconds, count);
        Z.Tune(seconds, count);
        for (int member = 0; member < AgilityValues.Count; member++)
        {
            Vector256<float> one = Vector256<float>.One;
            _variance[member] = (one / X.Precision[member]) + (one / Y.Precision[member]) + (one / Z.Precision[member]);
            _penalty[member] = -0.5f * Vector256.Log((one - X.Share[member]) * (one - Y.Share[member]) * (one - Z.Share[member]));
        }
    }

    /// <summary>How far a measurement lies from what the members together foretell.</summary>
    public readonly Vector256<float> Surprise(in AgilityAxis axis, Vector256<float> passed) => axis.Measured - Mean(in axis.Place) - (Mean(in axis.Velocity) * passed);

    /// <summary>Every member foretells and takes over its share of the measurement; then members are weighted by their likelihoods.</summary>
    public void Correct(Vector256<float> passed, Vector256<float> isUsed)
    {
        Vector256<float> forget = Vector256.Exp(Seconds * (-1 / MemorySeconds));
        Vector256<float> perSecond = (Vector256<float>.One / Vector256.MaxNative(Seconds, Vector256.Create(1e-6f))) & isUsed;
        Vector256<float> greatest = Vector256.Create(float.NegativeInfinity);
        for (int member = 0; member < AgilityValues.Count; member++)
        {
            Vector256<float> surprise = Correct(ref X, member, passed, isUsed, perSecond) + Correct(ref Y, member, passed, isUsed, perSecond) + Correct(ref Z, member, passed, isUsed, perSecond);
            Vector256<float> evidence = (Evidence[member] * forget) - (surprise * 0.5f) - _penalty[member];
            evidence = Vector256.ConditionalSelect(isUsed, evidence, Evidence[member]);
            Evidence[member] = evidence;
            greatest = Vector256.MaxNative(greatest, evidence);
        }

        Vector256<float> sum = Vector256<float>.Zero;
        for (int member = 0; member < AgilityValues.Count; member++) sum += Weights[member] = Likelihood(Evidence[member] - greatest);
        sum = Vector256<float>.One / sum;
        for (int member = 0; member < AgilityValues.Count; member++) Weights[member] *= sum;
    }

    /// <summary>Moves the outputs to the means, or to a first measurement, from which everything is counted.</summary>
    public void MoveOn(Vector256<float> isFirst)
    {
        Vector256<float> x = Vector256<float>.Zero, y = x, z = x;
        for (int member = 0; member < AgilityValues.Count; member++)
        {
            Vector256<float> weight = Weights[member];
            x = Vector256.MultiplyAddEstimate(weight, X.Place[member], x);
            y = Vector256.MultiplyAddEstimate(weight, Y.Place[member], y);
            z = Vector256.MultiplyAddEstimate(weight, Z.Place[member], z);
        }
        MoveOn(ref X, x, isFirst);
        MoveOn(ref Y, y, isFirst);
        MoveOn(ref Z, z, isFirst);
    }

    public readonly Vector256<float> MeanVelocity(in AgilityAxis axis) => Mean(in axis.Velocity);

    /// <summary>Variance of a measurement from what the members together foretell, of all axes together.</summary>
    public readonly Vector256<float> ErrorVariance => Mean(in _variance);

    public readonly Vector256<float> VelocityVariance(in AgilityAxis axis)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        for (int member = 0; member < AgilityValues.Count; member++)
        {
            Vector256<float> share = axis.Share[member], rate = axis.Rate[member];
            sum += Weights[member] * 2 * rate * rate / (share * (Vector256.Create(4f) - (2 * share) - rate));
        }
        return sum * axis.Noise * axis.Noise;
    }

    private static Vector256<float> Correct(ref AgilityAxis axis, int member, Vector256<float> passed, Vector256<float> isUsed, Vector256<float> perSecond)
    {
        Vector256<float> velocity = axis.Velocity[member], place = Vector256.MultiplyAddEstimate(velocity, passed, axis.Place[member]);
        Vector256<float> error = (axis.Measured - place) & isUsed;
        axis.Place[member] = Vector256.MultiplyAddEstimate(error, axis.Share[member], place);
        axis.Velocity[member] = Vector256.MultiplyAddEstimate(error * perSecond, axis.Rate[member], velocity);
        return Vector256.MinNative(error * error * axis.Precision[member], Vector256.Create(MostSurprise));
    }

    private readonly void MoveOn(ref AgilityAxis axis, Vector256<float> mean, Vector256<float> isFirst)
    {
        Vector256<float> output = Vector256.ConditionalSelect(IsMeasured, mean, axis.Output);
        axis.Move = Vector256.ConditionalSelect(isFirst, axis.Measured, output - axis.Output);
        axis.Output = output;
    }

    private readonly Vector256<float> Mean(in AgilityValues values)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        for (int member = 0; member < AgilityValues.Count; member++) sum += Weights[member] * values[member];
        return sum;
    }

    /// <summary>e to the power of numbers that are not positive, as (1 + x / 256)²⁵⁶: weights need no more digits.</summary>
    private static Vector256<float> Likelihood(Vector256<float> evidence) =>
        Fourth(Fourth(Fourth(Fourth(Vector256.MaxNative(Vector256<float>.One + (evidence * (1 / 256f)), Vector256<float>.Zero)))));

    private static Vector256<float> Fourth(Vector256<float> value) => value * value * (value * value);
}
