using Microsoft.AspNetCore.Antiforgery;

namespace Presswatch.Web.Serving;

/// <summary>What every form that changes something carries: the antiforgery token, and who wrote the last one.</summary>
/// <param name="Field">Name of the field that holds the token.</param>
/// <param name="Token">The token, which goes with a cookie.</param>
/// <param name="Author">As the cookie remembers them; empty for nobody yet.</param>
public sealed record FormSeal(string Field, string Token, string Author)
{
    private const string AuthorCookie = "presswatch-author";
    private const int LongestAuthor = 100;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    internal static FormSeal Of(HttpContext context, IAntiforgery forms)
    {
        AntiforgeryTokenSet tokens = forms.GetAndStoreTokens(context);
        string author = context.Request.Cookies[AuthorCookie] ?? "";
        return new(tokens.FormFieldName, tokens.RequestToken ?? "", author.Length > LongestAuthor ? "" : author);
    }

    /// <summary>Remembers the author for the next form.</summary>
    internal static void Remember(HttpContext context, string author)
    {
        if (author.Length is 0 or > LongestAuthor) return;
        context.Response.Cookies.Append(AuthorCookie, author, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true, MaxAge = Remembered, Path = "/" });
    }
}
