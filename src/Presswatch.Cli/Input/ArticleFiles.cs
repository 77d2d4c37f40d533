using System.Text;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction;
using Presswatch.Intake.Items;
using Presswatch.Packs.Choice;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Dates;

namespace Presswatch.Cli.Input;

/// <summary>An article out of a file, ready to be read.</summary>
/// <param name="Id">The line's own id, or "path#n".</param>
/// <param name="Pack">The pack to read it by; <see langword="null"/> where none fits.</param>
/// <param name="Published">Its date.</param>
/// <param name="Input">Its text.</param>
internal sealed record FileArticle(string Id, Pack? Pack, FoundDate Published, ReadingInput Input);

/// <summary>Takes articles out of files: text and HTML pages, and lines of JSON. Their text stays as it is, so that spans count in it.</summary>
internal sealed class ArticleFiles(IReadOnlyList<Pack> packs, string? named, TimeProvider time)
{
    private static readonly Dictionary<string, string> OwnNames = new(StringComparer.Ordinal);

    private readonly PageExtractor _extractor = new(packs, time: time);
    private readonly PackChoice _choice = new(packs);
    private readonly Dictionary<string, DatingRules> _dating = new(StringComparer.Ordinal);

    /// <summary>Every article of a file, or the problem in its place.</summary>
    public IEnumerable<Outcome<FileArticle>> Read(string path)
    {
        Outcome<PageFile> read = PageFiles.Read(path);
        if (!read.TryGet(out PageFile file)) return [read.Problem!];
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? ReadLines(file) : ReadPage(file);
    }

    private IEnumerable<Outcome<FileArticle>> ReadPage(PageFile file)
    {
        Page page = _extractor.Extract(new() { Bytes = file.Bytes, Name = file.Name, Pack = named });
        if (page.Articles.Count == 0) yield return page.Problems is [var first, ..] ? first : new Problem(ProblemCodes.NoText, "no article text was found", new Place(file.Name));
        for (int i = 0; i < page.Articles.Count; i++)
        {
            PageArticle article = page.Articles[i];
            Pack? pack = PackOf(page.Pack, article.Headline + "\n" + article.Text, null);
            FoundDate date = PublicationDating.Date(article, new(DatingOf(pack), page.Teasers));
            yield return new FileArticle($"{file.Name}#{i + 1}", pack, date, new(article.Headline, article.Text, date.Value, article.Dateline, article.Language));
        }
    }

    private IEnumerable<Outcome<FileArticle>> ReadLines(PageFile file)
    {
        int number = 0;
        foreach (ReadOnlyMemory<byte> line in LinesOf(file.Bytes))
        {
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            var place = new Place(file.Name, number);
            Outcome<ItemFields> fields = ItemFields.FromJson(line.Span, OwnNames, place);
            yield return fields.TryGet(out ItemFields item) ? ReadItem(item, $"{file.Name}#{number}", place) : fields.Problem!;
        }
    }

    private Outcome<FileArticle> ReadItem(ItemFields item, string otherwise, Place place)
    {
        Page page = _extractor.ExtractFields(new()
        {
            Text = item.Text, Title = item.Title, Section = item.Section, Byline = item.Byline, Date = item.Date, Language = item.Language,
            Address = item.Url, Publisher = item.Publisher, Pack = named,
        });
        if (page.Articles is not [var article, ..]) return page.Problems is [var problem, ..] ? problem with { Place = place } : new Problem(ProblemCodes.NoText, "the line has no text", place);
        Pack? pack = PackOf(page.Pack, item.Title + "\n" + item.Text, item.Url ?? item.Source);
        FoundDate date = PublicationDating.Date(article, new(DatingOf(pack), page.Teasers, Capture.ClaimedTime(item.Captured), item.Url));
        return new FileArticle(item.Id ?? otherwise, pack, date, new(item.Title, item.Text, date.Value, article.Dateline, article.Language, OpeningOf(item.Text, article.Dateline)));
    }

    /// <summary>Where the text begins behind its dateline.</summary>
    private static int OpeningOf(string text, Dateline? dateline)
    {
        if (dateline is null) return 0;
        int at = text.IndexOf(dateline.Text, StringComparison.Ordinal);
        return at < 0 ? 0 : at + dateline.Text.Length;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> LinesOf(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        while (!bytes.IsEmpty)
        {
            int end = bytes.Span.IndexOf((byte)'\n');
            yield return end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
        }
    }

    private Pack? PackOf(string? name, string text, string? address)
    {
        if (named is not null) return packs[0];
        return packs.FirstOrDefault(pack => pack.Name == name) ?? _choice.For(text, address).Pack;
    }

    private DatingRules DatingOf(Pack? pack)
    {
        string name = pack?.Name ?? "";
        if (!_dating.TryGetValue(name, out DatingRules? rules)) _dating.Add(name, rules = DatingRules.Compile(pack ?? new Pack { Name = "", Title = "", Version = "" }));
        return rules;
    }
}
