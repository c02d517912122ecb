namespace Omozukai.Vision.Landmarkers;

/// <summary>Which of MediaPipe's networks follow people: faster or finer.</summary>
public enum HolisticQuality
{
    /// <summary>Small body and hand networks, about twice as fast as <see cref="Full"/>.</summary>
    Lite,
    /// <summary>MediaPipe's default (complexity 1).</summary>
    Full,
    /// <summary>The large body network, four times as slow as <see cref="Full"/>.</summary>
    Heavy,
}
