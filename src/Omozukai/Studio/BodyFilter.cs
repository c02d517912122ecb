using Omozukai.Core.Landmarks;

namespace Omozukai.Studio;

/// <summary>Takes away what shall not move the avatar.</summary>
internal static class BodyFilter
{
    public static void Apply(PersonLandmarks person, TrackedBody body)
    {
        if (body != TrackedBody.Upper) return;
        // Points that count as hidden: the solver leaves the legs at rest.
        for (int i = (int)BodyLandmark.LeftKnee; i < BodyLandmarks.Count; i++)
        {
            person.Body.Image[i] = person.Body.Image[i] with { Visibility = 0, Presence = 0 };
            person.Body.World[i] = person.Body.World[i] with { Visibility = 0, Presence = 0 };
        }
    }
}
