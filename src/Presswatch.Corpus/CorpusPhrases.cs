using System.Text;
using Presswatch.Core.Dates;
using Presswatch.Core.Values;
using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus;

/// <summary>Questions about what is new and what is formula, put to one snapshot of the corpus. Safe for concurrent callers while the snapshot is held.</summary>
/// <remarks>The newest versions of articles count. The index of windows that novelty and set phrases need is made at the first such question and kept beside its segment.</remarks>
public sealed class CorpusPhrases
{
    private readonly SegmentWords[] _parts;
    private readonly Lazy<WindowIndex[]> _windows;
    private readonly Lazy<NoveltyFinder> _novelty;

    /// <param name="snapshot">Stays the caller's.</param>
    public CorpusPhrases(CorpusSnapshot snapshot)
    {
        _parts = [.. snapshot.Segments.Select(view => view.Words)];
        _windows = new(() => [.. _parts.Select(part => part.View.Segment.Windows(part))]);
        _novelty = new(() => new([.. _windows.Value]));
    }

    /// <summary>Bytes of the index of windows; makes it.</summary>
    public long WindowBytes => _windows.Value.Sum(index => index.Table.Bytes);

    /// <summary>Tells which words of a text stood in the archive before its day.</summary>
    /// <param name="words">The text.</param>
    /// <param name="day">First day that its date can mean: only what surely came out before it counts.</param>
    /// <param name="article">The article, whose versions never count; <see langword="null"/> for a text that is not in the archive.</param>
    /// <param name="leftOut">Phrases that are neither new nor formula.</param>
    public NoveltyAnswer Novelty(TextWords words, DateOnly day, ArticleId? article, PhraseSet? leftOut, CancellationToken cancel) =>
        _novelty.Value.Find(new(words.Hashes.ToArray(), day.DayNumber, article is { } own ? Segment.ArticleBits(own) : UInt128.MaxValue, leftOut), cancel);

    /// <summary>The phrases that are new in a period.</summary>
    public NewPhrases New(PeriodQuestion question, CancellationToken cancel) => NewPhrases.Of(_parts, question, cancel);

    /// <summary>The phrases that fell silent in a period.</summary>
    public SilentPhrases Silent(PeriodQuestion question, CancellationToken cancel) => SilentPhrases.Of(_parts, question, cancel);

    /// <summary>The set phrases and their families.</summary>
    public SetPhrases Set(SetPhraseQuestion question, CancellationToken cancel) => SetPhrases.Of(_windows.Value, question, cancel);

    /// <summary>When a phrase was first and last written.</summary>
    public PhraseHistory History(Phrase phrase, CancellationToken cancel) => PhraseHistory.Of(_parts, [.. _parts.Select(part =>
    {
        var hits = new Hits();
        PhraseFinder.Find(part.View.Segment, phrase, hits);
        return hits.Positions.ToArray();
    })], cancel);

    /// <summary>Articles that count by day, ascending; the undated are left out.</summary>
    public SortedDictionary<int, int> ArticlesByDay()
    {
        var days = new SortedDictionary<int, int>();
        foreach (SegmentWords part in _parts)
        {
            for (int i = 0; i < part.FirstDays.Length; i++)
            {
                if (part.Counted[i] && part.FirstDays[i] >= 0) days[part.FirstDays[i]] = days.GetValueOrDefault(part.FirstDays[i]) + 1;
            }
        }
        return days;
    }

    /// <summary>The document at a place.</summary>
    public PlacedDocument DocumentAt(WordPlace place)
    {
        Segment segment = _parts[place.Part].View.Segment;
        int document = segment.DocumentAt(place.Position);
        int start = segment.DocumentStarts[document];
        int word = place.Position - start - segment.Stream[start..place.Position].Count(0);
        return new(segment.DocumentKeys[document], segment.ArticleOf(document), segment.VersionOf(document), segment.Published(document), word);
    }

    /// <summary>The words at a place as they stand there, parted by spaces.</summary>
    public string TextAt(WordPlace place, int length)
    {
        Segment segment = _parts[place.Part].View.Segment;
        var text = new StringBuilder();
        foreach (int form in segment.Stream.Slice(place.Position, length))
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(form == 0 ? "¶" : segment.FormText(form));
        }
        return text.ToString();
    }
}

/// <summary>A document of the corpus that holds a place.</summary>
/// <param name="Key">The feeder's number.</param>
/// <param name="Article">The article.</param>
/// <param name="Version">The version.</param>
/// <param name="Published">Its date as far as it is known.</param>
/// <param name="Word">Number of the word at the place, counted from 0 over the words of headline and text.</param>
public sealed record PlacedDocument(int Key, ArticleId Article, VersionId Version, PartialDate? Published, int Word);
