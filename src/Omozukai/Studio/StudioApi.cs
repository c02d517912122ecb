using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Omozukai.Commands;
using Omozukai.Formats;

namespace Omozukai.Studio;

/// <summary>What pages fetch and bring besides the sockets: takes, avatars, videos (docs/studio-protocol.md).</summary>
internal sealed class StudioApi(StudioDesk desk)
{
    private const string Binary = "application/octet-stream", LossesHeader = "Omozukai-Losses";

    public void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/state", () => Results.Json(desk.State, StudioJson.Options));
        routes.MapGet("/api/takes/{name}/{file}", Export);
        routes.MapGet("/api/avatar/{file}", () => desk.FirstAvatar is { } path && File.Exists(path) ? Results.File(Path.GetFullPath(path), Binary) : Results.NotFound());
        routes.MapGet("/api/avatars/{name}", (string name) => desk.Avatars.Find(name) is { } path ? Results.File(path, Binary) : Results.NotFound());
        routes.MapPut("/api/avatars/{name}", (string name, HttpContext context) => Receive(context, AvatarShelf.MaxBytes, async body =>
        {
            await desk.Avatars.SaveAsync(name, body, context.RequestAborted);
            desk.TellState();
            return Results.Ok();
        }));
        routes.MapGet("/api/live2d/core.js", () => File.Exists(desk.Live2D.CorePath) ? Results.File(desk.Live2D.CorePath, "text/javascript") : Results.NotFound());
        routes.MapPut("/api/live2d/core.js", (Delegate)((HttpContext context) => Receive(context, Live2DShelf.MaxBytes, async body =>
        {
            await desk.Live2D.SaveCoreAsync(body, context.RequestAborted);
            desk.TellState();
            return Results.Ok();
        })));
        routes.MapGet("/api/live2d/models/{**path}", (string path) => desk.Live2D.Find(path) is { } file ? Results.File(file, Binary) : Results.NotFound());
        routes.MapPut("/api/live2d/models/{**path}", (string path, HttpContext context) => Receive(context, Live2DShelf.MaxBytes, async body =>
        {
            await desk.Live2D.SaveAsync(path, body, context.RequestAborted);
            desk.TellState();
            return Results.Ok();
        }));
        routes.MapPost("/api/videos", (string? name, HttpContext context) => Receive(context, VideoJobs.MaxBytes, async body =>
        {
            int id = await desk.Videos.AddAsync(FileName.Clean(name ?? "", "video"), body, context.RequestAborted);
            return Results.Json(new { Id = id }, StudioJson.Options);
        }));
    }

    /// <summary>A take in the format that the file's extension asks for.</summary>
    private IResult Export(string name, string file, HttpContext context)
    {
        if (desk.Takes.Find(name) is not { } take) return Results.NotFound();
        MotionFormat? format = MotionFormats.All.FirstOrDefault(format => format.CreateSink is not null && file.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase));
        if (format is null) return Results.NotFound();
        try
        {
            (FileStream export, IReadOnlyList<string> losses) = TakeExport.Write(take, name, format.Extension);
            if (losses.Count > 0) context.Response.Headers[LossesHeader] = Uri.EscapeDataString(string.Join('\n', losses));
            return Results.File(export, Binary, name + format.Extension);
        }
        catch (Exception exception) when (exception is FailureException or InvalidDataException or IOException)
        {
            return Problem(exception.Message);
        }
    }

    /// <summary>A file that a page brings, up to a size.</summary>
    private static async Task<IResult> Receive(HttpContext context, long maxBytes, Func<Stream, Task<IResult>> take)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maxBytes;
        try
        {
            return await take(context.Request.Body);
        }
        catch (BadHttpRequestException exception)
        {
            return Problem($"The file is too large or broke off: {exception.Message}");
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return Problem(exception.Message);
        }
    }

    private static IResult Problem(string text) => Results.Json(new { Problem = text }, StudioJson.Options, statusCode: StatusCodes.Status422UnprocessableEntity);
}
