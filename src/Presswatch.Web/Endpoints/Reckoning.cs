using Microsoft.Net.Http.Headers;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Says that an answer is not there yet, and has the browser ask again, also without script.</summary>
internal static class Reckoning
{
    private const string RetrySeconds = "2";

    /// <param name="room">Where the reader is.</param>
    /// <param name="title">What is being reckoned.</param>
    /// <param name="why">Why that takes a while.</param>
    /// <param name="context">The request.</param>
    public static IResult Of(Rooms room, string title, string why, HttpContext context)
    {
        context.Response.Headers[HeaderNames.RetryAfter] = RetrySeconds;
        context.Response.Headers["Refresh"] = RetrySeconds;
        return new PageResult<ReckoningPage>(new()
        {
            [nameof(ReckoningPage.Room)] = room, [nameof(ReckoningPage.Title)] = title, [nameof(ReckoningPage.Why)] = why,
            [nameof(ReckoningPage.Again)] = $"{context.Request.Path}{context.Request.QueryString}",
        });
    }
}
