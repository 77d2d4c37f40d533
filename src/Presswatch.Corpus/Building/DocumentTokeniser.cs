using Presswatch.Core.Words;

namespace Presswatch.Corpus.Building;

/// <summary>Cuts documents into runs of form numbers. One thread at a time.</summary>
internal sealed class DocumentTokeniser(BuildRuns runs)
{
    private readonly char[] _form = new char[Tokeniser.MaxFoldedLength];
    private BuiltRun? _run;
    private int _words;

    public FormTable Forms { get; } = new();

    /// <summary>Runs that this has filled, in order.</summary>
    public List<BuiltRun> Runs { get; } = [];

    /// <summary>Adds a document's words, with a sentinel after the headline and each paragraph that has any, and at least one.</summary>
    public TokenisedDocument Add(int document, string? headline, string text)
    {
        // A token and its sentinel take a character at least, and four or so in most scripts; what does not fit after all makes the run grow.
        int likely = ((headline?.Length ?? 0) + text.Length) / 3;
        if (_run is null || _run.Room < likely) Turn(likely);
        BuiltRun run = _run!;
        int start = run.Count;
        _words = 0;
        if (headline is not null) AddParagraph(run, headline);
        int headlineWords = _words;
        ReadOnlySpan<char> rest = text;
        while (rest.Length > 0)
        {
            int end = rest.IndexOf('\n');
            AddParagraph(run, end < 0 ? rest : rest[..end]);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
        if (run.Count == start) run.Add(0);
        return new(document, run, start, run.Count - start, _words, headlineWords);
    }

    private void Turn(int needed)
    {
        _run = runs.Next(_run, needed);
        Runs.Add(_run);
    }

    private void AddParagraph(BuiltRun run, ReadOnlySpan<char> paragraph)
    {
        FormTable forms = Forms;
        char[] form = _form;
        int before = _words;
        foreach (Token token in Tokeniser.Tokens(paragraph))
        {
            int length = Tokeniser.Exact(token.Span.Of(paragraph), form);
            run.Add(forms.Add(form.AsSpan(0, length)));
            _words++;
        }
        if (_words > before) run.Add(0);
    }
}

/// <summary>Where the tokens of a document are.</summary>
internal readonly record struct TokenisedDocument(int Document, BuiltRun Run, int Start, int Length, int Words, int HeadlineWords);
