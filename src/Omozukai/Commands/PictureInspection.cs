using Omozukai.Core.Pipeline;
using Omozukai.Vision.Frames;

namespace Omozukai.Commands;

/// <summary>What is in a video, a photo or a folder of pictures.</summary>
internal static class PictureInspection
{
    public static Report Inspect(string path)
    {
        using IFrameSource source = FrameSources.Open(path, new FrameSourceOptions());
        var report = new Report(source switch { PhotoSource => "photo", FolderSource => "folder of pictures", _ => "video" });
        report.Add("file", "file", path);
        var frame = new VideoFrame();
        if (source.TryRead(frame)) report.AddSize(frame.Width, frame.Height);
        if (source is FolderSource folder) report.Add("pictures", "pictures", folder.Info.FrameCount);
        if (source is not VideoFrameSource video) return report;
        report.AddRate(video.Info.FramesPerSecond);
        report.AddDuration(video.Info.Duration);
        report.Add("frames", "frames", video.Info.FrameCount, $"about {video.Info.FrameCount}");
        if (video.IsCutOff) report.Warn("the file is shorter than its container says: it breaks off before its end");
        return report;
    }
}
