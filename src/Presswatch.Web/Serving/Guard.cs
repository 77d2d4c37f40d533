using System.Net;
using Microsoft.Extensions.Logging;
using Presswatch.Archive;

namespace Presswatch.Web.Serving;

/// <summary>What holds for every answer: headers that let nothing run or load from elsewhere, host names of this machine only, and faults as problems.</summary>
internal static class Guard
{
    /// <summary>No inline style, no inline script, nothing from elsewhere, in no frame.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Use(WebApplication app, bool thisMachineOnly)
    {
        app.Use(async (context, next) =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (thisMachineOnly && !IsThisMachine(context.Request.Host.Host))
            {
                // A page from elsewhere whose name was made to point here must not read the archive.
                await ProblemPages.Of(new(ProblemCodes.WrongHost, $"The request names the host '{context.Request.Host.Host}'."), context).ExecuteAsync(context);
                return;
            }
            try
            {
                await next(context);
            }
            catch (Exception fault) when (!context.Response.HasStarted && fault is not OperationCanceledException)
            {
                context.Response.Clear();
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                await ProblemPages.Of(Explain(fault, app.Logger), context).ExecuteAsync(context);
            }
        });
    }

    /// <summary>Whether a host is a name of this machine that no other can take.</summary>
    public static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static Problem Explain(Exception fault, ILogger log)
    {
        if (fault is BadHttpRequestException bad) return new(ProblemCodes.BadParameter, bad.Message);
        if (ArchiveException.Explain(fault, "the archive") is { } known) return known;
        log.LogError(fault, "A request failed.");
        return new(ProblemCodes.ServerFault, $"{fault.GetType().Name}.");
    }
}
