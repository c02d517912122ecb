using System.Numerics;

namespace Omozukai.Core.Solving.Touch;

/// <summary>Where one hand is: the rig's in metres from its hips, the person's own in metres from the middle of the shoulders.</summary>
/// <param name="Knuckles">The middle of the rig's knuckles.</param>
/// <param name="Tip">The tip of the rig's middle finger.</param>
/// <param name="OwnKnuckles">The middle of the person's knuckles.</param>
/// <param name="OwnTip">The tip of the person's middle finger.</param>
internal readonly record struct TouchHand(Vector3 Knuckles, Vector3 Tip, Vector3 OwnKnuckles, Vector3 OwnTip);
