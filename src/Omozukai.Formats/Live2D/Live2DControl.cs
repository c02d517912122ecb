namespace Omozukai.Formats.Live2D;

/// <summary>
/// How a standard parameter is driven: 0 is the default, 1 the standard maximum, -1 the standard minimum; a drive may go further where models may.
/// </summary>
/// <param name="Standard">Id and range of Live2D's standard parameter list.</param>
/// <param name="Drive">What of a pose drives it.</param>
/// <param name="FillsRange">
/// Whether the drive fills whatever range a model has. The face's ranges have a meaning (1 is an eye that is open as usual, 30 an angle in degrees), so
/// a wider range of a model is used only where the face goes further; those of arms and hands have none.
/// </param>
internal sealed record Live2DControl(Live2DParameter Standard, Func<Live2DDrives, float> Drive, bool FillsRange = false)
{
    /// <summary>The value of a model's parameter for a drive, within the model's range.</summary>
    public float Value(Live2DParameter own, float drive)
    {
        bool isUp = drive >= 0;
        float ownSpan = isUp ? own.Maximum - own.Default : own.Default - own.Minimum;
        float standardSpan = isUp ? Standard.Maximum - Standard.Default : Standard.Default - Standard.Minimum;
        float span = FillsRange || standardSpan == 0 || ownSpan < standardSpan ? ownSpan : standardSpan;
        return Math.Clamp(own.Default + drive * span, own.Minimum, own.Maximum);
    }
}
