using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Omozukai.Studio;

/// <summary>
/// Who may talk to the studio. On this machine: pages of the studio itself, known by Host and Origin, so that neither a foreign page
/// nor a name that was bent to this address gets in. From the network: whoever has the token, if the network was let in at all.
/// </summary>
internal sealed class StudioAccess
{
    private const string Cookie = "omozukai-token", Query = "token";

    private static readonly string[] s_loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>What a page may load: its own files and pictures that it makes itself, and nothing from anywhere else.</summary>
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob:; " +
        "connect-src 'self' blob: data:; worker-src 'self' blob:; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly bool _isOpenToNetwork;

    public StudioAccess(bool isOpenToNetwork)
    {
        _isOpenToNetwork = isOpenToNetwork;
        Token = isOpenToNetwork ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) : null;
    }

    /// <summary>What opens the studio from the network; null where it is closed.</summary>
    public string? Token { get; }

    /// <summary>Lets a request through or answers it.</summary>
    public async Task Check(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        // 1. The name that the browser believes to talk to.
        string host = request.Host.Host;
        bool isOwnName = s_loopbackNames.Contains(host, StringComparer.OrdinalIgnoreCase) || (_isOpenToNetwork && IPAddress.TryParse(host.Trim('[', ']'), out _));
        if (!isOwnName)
        {
            await Refuse(context, StatusCodes.Status421MisdirectedRequest, "This is the Omozukai studio, which answers to localhost and 127.0.0.1 only.");
            return;
        }
        // 2. The page that asks, where one does.
        if (request.Headers.Origin is [{ } origin] && !string.Equals(origin, $"http://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "Pages of other sites may not talk to the Omozukai studio.");
            return;
        }
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none") && !IsVisit(request))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "Pages of other sites may not talk to the Omozukai studio.");
            return;
        }
        // 3. The token, once the network may come. It moves from the address into a cookie.
        if (Token is not null && !HasToken(context))
        {
            await Refuse(context, StatusCodes.Status401Unauthorized, "Open the studio with the address that it printed when it started: it ends in ?token=….");
            return;
        }
        // 4. What the answer may do.
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        await next(context);
    }

    /// <summary>A person who follows a link to the studio: a page is shown, nothing is changed.</summary>
    private static bool IsVisit(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document"
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private bool HasToken(HttpContext context)
    {
        if (IsToken(context.Request.Query[Query]))
        {
            context.Response.Cookies.Append(Cookie, Token!, new CookieOptions { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict, IsEssential = true });
            return true;
        }
        return IsToken(context.Request.Cookies[Cookie]);
    }

    private bool IsToken(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Token!));

    private static Task Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return context.Response.WriteAsync(reason + "\n", context.RequestAborted);
    }
}
