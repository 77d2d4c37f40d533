using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Core.Output;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Web.Endpoints;

/// <summary>Corrections of what was read: /corrections for forms of the pages, /api/v1/corrections for programs. Each change needs an antiforgery token.</summary>
internal static class CorrectionEndpoints
{
    /// <summary>Who corrects where the request does not say.</summary>
    public const string NobodyNamed = "workbench";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/v1/corrections", (ReadingsOnDemand readings, HttpContext context) =>
        {
            Outcome<IReadingStore> store = readings.Store();
            return store.Problem is { } problem ? ProblemPages.Of(problem, context) : ListAnswer.Json(new { total = store.Value.Corrections.All.Count, items = store.Value.Corrections.All, next = (string?)null });
        }).WithName("Corrections");
        routes.MapRead("/api/v1/corrections/token", (IAntiforgery forms, HttpContext context) =>
        {
            AntiforgeryTokenSet tokens = forms.GetAndStoreTokens(context);
            return ListAnswer.Json(new { header = tokens.HeaderName, field = tokens.FormFieldName, token = tokens.RequestToken });
        }).WithName("CorrectionToken");
        routes.MapPost("/api/v1/corrections", (Desk desk, HttpContext context) => desk.PostAsync(context)).WithName("Correct");
        routes.MapPost("/corrections", (Desk desk, HttpContext context) => desk.PostFormAsync(context));
    }

    /// <summary>Takes corrections one after the other.</summary>
    internal sealed class Desk(PressArchive archive, ReadingsOnDemand readings, ReadingDrawer drawer, IAntiforgery forms)
    {
        private readonly Lock _writing = new();

        /// <summary>A correction as JSON: of, subject, person, field, value, note, author; or takeBack and author.</summary>
        public async Task<IResult> PostAsync(HttpContext context)
        {
            if (!await forms.IsRequestValidAsync(context)) return ProblemPages.Of(NoToken(), context);
            try
            {
                SentCorrection? sent = await JsonSerializer.DeserializeAsync<SentCorrection>(context.Request.Body, JsonText.Options, context.RequestAborted);
                return sent is null ? ProblemPages.Of(Unread("null"), context) : ListAnswer.Json(Keep(sent), context);
            }
            catch (JsonException notJson)
            {
                return ProblemPages.Of(Unread(notJson.Message), context);
            }
        }

        /// <summary>The same as a form; then the page named in "to" is shown.</summary>
        public async Task<IResult> PostFormAsync(HttpContext context)
        {
            if (!context.Request.HasFormContentType || !await forms.IsRequestValidAsync(context)) return ProblemPages.Of(NoToken(), context);
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
            Outcome<KeptCorrections> kept = Keep(Field(form, "author"), Field(form, "takeBack"), store => CorrectionForm.Read(form, store));
            if (kept.Problem is { } problem) return ProblemPages.Of(problem, context);
            FormSeal.Remember(context, Field(form, "author") ?? "");
            return Results.LocalRedirect(SignIn.Local(Field(form, "to") ?? "/"));
        }

        private static string? Field(IFormCollection form, string name) => form[name].ToString() is { Length: > 0 } value ? value : null;

        private Outcome<KeptCorrections> Keep(SentCorrection sent) => Keep(sent.Author, sent.TakeBack, _ =>
            Outcome.Of<IReadOnlyList<CorrectionAsk>>([new(sent.Of ?? "", sent.Subject ?? "", sent.Person, sent.Field ?? "", sent.Value, sent.Note)]));

        private Outcome<KeptCorrections> Keep(string? by, string? takeBack, Func<IReadingStore, Outcome<IReadOnlyList<CorrectionAsk>>> asked)
        {
            Outcome<IReadingStore> store = readings.Store();
            if (store.Problem is { } missing) return missing;
            string author = by ?? NobodyNamed;
            lock (_writing)
            {
                var desk = new CorrectionDesk(archive, store.Value, drawer);
                Outcome<IReadOnlyList<CorrectionAsk>> asks = takeBack is null ? asked(store.Value) : Outcome.Of<IReadOnlyList<CorrectionAsk>>([]);
                if (asks.Problem is { } unclear) return unclear;
                Outcome<IReadOnlyList<Correction>> kept = takeBack is not null ? desk.TakeBack(takeBack, author) : desk.Add(asks.Value, author);
                return kept.Problem is { } problem ? problem : new KeptCorrections(kept.Value.Count, kept.Value);
            }
        }

        private static Problem NoToken() => new(ProblemCodes.BadParameter, "The request carries no token of a form of this workbench.", Try: "take one from /api/v1/corrections/token, or open the page again");

        private static Problem Unread(string why) => new(ProblemCodes.BadParameter, $"The correction is no JSON that can be read: {why}");
    }

    private sealed record SentCorrection(string? Of, string? Subject, string? Person, string? Field, string? Value, string? Note, string? Author, string? TakeBack);

    private sealed record KeptCorrections(int Total, IReadOnlyList<Correction> Items);
}
