namespace Omozukai.Studio;

/// <summary>A source that knows when its pictures were taken.</summary>
internal interface ITimedSource
{
    /// <summary>When the last picture was taken, in milliseconds since 1970, on the clock of who took it.</summary>
    double CapturedMs { get; }

    /// <summary>Pictures that were left out.</summary>
    long Dropped { get; }
}
