namespace Omozukai.EndToEnd.Tests.Studio;

/// <summary>Tests of the studio come one after the other: each has a server and a browser to feed.</summary>
[CollectionDefinition(Name)]
public sealed class StudioCollection : ICollectionFixture<StudioBrowser>
{
    public const string Name = "studio";
}
