namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>Tests that compare motions in real time come last, with the machine to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CameraCollection : ICollectionFixture<StudioBrowser>
{
    public const string Name = "camera";
}
