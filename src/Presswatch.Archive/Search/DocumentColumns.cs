using Presswatch.Core.Dates;
using SQLitePCL;

namespace Presswatch.Archive.Search;

/// <summary>The attributes of all documents as arrays by ordinal: what filters, totals, histograms and orders read. Some 30 bytes a document.</summary>
/// <remarks>Never changed once made; a newer state is a new object. Shared by all readers.</remarks>
internal sealed class DocumentColumns
{
    private const int Unknown = -1;

    private readonly Dictionary<string, int> _sourceSetNumbers = new(StringComparer.Ordinal);

    public static readonly DocumentColumns Empty = new();

    /// <summary>State of the file that this shows.</summary>
    public long Generation { get; private set; } = -1;

    public int Count { get; private set; }

    public int[] Keys { get; private set; } = [];

    /// <summary>Ordinals by key; made when first asked for.</summary>
    public Dictionary<int, int> Ordinals => field ??= Keys.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    /// <summary>Number of the first day of the publication date; -1 where it is unknown.</summary>
    public int[] Days { get; private set; } = [];

    /// <summary>0 unknown, 1 year, 2 month, 3 day.</summary>
    public byte[] Precisions { get; private set; } = [];

    public bool[] Newest { get; private set; } = [];

    /// <summary>Places in <see cref="SourceSets"/>.</summary>
    public int[] SourceSet { get; private set; } = [];

    /// <summary>Ids of names.</summary>
    public int[] Publishers { get; private set; } = [];

    public int[] Languages { get; private set; } = [];

    /// <summary>Ids of names; -1 for none.</summary>
    public int[] Sections { get; private set; } = [];

    public int[] Words { get; private set; } = [];

    /// <summary>Places below this are in the headline.</summary>
    public int[] HeadlineWords { get; private set; } = [];

    public long TotalWords { get; private set; }

    /// <summary>The sets of sources that occur: ids of names.</summary>
    public List<int[]> SourceSets { get; private set; } = [];

    /// <summary>Names by id.</summary>
    public Dictionary<int, string> Names { get; private set; } = [];

    /// <summary>The state that the open transaction sees, taking over what has not changed.</summary>
    public DocumentColumns Follow(SearchDatabase reader, long generation)
    {
        var next = new DocumentColumns { Generation = generation, SourceSets = [.. SourceSets], Names = new(Names) };
        foreach ((string set, int number) in _sourceSetNumbers) next._sourceSetNumbers.Add(set, number);
        int count = (int)reader.Number("SELECT max(ordinal) + 1 FROM documents");
        next.Count = count;
        next.Keys = Grown(Keys, count);
        next.Days = Grown(Days, count);
        next.Precisions = Grown(Precisions, count);
        next.Newest = Grown(Newest, count);
        next.SourceSet = Grown(SourceSet, count);
        next.Publishers = Grown(Publishers, count);
        next.Languages = Grown(Languages, count);
        next.Sections = Grown(Sections, count);
        next.Words = Grown(Words, count);
        next.HeadlineWords = Grown(HeadlineWords, count);
        next.ReadNames(reader);
        const string Fields = "SELECT ordinal, key, sources, publisher, language, section, published, newest, words, headline_words FROM documents ";
        next.Read(reader, Fields + "WHERE ordinal >= ?1", Count);
        if (Generation >= 0) next.Read(reader, Fields + "WHERE ordinal IN (SELECT ordinal FROM changes WHERE generation > ?1)", Generation);
        foreach (int words in next.Words) next.TotalWords += words;
        return next;
    }

    /// <summary>The publication date, as far as it is known.</summary>
    public PartialDate? Published(int document)
    {
        if (Precisions[document] == 0) return null;
        DateOnly day = DateOnly.FromDayNumber(Days[document]);
        return Precisions[document] switch { 1 => new(day.Year), 2 => new(day.Year, day.Month), _ => PartialDate.Of(day) };
    }

    /// <summary>Number of the last day that the date can mean; only where a date is known.</summary>
    public int LastDay(int document)
    {
        DateOnly day = DateOnly.FromDayNumber(Days[document]);
        return Precisions[document] switch
        {
            1 => new DateOnly(day.Year, 12, 31).DayNumber,
            2 => Days[document] + DateTime.DaysInMonth(day.Year, day.Month) - 1,
            _ => Days[document],
        };
    }

    private static T[] Grown<T>(T[] from, int count)
    {
        var to = new T[count];
        from.CopyTo(to, 0);
        return to;
    }

    private void ReadNames(SearchDatabase reader)
    {
        sqlite3_stmt rows = reader.Prepare("SELECT id, value FROM names WHERE id > ?1");
        raw.sqlite3_bind_int(rows, 1, Names.Count == 0 ? 0 : Names.Keys.Max());
        while (reader.Step(rows)) Names[raw.sqlite3_column_int(rows, 0)] = SearchDatabase.Text(rows, 1);
    }

    private void Read(SearchDatabase reader, string sql, long from)
    {
        sqlite3_stmt rows = reader.Prepare(sql);
        raw.sqlite3_bind_int64(rows, 1, from);
        while (reader.Step(rows))
        {
            int at = raw.sqlite3_column_int(rows, 0);
            Keys[at] = raw.sqlite3_column_int(rows, 1);
            SourceSet[at] = SetOf(SearchDatabase.Text(rows, 2));
            Publishers[at] = raw.sqlite3_column_int(rows, 3);
            Languages[at] = raw.sqlite3_column_int(rows, 4);
            Sections[at] = raw.sqlite3_column_type(rows, 5) == raw.SQLITE_NULL ? Unknown : raw.sqlite3_column_int(rows, 5);
            bool dated = PartialDate.TryParse(SearchDatabase.TextOrNull(rows, 6) ?? "", out PartialDate date);
            Days[at] = dated ? date.First.DayNumber : Unknown;
            Precisions[at] = (byte)(!dated ? 0 : date.Day is not null ? 3 : date.Month is not null ? 2 : 1);
            Newest[at] = raw.sqlite3_column_int(rows, 7) != 0;
            Words[at] = raw.sqlite3_column_int(rows, 8);
            HeadlineWords[at] = raw.sqlite3_column_int(rows, 9);
        }
    }

    private int SetOf(string ids)
    {
        if (_sourceSetNumbers.TryGetValue(ids, out int number)) return number;
        number = SourceSets.Count;
        SourceSets.Add([.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);
        _sourceSetNumbers.Add(ids, number);
        return number;
    }
}
