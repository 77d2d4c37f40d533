namespace Presswatch.Web.Pages;

/// <summary>What a page of counted words shows.</summary>
public sealed class StatisticsView<T> where T : class
{
    private readonly IReadOnlyList<(string Name, string Value)> _given;

    /// <param name="given">What the address holds.</param>
    /// <param name="report">The answer; <see langword="null"/> where nothing was asked.</param>
    internal StatisticsView(IReadOnlyList<(string Name, string Value)> given, T? report) => (_given, Report) = (given, report);

    /// <summary>The answer; <see langword="null"/> where nothing was asked.</summary>
    internal T? Report { get; }

    /// <summary>The query, as other views of it are asked for.</summary>
    internal IReadOnlyList<string> Queries => Part("q") is { Length: > 0 } query ? [query] : [];

    /// <summary>The articles behind a figure, counted as it is.</summary>
    internal string Search(string query) => Counted(QueryLinks.Search(query));

    /// <summary>The places behind a figure.</summary>
    internal string Concordance(string query) => Counted("/phrases/concordance?q=" + Uri.EscapeDataString(query));

    /// <summary>A word or phrase of the answer over time.</summary>
    internal string OverTime(string query) => Counted(PhrasePlaces.OverTime(query));

    /// <summary>Rows before this page, where they are numbered.</summary>
    internal int Skip => int.TryParse(Part("after"), NumberStyles.None, CultureInfo.InvariantCulture, out int skip) ? skip : 0;

    /// <summary>A part of the address; "" where it has none.</summary>
    internal string Part(string name) => _given.FirstOrDefault(part => part.Name == name).Value ?? "";

    private string Counted(string address) => QueryLinks.Counted(address, Part("versions") == "all", Part("reprints") == "once");

    /// <summary>The address of the list as a file: from its first row on, as many rows as one answer has.</summary>
    internal string List(string path) => Address(path) is var address && Part("limit").Length > 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={Endpoints.CorpusAsk.MostRows}";

    /// <summary>The same question under another path, from the first row on or from another.</summary>
    internal string Address(string path, string? after = null)
    {
        IEnumerable<(string Name, string Value)> parts = _given.Where(part => part.Name != "after");
        if (after is not null) parts = parts.Append(("after", after));
        string query = string.Join('&', parts.Select(part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
