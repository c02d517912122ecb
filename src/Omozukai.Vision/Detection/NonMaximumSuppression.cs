using System.Numerics;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Detection;

/// <summary>Joins the many detections of one thing into their mean, weighted by score.</summary>
/// <remarks>Source: MediaPipe, non_max_suppression_calculator, algorithm WEIGHTED; the score stays the best one's.</remarks>
internal static class NonMaximumSuppression
{
    /// <summary>Empties the candidates into the results, best first.</summary>
    public static void Merge(List<Detection> candidates, List<Detection> results, int keypointCount, float overlap)
    {
        candidates.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        while (candidates.Count > 0)
        {
            Detection top = candidates[0];
            Vector2 min = Vector2.Zero, max = Vector2.Zero;
            var keypoints = new Keypoints();
            float total = 0;
            int kept = 0;
            for (int i = 0; i < candidates.Count; i++)
            {
                Detection candidate = candidates[i];
                bool same = i == 0 || Boxes.IntersectionOverUnion(top.Min, top.Max, candidate.Min, candidate.Max) > overlap;
                if (!same)
                {
                    candidates[kept++] = candidate;
                    continue;
                }
                total += candidate.Score;
                min += candidate.Min * candidate.Score;
                max += candidate.Max * candidate.Score;
                Keypoints points = candidate.Keypoints;
                for (int k = 0; k < keypointCount; k++) keypoints[k] += points[k] * candidate.Score;
            }
            candidates.RemoveRange(kept, candidates.Count - kept);
            for (int k = 0; k < keypointCount; k++) keypoints[k] /= total;
            results.Add(new Detection(top.Score, min / total, max / total, keypoints));
        }
    }
}
