using Presswatch.Analysis.Corpora;
using Presswatch.Core.Queries;

namespace Presswatch.Web.Endpoints;

/// <summary>Reads what the addresses of concordance, collocates, comparison and dispersion state. Each value that is not taken is a problem.</summary>
internal sealed class CorpusAsk(HttpRequest request)
{
    /// <summary>The first value that is not taken.</summary>
    public Problem? Problem { get; private set; }

    public static int MostRows => 1_000;

    /// <summary>A query with versions= and reprints=.</summary>
    public CorpusQuestion Question(string name) => new(Query(name), Choice("versions", "newest", "newest", "all") == "all", Choice("reprints", "all", "all", "once") == "once");

    public Query Query(string name)
    {
        Outcome<Query> parsed = QueryParser.Parse(Text(name));
        if (parsed.TryGet(out Query query)) return query;
        Problem ??= parsed.Problem;
        return new(new AllNode(default), "");
    }

    public bool Has(string name) => Text(name).Length > 0;

    public string Text(string name) => request.Query[name].ToString();

    public int Number(string name, int usual, int least, int most)
    {
        string text = Text(name);
        if (text.Length == 0) return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most) return number;
        Problem ??= SearchAsk.Bad(name, text, $"{least} to {most}");
        return usual;
    }

    public double Decimal(string name, double usual)
    {
        string text = Text(name);
        if (text.Length == 0) return usual;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)) return number;
        Problem ??= SearchAsk.Bad(name, text, "a number, 0 or more");
        return usual;
    }

    public string Choice(string name, string usual, params string[] takes)
    {
        string text = Text(name);
        if (text.Length == 0) return usual;
        if (takes.Contains(text, StringComparer.Ordinal)) return text;
        Problem ??= SearchAsk.Bad(name, text, string.Join(", ", takes));
        return usual;
    }

    /// <summary>A name of an enumeration, in small letters.</summary>
    public T Named<T>(string name, T usual)
        where T : struct, Enum => Enum.Parse<T>(Choice(name, usual.ToString(), [.. Enum.GetNames<T>().Select(one => one.ToLowerInvariant())]), ignoreCase: true);
}
