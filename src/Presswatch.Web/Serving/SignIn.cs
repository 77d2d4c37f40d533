using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Serving;

/// <summary>One password for a workbench that others can reach: a form that sets a signed cookie, or HTTP Basic (any name) for programs.</summary>
/// <remarks>The cookie is bound to the password: another password ends all sessions. Keys lie in the state folder, never in the archive.</remarks>
internal static class SignIn
{
    private const string Cookie = "presswatch";
    private const string Path = "/sign-in";
    private static readonly TimeSpan Lasting = TimeSpan.FromHours(12);
    private static readonly TimeSpan AfterWrongPassword = TimeSpan.FromSeconds(1);

    public static void AddServices(IServiceCollection services, WorkbenchOptions options)
    {
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "presswatch-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        if (options.Password is null)
        {
            // Nobody signs in; the tokens of forms may end with the program.
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
            return;
        }
        string keys = System.IO.Path.Combine(options.StateFolder ?? DefaultStateFolder(), "keys");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(keys);
        else Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("presswatch").PersistKeysToFileSystem(new DirectoryInfo(keys));
    }

    public static void Use(WebApplication app, WorkbenchOptions options)
    {
        if (options.Password is not { } password) return;
        byte[] known = SHA256.HashData(Encoding.UTF8.GetBytes(password));
        ITimeLimitedDataProtector seal = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("sign-in").ToTimeLimitedDataProtector();
        app.Use(async (context, next) =>
        {
            PathString path = context.Request.Path;
            if (path == Path || path == Endpoints.HealthEndpoints.HealthPath || path.StartsWithSegments("/assets") || IsKnown(context.Request, seal, known))
            {
                await next(context);
                return;
            }
            IResult answer = ProblemPages.IsApi(context)
                ? ProblemPages.Of(new(ProblemCodes.SignInNeeded, "The request carries neither the cookie nor the password.", Try: "send the password as HTTP Basic, with any name"), context)
                : Results.Redirect($"{Path}?to={Uri.EscapeDataString(path + context.Request.QueryString)}");
            await answer.ExecuteAsync(context);
        });
        app.MapGet(Path, (HttpContext context, IAntiforgery forms) => Form(context, forms, isWrong: false));
        app.MapPost(Path, (HttpContext context, IAntiforgery forms) => TryAsync(context, forms, seal, known, options.Clock));
    }

    private static async Task<IResult> TryAsync(HttpContext context, IAntiforgery forms, ITimeLimitedDataProtector seal, byte[] known, TimeProvider clock)
    {
        if (!await forms.IsRequestValidAsync(context)) return Form(context, forms, isWrong: false);
        IFormCollection fields = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!IsPassword(fields["password"].ToString(), known))
        {
            await Task.Delay(AfterWrongPassword, clock, context.RequestAborted);
            return Form(context, forms, isWrong: true);
        }
        context.Response.Cookies.Append(Cookie, seal.Protect(Convert.ToHexString(known), Lasting), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true, MaxAge = Lasting, Path = "/",
        });
        return Results.Redirect(Local(context.Request.Query["to"].ToString()));
    }

    private static PageResult<SignInPage> Form(HttpContext context, IAntiforgery forms, bool isWrong)
    {
        AntiforgeryTokenSet tokens = forms.GetAndStoreTokens(context);
        return new(
            new()
            {
                [nameof(SignInPage.FieldName)] = tokens.FormFieldName, [nameof(SignInPage.Token)] = tokens.RequestToken, [nameof(SignInPage.IsWrong)] = isWrong,
                [nameof(SignInPage.Action)] = $"{Path}?to={Uri.EscapeDataString(Local(context.Request.Query["to"].ToString()))}",
            },
            isWrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
    }

    private static bool IsKnown(HttpRequest request, ITimeLimitedDataProtector seal, byte[] known)
    {
        if (request.Cookies[Cookie] is { Length: > 0 } cookie)
        {
            try
            {
                if (seal.Unprotect(cookie) == Convert.ToHexString(known)) return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? sent) || sent is not { Scheme: "Basic", Parameter: { } packed }) return false;
        Span<byte> bytes = new byte[packed.Length];
        if (!Convert.TryFromBase64String(packed, bytes, out int length)) return false;
        string pair = Encoding.UTF8.GetString(bytes[..length]);
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && IsPassword(pair[(colon + 1)..], known);
    }

    private static bool IsPassword(string tried, byte[] known) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(tried)), known);

    /// <summary>A path on this server; the front page in place of anything that could lead elsewhere.</summary>
    internal static string Local(string to) => to.Length > 0 && to[0] == '/' && (to.Length == 1 || to[1] is not ('/' or '\\')) && !to.AsSpan().ContainsAnyInRange('\0', ' ') ? to : "/";

    private static string DefaultStateFolder()
    {
        string? state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state)) state = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return System.IO.Path.Combine(state, "presswatch");
    }
}
