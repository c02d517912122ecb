namespace Omozukai.Core.Filtering;

/// <summary>
/// The numbers of a One Euro filter (Casiez, Roussel and Vogel, CHI 2012), for rotations in radians.
/// To tune: keep still and lower <see cref="MinimumCutoffHz"/> until nothing trembles, then move and raise
/// <see cref="SpeedCoefficient"/> until nothing lags.
/// </summary>
/// <param name="MinimumCutoffHz">Cutoff at rest, in hertz, positive.</param>
/// <param name="SpeedCoefficient">How much the cutoff rises with speed, in hertz per radian a second, not negative.</param>
/// <param name="SpeedCutoffHz">Cutoff of the speed's own low-pass, in hertz, positive.</param>
public sealed record OneEuroOptions(float MinimumCutoffHz = 1, float SpeedCoefficient = 4, float SpeedCutoffHz = 1);
