using Presswatch.Archive;
using Presswatch.Archive.Log;

namespace Presswatch.Web.Endpoints;

/// <summary>The head of the log, to be kept by others: /log/checkpoint, and the public keys that sign it: /log/key.</summary>
internal static class LogEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/log/checkpoint", (PressArchive archive, HttpContext context) => LogSigner.Newest(archive.Folder) is { } newest
            ? Plain(newest.Note.ToString(), context)
            : ProblemPages.Of(new Problem(ProblemCodes.NoCheckpoint, "The log was never signed."), context));
        routes.MapRead("/log/key", (PressArchive archive, HttpContext context) => LogKeys.Read(archive.Folder.Keys) is { Count: > 0 } keys
            ? Plain(string.Concat(keys.Select(LogKeys.Entry)), context)
            : ProblemPages.Of(new Problem(ProblemCodes.NoCheckpoint, "The log was never signed."), context));
    }

    private static IResult Plain(string text, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(text, "text/plain; charset=utf-8");
    }
}
