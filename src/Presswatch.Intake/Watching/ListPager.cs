using System.Globalization;
using System.Text.RegularExpressions;
using Presswatch.Extraction;
using Presswatch.Intake.Fetching;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Watching;

/// <summary>Follows a list to its further pages: by a link, by numbered addresses, or by a form with the session's token. Ends at the first page that names nothing new or that robots.txt asks not to fetch.</summary>
internal sealed class ListPager(GuardedFetcher fetcher, WatchedSource source, WatchList list, TimeProvider clock)
{
    private readonly Regex? _shown = list.Form?.Shown is { } pattern ? new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) : null;

    /// <summary>Asks for the further pages, with the source's pause between.</summary>
    /// <param name="visited">Holds the first page; what comes is added.</param>
    /// <param name="mayAsk">Whether robots.txt lets a page be asked for; enters what it fetched and the pause that is asked for.</param>
    /// <param name="keep">Makes captures of what came.</param>
    /// <param name="collect">Finds the addresses on the last of them.</param>
    /// <param name="countNew">How many of some addresses are not yet known.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task FollowAsync(Visited visited, Func<Uri, Visited, Task<bool>> mayAsk, Action<FetchResult, Visited> keep, Action<Visited> collect, Func<IReadOnlyList<string>, int> countNew, CancellationToken cancel)
    {
        Exchange first = visited.Answer!;
        int known = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int page = 2; page <= list.Pages; page++)
        {
            string[] fresh = [.. visited.Found.Skip(known).Select(found => found.Address).Where(seen.Add)];
            known = visited.Found.Count;
            if (fresh.Length == 0 || countNew(fresh) == 0 || RequestFor(page, visited.Answer!) is not { } request) break;
            var asked = new Visited();
            bool may = await mayAsk(request.Address, asked);
            visited.Captures.AddRange(asked.Captures);
            if (!may) break;
            TimeSpan pause = asked.Delay > source.Pause ? asked.Delay.Value : source.Pause;
            FetchResult result = await AskAsync(request, pause, cancel);
            if (result.Answer is { } answer && IsOther(answer, page)) result = await AskAsync(request, pause, cancel);
            var next = new Visited();
            keep(result, next);
            visited.Captures.AddRange(next.Captures);
            collect(next);
            if (next.End != VisitEnd.Taken) break;
            visited.Found.AddRange(next.Found);
            visited.Answer = next.Answer;
        }
        // What the queue remembers of the list are the names of its first page's bytes.
        visited.Answer = first;
    }

    private async Task<FetchResult> AskAsync(FetchRequest request, TimeSpan pause, CancellationToken cancel)
    {
        if (pause > TimeSpan.Zero) await Task.Delay(pause, clock, cancel);
        return await fetcher.FetchAsync(source.Session, request, cancel);
    }

    private FetchRequest? RequestFor(int page, Exchange before)
    {
        string number = page.ToString(CultureInfo.InvariantCulture);
        if (list.Form is { } form)
        {
            if (FieldsOf(form, number, before) is not { } fields || !Resolve(before.Address, form.Action ?? list.Address, out Uri action)) return null;
            return new(action) { Form = fields, Pause = source.Pause };
        }
        string? link = list.Numbered is { } numbered ? numbered.Replace("{page}", number, StringComparison.Ordinal) : list.Next is { } selector ? Values(before, [selector])[0] : null;
        return link is not null && Resolve(before.Address, link, out Uri address) ? new(address) { Pause = source.Pause } : null;
    }

    private List<KeyValuePair<string, string>>? FieldsOf(WatchForm form, string number, Exchange before)
    {
        IReadOnlyList<string?> tokens = Values(before, [.. form.Tokens.Select(token => token.Value)]);
        if (tokens.Any(token => token is null)) return null;
        var fields = new List<KeyValuePair<string, string>>();
        foreach ((string name, string template) in form.Fields)
        {
            string value = template.Replace("{page}", number, StringComparison.Ordinal);
            for (int i = 0; i < tokens.Count; i++) value = value.Replace($"{{{form.Tokens[i].Key}}}", tokens[i], StringComparison.Ordinal);
            fields.Add(new(name, value));
        }
        return fields;
    }

    private IReadOnlyList<string?> Values(Exchange page, IReadOnlyList<string> selectors) =>
        page.Content(fetcher.Options.Unpacking).TryGet(out ReadOnlyMemory<byte> bytes) ? PageParts.Find(bytes, page.Header("Content-Type"), selectors) : new string?[selectors.Count];

    private bool Resolve(Uri page, string link, out Uri address) => FetchAddress.Resolve(page, link, fetcher.Options).TryGet(out address) && source.Holds(address);

    // Some sites answer with another page than the one asked for.
    private bool IsOther(Exchange answer, int page)
    {
        if (_shown is null || !answer.Content(fetcher.Options.Unpacking).TryGet(out ReadOnlyMemory<byte> bytes)) return false;
        Match match = _shown.Match(PageParts.TextOf(bytes.Span, answer.Header("Content-Type")));
        return match.Success && int.TryParse(match.Groups["page"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int shown) && shown != page;
    }
}
