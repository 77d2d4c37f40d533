using System.Collections.Concurrent;
using Presswatch.Analysis.Phrases;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Corpus;
using Presswatch.Corpus.Phrases;
using Presswatch.Packs;

namespace Presswatch.Web.Serving;

/// <summary>Questions to the corpus. Answers are kept until the corpus changes, since the same page is asked for as a page, a list and a chart. Safe for concurrent callers; who asks what another is being answered waits for that answer, and for no other.</summary>
internal sealed class PhraseDesk(ISearchIndex index, PressArchive archive, Lazy<PackSet> packs, WorkbenchOptions options)
{
    /// <summary>Answers kept; then all are dropped.</summary>
    private const int MostAnswers = 200;

    private readonly Lazy<PhraseSet> _leftOut = new(() => PackPhrases.Of(packs.Value));
    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);
    private Kept _kept = new(-1);

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
            return At(snapshot.Generation).Answer($"{typeof(T).Name} {question}", () => ask(snapshot));
        }
        catch (Exception fault) when (ArchiveException.Explain(fault, "the corpus") is { } problem)
        {
            return problem;
        }
    }

    /// <summary>The same for what phrases are asked.</summary>
    public Outcome<T> AskPhrases<T>(string question, Func<PrintedPhrases, Outcome<T>> ask) where T : class => Ask(question, snapshot => ask(new(new(snapshot), archive.Catalogue)));

    /// <summary>A part of the set phrases; all of them are reckoned once, and kept.</summary>
    public Outcome<SetPhrasesReport> Set(PhrasesAsk asked, CancellationToken cancel) => Ask<SetPhrasesReport>($"{asked}", snapshot =>
    {
        var phrases = new PrintedPhrases(new(snapshot), archive.Catalogue);
        SetPhraseQuestion all = asked.OfSet(int.MaxValue);
        Outcome<SetPhrases> answer = At(snapshot.Generation).Answer<SetPhrases>($"{all}", () => phrases.Corpus.Set(all, cancel));
        return SetPhrasesReport.Of(phrases, asked, answer.Value);
    });

    /// <summary>Asks for a page, which waits no longer than <see cref="WorkbenchOptions.Patience"/>: what is not answered by then goes on being reckoned, for whoever asks the same again.</summary>
    /// <param name="question">What tells this question from all others.</param>
    /// <param name="ask">Asks; may outlive the request.</param>
    /// <param name="answer">The answer, where there is one.</param>
    public bool TryInTime<T>(string question, Func<Outcome<T>> ask, out Outcome<T> answer) where T : class
    {
        Outcome<CorpusSnapshot> taken = index.Snapshot();
        if (!taken.TryGet(out CorpusSnapshot snapshot))
        {
            answer = taken.Problem!;
            return true;
        }
        string key;
        using (snapshot) key = $"{snapshot.Generation} {typeof(T).Name} {question}";
        Task<Outcome<T>> asking;
        lock (_running)
        {
            if (_running.Count >= MostAnswers) Forget(one => one.Value.IsCompleted);
            asking = _running.TryGetValue(key, out Task? known) ? (Task<Outcome<T>>)known : Task.Run(ask);
            _running[key] = asking;
        }
        bool inTime = Task.WaitAny([asking], options.Patience) == 0;
        answer = inTime ? asking.GetAwaiter().GetResult() : default!;
        if (inTime) lock (_running) Forget(one => one.Key == key);
        return inTime;
    }

    private void Forget(Func<KeyValuePair<string, Task>, bool> which)
    {
        foreach (string key in _running.Where(which).Select(one => one.Key).ToList()) _running.Remove(key);
    }

    /// <summary>The last month of which the archive has an article, "2031-08"; "" where it has no dated one.</summary>
    public Outcome<string> LastMonth() => AskPhrases<string>("last month", phrases =>
        phrases.Corpus.ArticlesByDay() is { Count: > 0 } days ? DateOnly.FromDayNumber(days.Keys.Last()).ToString("yyyy-MM", CultureInfo.InvariantCulture) : "");

    private Kept At(long generation)
    {
        Kept kept = Volatile.Read(ref _kept);
        if (kept.Generation == generation) return kept;
        var next = new Kept(generation);
        Kept before = Interlocked.CompareExchange(ref _kept, next, kept);
        return before.Generation == generation ? before : next;
    }

    /// <summary>What was answered of one state of the corpus.</summary>
    private sealed record Kept(long Generation)
    {
        private readonly ConcurrentDictionary<string, object> _answers = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, Lock> _asking = new(StringComparer.Ordinal);

        public Outcome<T> Answer<T>(string key, Func<Outcome<T>> ask) where T : class
        {
            if (_answers.TryGetValue(key, out object? known)) return (T)known;
            lock (_asking.GetOrAdd(key, _ => new()))
            {
                if (_answers.TryGetValue(key, out object? meanwhile)) return (T)meanwhile;
                Outcome<T> answer = ask();
                if (answer.TryGet(out T made))
                {
                    if (_answers.Count >= MostAnswers) _answers.Clear();
                    _answers[key] = made;
                }
                _asking.TryRemove(key, out _);
                return answer;
            }
        }
    }
}
