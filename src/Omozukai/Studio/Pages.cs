using System.Text.Json;
using Omozukai.Core.Humanoid;
using Omozukai.Core.Landmarks;
using Omozukai.Formats.Live2D;

namespace Omozukai.Studio;

/// <summary>All pages that look on.</summary>
internal sealed class Pages
{
    private readonly Lock _gate = new();
    private readonly byte[] _pose = new byte[PoseMessage.Length], _points = new byte[LandmarkMessage.MaxLength];
    private readonly Live2DParameters _parameters = new();
    private PageConnection[] _connections = [];
    private uint _number;
    private bool _hasPose;

    public int Count => _connections.Length;

    /// <summary>Takes a page in; it gets the last pose at once.</summary>
    public void Add(PageConnection page)
    {
        lock (_gate)
        {
            _connections = [.. _connections, page];
            if (_hasPose) page.SendPose(_pose);
        }
    }

    public void Remove(PageConnection page)
    {
        lock (_gate) _connections = [.. _connections.Where(other => other != page)];
    }

    public void Send(AvatarPose pose, PoseFacts facts)
    {
        lock (_gate)
        {
            _parameters.Update(pose);
            PoseMessage.Write(_pose, pose, _parameters.Values, facts, ++_number);
            _hasPose = true;
            foreach (PageConnection page in _connections) page.SendPose(_pose);
        }
    }

    public void Send(LandmarkFrame landmarks, double capturedMs)
    {
        PageConnection[] pages = _connections;
        if (!Array.Exists(pages, page => page.WantsPoints)) return;
        int length = LandmarkMessage.Write(_points, landmarks, capturedMs);
        foreach (PageConnection page in pages) page.SendPoints(_points.AsSpan(0, length));
    }

    /// <summary>Sends an object as JSON.</summary>
    public void Send<T>(T message)
    {
        PageConnection[] pages = _connections;
        if (pages.Length == 0) return;
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(message, StudioJson.Options);
        foreach (PageConnection page in pages) page.SendText(json);
    }
}
