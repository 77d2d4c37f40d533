using System.Text.Json;
using Presswatch.Demo.Planning;
using Presswatch.Demo.Sites;
using Presswatch.Demo.World;
using Presswatch.Demo.Writing;

namespace Presswatch.Demo;

/// <summary>The press of an invented country, made from a seed: the same options give the same pages on every machine.</summary>
/// <remarks>Nothing is kept but options: each enumeration makes everything anew, one article at a time, in memory that does not grow with the days.</remarks>
public sealed class DemoCountry
{
    private static readonly JsonSerializerOptions GoldFormat = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly DemoOptions _options;

    /// <exception cref="ArgumentOutOfRangeException">Days or scale outside of their range.</exception>
    public DemoCountry(DemoOptions options)
    {
        if (options.Days is < 1 or > 36_500) throw new ArgumentOutOfRangeException(nameof(options), options.Days, "Days are 1 to 36,500.");
        if (options.Scale is < 1 or > 1_000) throw new ArgumentOutOfRangeException(nameof(options), options.Scale, "Scale is 1 to 1,000.");
        _options = options;
    }

    /// <summary>The set phrases with their exact days of first and last use.</summary>
    public static IReadOnlyList<DemoPhrase> Phrases { get; } =
    [
        .. Country.Phrases.Select(phrase => new DemoPhrase(phrase.Words,
            phrase.From == DateOnly.MinValue ? null : phrase.From, phrase.To == DateOnly.MaxValue ? null : phrase.To)),
    ];

    /// <summary>All captures in the order of their time: first captures of articles, and later ones of edits, deletions and returns.</summary>
    public IEnumerable<DemoCapture> Captures() => new CaptureStream(_options).Read();

    /// <summary>All articles as first published, in the order of capture.</summary>
    public IEnumerable<DemoArticle> Articles()
    {
        foreach ((Plan plan, ArticleWriter writer) in Written())
        {
            Site site = Site.All[plan.Outlet];
            yield return new(plan.Id, writer.Headline.Text.ToString(), writer.Body.Text.ToString(), DemoOptions.FirstDay.AddDays(plan.Day), Clock.At(plan.Day, plan.Minute),
                site.Address(plan), site.Host, writer.Facts.Kind.Section);
        }
    }

    /// <summary>Each plan with the writer that has just written it.</summary>
    private IEnumerable<(Plan Plan, ArticleWriter Writer)> Written()
    {
        DayPlanner planner = new(_options);
        ArticleWriter writer = new(_options);
        List<Plan> plans = [];
        for (int day = 0; day < _options.Days; day++)
        {
            planner.Read(day, plans);
            plans.Sort(static (a, b) => (a.Minute, a.Index).CompareTo((b.Minute, b.Index)));
            foreach (Plan plan in plans)
            {
                writer.Write(plan, Revision.None);
                yield return (plan, writer);
            }
        }
    }

    /// <summary>Writes what each article says to a stream, in the form of the gold standard and with its id: one JSON object a line, in the order of <see cref="Articles"/>.</summary>
    /// <returns>How many.</returns>
    public int WriteGoldLines(Stream stream)
    {
        int count = 0;
        foreach ((Plan plan, ArticleWriter writer) in Written())
        {
            DemoReading reading = TruthBuilder.Read(writer, withHeadline: true);
            JsonSerializer.Serialize(stream, new GoldLine(plan.Id, reading.Dateline, reading.EventType, reading.EventDate, reading.EventPlace, reading.People, reading.Organisations, reading.Places,
                reading.Dates, reading.Quantities, reading.Commitments), GoldFormat);
            stream.WriteByte((byte)'\n');
            count++;
        }
        return count;
    }

    /// <summary>Writes all articles to a stream, one JSON object a line, in UTF-8.</summary>
    /// <returns>How many.</returns>
    public int WriteJsonLines(Stream stream)
    {
        int count = 0;
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (DemoArticle article in Articles())
        {
            json.WriteStartObject();
            json.WriteString("id", article.Id);
            json.WriteString("title", article.Title);
            json.WriteString("text", article.Text);
            json.WriteString("date", NumberText.Iso(article.Date));
            json.WriteString("captured", Clock.Iso(article.Captured));
            json.WriteString("url", article.Url);
            json.WriteString("source", article.Source);
            json.WriteString("language", DemoArticle.Language);
            json.WriteString("section", article.Section);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
            count++;
        }
        return count;
    }
}
