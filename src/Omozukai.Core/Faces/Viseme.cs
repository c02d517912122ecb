namespace Omozukai.Core.Faces;

/// <summary>The 15 visemes of Meta's lip sync, in its order: the shapes of a mouth by the sounds that it makes.</summary>
public enum Viseme
{
    /// <summary>Silence.</summary>
    Sil,
    /// <summary>p, b, m: closed lips.</summary>
    PP,
    /// <summary>f, v: the lower lip at the teeth.</summary>
    FF,
    /// <summary>th. A tongue's sound, which lips do not show: always 0.</summary>
    TH,
    /// <summary>t, d. A tongue's sound: always 0.</summary>
    DD,
    /// <summary>k, g. A tongue's sound: always 0.</summary>
    Kk,
    /// <summary>ch, j, sh: lips forward, teeth near.</summary>
    CH,
    /// <summary>s, z: lips apart, teeth near.</summary>
    SS,
    /// <summary>n, l. A tongue's sound: always 0.</summary>
    Nn,
    /// <summary>r. A tongue's sound: always 0.</summary>
    RR,
    /// <summary>a as in car.</summary>
    Aa,
    /// <summary>e as in bed.</summary>
    E,
    /// <summary>i as in tip.</summary>
    Ih,
    /// <summary>o as in toe.</summary>
    Oh,
    /// <summary>u as in book.</summary>
    Ou,
}
