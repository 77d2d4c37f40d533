using Presswatch.Core.Problems;

namespace Presswatch.Intake.Pipeline;

/// <summary>What became of the input: <see cref="Taken"/> plus all declined is <see cref="Items"/>.</summary>
/// <remarks>An item is an article, or a page, line or row that holds none. Captures are kept of all that could be read, with or without an article.</remarks>
public sealed class IngestReport
{
    private const int ProblemsKept = 100;

    private readonly SortedDictionary<string, long> _declined = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    /// <summary>Files read.</summary>
    public int Files { get; internal set; }

    /// <summary>Files of no known type.</summary>
    public int IgnoredFiles { get; internal set; }

    public long Items => Taken + _declined.Values.Sum();

    public long Taken => NewArticles + NewVersions + Unchanged;

    public long NewArticles { get; private set; }

    public long NewVersions { get; private set; }

    public long Unchanged { get; private set; }

    /// <summary>Addresses at which articles known before were met for the first time; beside the sum.</summary>
    public long NewAddresses { get; private set; }

    /// <summary>New articles that are nearly the same as another that came before them; beside the sum.</summary>
    public long Reprints { get; internal set; }

    /// <summary>Declined items by reason, in the order of the reasons.</summary>
    public IReadOnlyDictionary<string, long> Declined => _declined;

    /// <summary>Wall-clock time of the run.</summary>
    public double Seconds { get; internal set; }

    /// <summary>Whether it was stopped before the end of the input.</summary>
    public bool Stopped { get; internal set; }

    /// <summary>The first problems met, for the user's eye; the counts hold all.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    internal void Decline(Problem problem)
    {
        _declined[problem.Code.Reason] = _declined.GetValueOrDefault(problem.Code.Reason) + 1;
        if (_problems.Count < ProblemsKept) _problems.Add(problem);
    }

    internal void Decline(string reason) => _declined[reason] = _declined.GetValueOrDefault(reason) + 1;

    internal void Add(Archive.TakenCapture taken)
    {
        if (taken.Before is { } before)
        {
            Unchanged += before.Articles;
            if (before.Articles == 0) Decline(before.Reason ?? ProblemCodes.NoText.Reason);
            return;
        }
        foreach (Archive.Catalogue.Sighted sighted in taken.Sighted)
        {
            switch (sighted.Outcome)
            {
                case Archive.Catalogue.SightingOutcome.NewArticle: NewArticles++; break;
                case Archive.Catalogue.SightingOutcome.NewVersion: NewVersions++; break;
                default: Unchanged++; break;
            }
            if (sighted.NewAddress) NewAddresses++;
        }
        if (taken.Sighted.Count == 0) Decline(taken.Entry.Problems[0]);
    }
}

/// <summary>How far a run has come.</summary>
/// <param name="Bytes">Bytes of files read.</param>
/// <param name="TotalBytes">Bytes of all files.</param>
/// <param name="Items">Items written down so far.</param>
public readonly record struct IngestProgress(long Bytes, long TotalBytes, long Items);
