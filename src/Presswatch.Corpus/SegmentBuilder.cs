using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Presswatch.Corpus.Building;
using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus;

/// <summary>Limits of a build.</summary>
/// <param name="Threads">Threads that work at it.</param>
/// <param name="TokensInMemory">Most words held in memory, four bytes each, before they are written to temporary files.</param>
/// <param name="PostingsAtOnce">Most postings sorted in memory at once, four bytes each.</param>
/// <param name="Temporary">Folder of temporary files; <see langword="null"/> for the system's.</param>
public sealed record BuildOptions(int Threads = 2, int TokensInMemory = 32 << 20, int PostingsAtOnce = 32 << 20, string? Temporary = null);

/// <summary>Makes one segment out of documents: cut into words on several threads while more are added, sorted by day at the end.</summary>
/// <remarks>One thread adds. The result depends on the documents only, not on their order or the threads. Keys must differ.</remarks>
public sealed class SegmentBuilder : IDisposable
{
    private const int BatchCharacters = 1 << 18;

    private readonly BuildOptions _options;
    private readonly DocumentTable _documents = new();
    private readonly BuildRuns _runs;
    private readonly List<DocumentTokeniser> _tokenisers = [];
    private readonly List<TokenisedDocument> _placed = [];
    private readonly List<Task> _workers = [];
    private BlockingCollection<List<(int, string?, string)>>? _queue;
    private List<(int Document, string? Headline, string Text)> _batch = [];
    private int _batchCharacters;

    public SegmentBuilder(BuildOptions? options = null)
    {
        _options = options ?? new();
        _runs = new(_options);
    }

    /// <summary>Documents added.</summary>
    public int Count => _documents.Count;

    /// <summary>Adds a document.</summary>
    /// <exception cref="ArgumentException">An id is not of its shape.</exception>
    public void Add(CorpusDocument document)
    {
        _batch.Add((_documents.Add(document), document.Headline, document.Text));
        _batchCharacters += document.Text.Length;
        if (_batchCharacters < BatchCharacters) return;
        if (_queue is null) StartWorkers();
        foreach (Task worker in _workers.Where(worker => worker.IsFaulted)) ExceptionDispatchInfo.Throw(worker.Exception!.InnerException!);
        _queue!.Add(_batch);
        (_batch, _batchCharacters) = ([], 0);
    }

    /// <summary>The segment of all documents, in memory alone. The builder is of no use afterwards.</summary>
    public Segment BuildInMemory()
    {
        using var target = new MemoryTarget();
        Write(target);
        return new(SegmentFile.Open(target.ToFile(), "memory").Value);
    }

    /// <summary>Writes the segment; returns whether each document is the newest version of its article, in the segment's order. The builder is of no use afterwards.</summary>
    internal bool[] Write(SegmentTarget target)
    {
        FinishTokens();
        FormSource[] forms = new FormSource[_tokenisers.Count];
        Parallel.For(0, forms.Length, i => forms[i] = new TableForms(_tokenisers[i].Forms));
        var dictionary = new DictionaryMerge(forms);
        var runs = new List<TokenRun>();
        var numbers = new Dictionary<TokenRun, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _tokenisers.Count; i++)
        {
            foreach (BuiltRun run in _tokenisers[i].Runs)
            {
                run.Ids = dictionary.Ids[i];
                numbers.Add(run, runs.Count);
                runs.Add(run);
            }
        }
        foreach (TokenisedDocument placed in _placed) _documents.Place(placed.Document, numbers[placed.Run], placed.Start, placed.Length, placed.Words, placed.HeadlineWords);
        _placed.Clear();
        _placed.TrimExcess();
        var assembler = new SegmentAssembler(_documents, runs, dictionary);
        assembler.Write(target, _options.Threads, _options.PostingsAtOnce);
        bool[] newest = new bool[_documents.Count];
        for (int i = 0; i < newest.Length; i++) newest[i] = _documents.Rows[assembler.Order[i]].IsNewest;
        return newest;
    }

    public void Dispose()
    {
        _queue?.CompleteAdding();
        foreach (Task worker in _workers) ((IAsyncResult)worker).AsyncWaitHandle.WaitOne();
        _queue?.Dispose();
        foreach (BuiltRun run in _tokenisers.SelectMany(tokeniser => tokeniser.Runs)) run.Dispose();
    }

    private void StartWorkers()
    {
        _queue = new(_options.Threads * 2);
        for (int i = 0; i < _options.Threads; i++)
        {
            DocumentTokeniser tokeniser = NewTokeniser();
            _workers.Add(Task.Factory.StartNew(() => Work(tokeniser), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        }
    }

    private DocumentTokeniser NewTokeniser()
    {
        var tokeniser = new DocumentTokeniser(_runs);
        _tokenisers.Add(tokeniser);
        return tokeniser;
    }

    private void Work(DocumentTokeniser tokeniser)
    {
        try
        {
            foreach (List<(int, string?, string)> batch in _queue!.GetConsumingEnumerable()) Tokenise(tokeniser, batch);
        }
        catch
        {
            // The adding thread must not wait for a worker that has failed.
            _queue!.CompleteAdding();
            throw;
        }
    }

    private void Tokenise(DocumentTokeniser tokeniser, List<(int Document, string? Headline, string Text)> batch)
    {
        var placed = new List<TokenisedDocument>(batch.Count);
        foreach ((int document, string? headline, string text) in batch) placed.Add(tokeniser.Add(document, headline, text));
        lock (_placed) _placed.AddRange(placed);
    }

    private void FinishTokens()
    {
        if (_tokenisers.Count == 0) Tokenise(NewTokeniser(), _batch);
        else if (_batch.Count > 0) _queue!.Add(_batch);
        _batch = [];
        _queue?.CompleteAdding();
        foreach (Task worker in _workers) worker.GetAwaiter().GetResult();
    }
}
