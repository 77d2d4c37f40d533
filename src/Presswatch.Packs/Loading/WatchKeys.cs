using Presswatch.Core.Problems;
using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>The key "watch" of a source.</summary>
internal static class WatchKeys
{
    private static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    public static WatchProfile Read(EntryReader watch)
    {
        string? proxy = watch.OptionalText("proxy");
        if (proxy is not null && !(Uri.TryCreate(proxy, UriKind.Absolute, out Uri? parsed) && ProxySchemes.Contains(parsed.Scheme) && parsed.UserInfo.Length == 0))
        {
            watch.Fault(ProblemCodes.PackWrongValue, "'proxy' must be the address of a proxy, without a user", watch.MarkOf("proxy"), "socks5://127.0.0.1:9050");
        }
        return new()
        {
            ArchiveOnly = watch.Flag("archive-only"),
            Pause = watch.OptionalReal("pause", 0, 3600) ?? 5,
            Interval = watch.OptionalNumber("interval", 1, 100_000) ?? 60,
            Proxy = proxy,
            Robots = watch.Flag("robots", otherwise: true),
            Images = watch.Flag("images"),
            Feeds = Addresses(watch, "feeds"),
            Sitemaps = Addresses(watch, "sitemaps"),
            Pages = Addresses(watch, "pages"),
            Lists = watch.Entries("lists", ReadList),
            Follow = watch.Patterns("follow"),
        };
    }

    private static WatchList ReadList(EntryReader list)
    {
        string address = list.Text("address");
        Check(list, "address", address);
        string? numbered = list.OptionalText("numbered");
        if (numbered is not null && !numbered.Contains("{page}", StringComparison.Ordinal)) list.Fault(ProblemCodes.PackWrongValue, "'numbered' has no {page}", list.MarkOf("numbered"));
        return new(address)
        {
            Next = list.Selectors("next") is [var next, ..] ? next : null,
            Numbered = numbered,
            Form = list.OptionalEntry("form", ReadForm),
            Pages = list.OptionalNumber("pages", 1, 1000) ?? 1,
        };
    }

    private static WatchForm ReadForm(EntryReader form)
    {
        string? shown = form.OptionalPattern("shown");
        if (shown is not null && !shown.Contains("(?<page>", StringComparison.Ordinal)) form.Fault(ProblemCodes.PackBadPattern, "the pattern has no group 'page'", form.MarkOf("shown"), "(?<page>[0-9]+)");
        return new(form.OptionalText("action"), Pairs(form, "fields"), Pairs(form, "tokens"), shown);
    }

    private static KeyValuePair<string, string>[] Pairs(EntryReader form, string key) => [.. form.TextMap(key).SelectMany(pair => pair.Texts.Select(text => KeyValuePair.Create(pair.Name, text)))];

    private static IReadOnlyList<string> Addresses(EntryReader watch, string key)
    {
        IReadOnlyList<string> addresses = watch.Texts(key);
        foreach (string address in addresses) Check(watch, key, address);
        return addresses;
    }

    private static void Check(EntryReader entry, string key, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? parsed) || parsed.Scheme is not ("http" or "https"))
        {
            entry.Fault(ProblemCodes.PackWrongValue, $"'{address}' is no address of http or https", entry.MarkOf(key));
        }
    }
}
