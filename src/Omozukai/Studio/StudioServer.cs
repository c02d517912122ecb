using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Omozukai.Studio;

/// <summary>The local web server of the studio: the page, its sockets, its files.</summary>
internal sealed class StudioServer : IAsyncDisposable
{
    private const int SmallBody = 64 << 10;

    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly StudioDesk _desk;
    private readonly StudioAccess _access;

    private StudioServer(WebApplication app, StudioDesk desk, StudioAccess access) => (_app, _desk, _access) = (app, desk, access);

    /// <summary>Where the studio is, with the token where there is one.</summary>
    public string Address
    {
        get
        {
            string address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return $"http://127.0.0.1:{new Uri(address).Port}/" + (_access.Token is { } token ? $"?token={token}" : "");
        }
    }

    /// <summary>Starts the studio.</summary>
    /// <exception cref="IOException">The port is taken, or the folders cannot be made.</exception>
    public static async Task<StudioServer> StartAsync(StudioOptions options)
    {
        // 1. The web server, with nothing of ASP.NET's that is not used.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.IsOpenToNetwork ? IPAddress.Any : IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = SmallBody;
            kestrel.Limits.MaxConcurrentConnections = 200;
            kestrel.Limits.MinRequestBodyDataRate = null; // a video comes as fast as the disk of its browser
        });
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();

        // 2. Who may come in, and what is there.
        var access = new StudioAccess(options.IsOpenToNetwork);
        var desk = new StudioDesk(options);
        app.Use(next => context => access.Check(context, next));
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(10), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        UseFiles(app, StudioFiles.Page, "");
        UseFiles(app, StudioFiles.Assets, "/assets");
        app.UseRouting();
        app.Map("/socket", new PageSocket(desk).RunAsync);
        app.Map("/camera", new CameraSocket(desk).RunAsync);
        new StudioApi(desk).MapTo(app);
        app.UseEndpoints(_ => { });

        // 3. On.
        var server = new StudioServer(app, desk, access);
        try
        {
            await app.StartAsync();
            desk.Open();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _desk.Dispose();
        using (var patience = new CancellationTokenSource(s_stopPatience)) await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    /// <summary>Files of a folder that came with the program. "/view" is a page as well.</summary>
    private static void UseFiles(WebApplication app, string folder, string path)
    {
        if (!Directory.Exists(folder)) return;
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".vrm"] = "model/gltf-binary";
        types.Mappings[".vrma"] = "model/gltf-binary";
        var files = new PhysicalFileProvider(folder);
        if (path.Length == 0)
        {
            app.Use(next => context =>
            {
                if (context.Request.Path == "/") context.Request.Path = "/index.html";
                if (context.Request.Path == "/view") context.Request.Path = "/view.html";
                return next(context);
            });
        }
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            RequestPath = path,
            ContentTypeProvider = types,
            ServeUnknownFileTypes = true,
            // Names of built files hold a hash of their content; pages are asked for anew each time.
            OnPrepareResponse = response => response.Context.Response.Headers.CacheControl = response.Context.Request.Path.StartsWithSegments("/built", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }
}
