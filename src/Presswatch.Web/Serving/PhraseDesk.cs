using System.Collections.Concurrent;
using Presswatch.Analysis.Phrases;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Corpus;
using Presswatch.Corpus.Phrases;
using Presswatch.Packs;

namespace Presswatch.Web.Serving;

/// <summary>Questions to the corpus. Answers are kept until the corpus changes, since the same page is asked for as a page, a list and a chart. Safe for concurrent callers.</summary>
internal sealed class PhraseDesk(ISearchIndex index, Lazy<PackSet> packs)
{
    /// <summary>Answers kept; then all are dropped.</summary>
    private const int MostAnswers = 200;

    private readonly Lock _making = new();
    private readonly Lazy<PhraseSet> _leftOut = new(() => PackPhrases.Of(packs.Value));
    private volatile Kept _kept = new(-1);

    /// <summary>The index that gave the snapshots.</summary>
    public ISearchIndex Index => index;

    /// <summary>What packs know to be no news.</summary>
    public PhraseSet LeftOut => _leftOut.Value;

    /// <summary>Asks, or gives what was answered before.</summary>
    /// <param name="question">What tells this question from all others.</param>
    /// <param name="ask">Asks; nothing of the snapshot may be used after it.</param>
    public Outcome<T> Ask<T>(string question, Func<CorpusSnapshot, Outcome<T>> ask) where T : class
    {
        try
        {
            Outcome<CorpusSnapshot> taken = index.Snapshot();
            if (!taken.TryGet(out CorpusSnapshot snapshot)) return taken.Problem!;
            using CorpusSnapshot held = snapshot;
            string key = $"{typeof(T).Name} {question}";
            if (At(snapshot.Generation).Answers.TryGetValue(key, out object? known)) return (T)known;
            lock (_making)
            {
                Kept kept = At(snapshot.Generation);
                if (kept.Answers.TryGetValue(key, out object? meanwhile)) return (T)meanwhile;
                Outcome<T> answer = ask(snapshot);
                if (kept.Answers.Count >= MostAnswers) kept.Answers.Clear();
                if (answer.TryGet(out T made)) kept.Answers[key] = made;
                return answer;
            }
        }
        catch (Exception fault) when (ArchiveException.Explain(fault, "the corpus") is { } problem)
        {
            return problem;
        }
    }

    /// <summary>The same for what phrases are asked.</summary>
    public Outcome<T> AskPhrases<T>(string question, Func<CorpusPhrases, Outcome<T>> ask) where T : class => Ask(question, snapshot => ask(new CorpusPhrases(snapshot)));

    /// <summary>The last month of which the archive has an article, "2031-08"; "" where it has no dated one.</summary>
    public Outcome<string> LastMonth() => AskPhrases<string>("last month", phrases =>
        phrases.ArticlesByDay() is { Count: > 0 } days ? DateOnly.FromDayNumber(days.Keys.Last()).ToString("yyyy-MM", CultureInfo.InvariantCulture) : "");

    private Kept At(long generation)
    {
        Kept kept = _kept;
        if (kept.Generation != generation) _kept = kept = new(generation);
        return kept;
    }

    private sealed record Kept(long Generation)
    {
        public ConcurrentDictionary<string, object> Answers { get; } = new(StringComparer.Ordinal);
    }
}
