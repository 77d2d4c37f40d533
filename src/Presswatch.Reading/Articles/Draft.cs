using Presswatch.Core.Readings;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Quantities;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Articles;

/// <summary>What the readers have found so far in one article. Each reader adds its findings, and marks their words in the scans, so that later readers and their rules build on them.</summary>
internal sealed class Draft(Lexicon lexicon)
{
    /// <summary>The words of the headline; none where there is none.</summary>
    public Scan Title { get; } = new(TextPart.Title, lexicon);

    /// <summary>The words of the text behind the dateline.</summary>
    public Scan Body { get; } = new(TextPart.Text, lexicon);

    public ReadingInput Input { get; private set; } = new(null, "", null);

    public ReadingTrace? Trace { get; private set; }

    /// <summary>The numbers of headline and text; marks of class "amount" give their index.</summary>
    public List<Amount> Amounts { get; } = [];

    public List<DateFinding> Dates { get; } = [];
    public List<QuantityFinding> Quantities { get; } = [];
    public List<PersonFinding> People { get; } = [];
    public List<PersonMention> Mentions { get; } = [];
    public List<NameList> Lists { get; } = [];
    public List<OrganisationFinding> Organisations { get; } = [];
    public List<PlaceFinding> Places { get; } = [];
    public List<CommitmentFinding> Commitments { get; } = [];
    public EventFinding? Event { get; set; }

    /// <summary>Marks words as a finding: the one that says the same, found before, else a new one.</summary>
    /// <param name="findings">Those of its kind.</param>
    /// <param name="isSame">Whether a finding says the same.</param>
    /// <param name="made">Makes the new one.</param>
    /// <param name="scan">Where the words stand.</param>
    /// <param name="first">The first word.</param>
    /// <param name="count">How many words.</param>
    /// <param name="markClass">Class of the mark, whose item is the finding's index.</param>
    public static void Keep<T>(List<T> findings, Predicate<T> isSame, Func<T> made, Scan scan, int first, int count, int markClass)
    {
        int item = findings.FindIndex(isSame);
        if (item < 0)
        {
            item = findings.Count;
            findings.Add(made());
        }
        scan.Add(first, count, markClass, -1, item);
    }

    public void Begin(ReadingInput input, ReadingTrace? trace)
    {
        (Input, Trace, Event) = (input, trace, null);
        Title.Read(input.Headline ?? "");
        Body.Read(input.Text, input.Opening);
        Amounts.Clear();
        Dates.Clear();
        Quantities.Clear();
        People.Clear();
        Mentions.Clear();
        Lists.Clear();
        Organisations.Clear();
        Places.Clear();
        Commitments.Clear();
    }
}
