using Omozukai.Core.Landmarks;
using Omozukai.Core.Pipeline;
using Omozukai.Vision.Imaging;

namespace Omozukai.Vision.Landmarkers;

/// <summary>A network that finds the 478 points of the one face in a region.</summary>
internal interface IFaceMesh : IDisposable
{
    /// <summary>Fills the face's points; its score says how sure the network is that there is one.</summary>
    void Run(VideoFrame frame, RegionOfInterest region, FaceLandmarks face);
}
