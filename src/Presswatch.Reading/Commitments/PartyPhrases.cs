using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Commitments;

/// <summary>Tells which words before a verb can name one who commits himself: a noun phrase whose head is a person, a body, a place that stands for its state, or a group.</summary>
internal sealed class PartyPhrases(CommitmentClasses classes)
{
    /// <summary>The phrase as printed, without a leading article, adverbs, auxiliaries and times; <see langword="null"/> where it opens with a preposition or a clause, or has no such head.</summary>
    /// <param name="scan">The text.</param>
    /// <param name="first">First word.</param>
    /// <param name="end">The word behind the last.</param>
    public string? Of(Scan scan, int first, int end) => Bounds(scan, first, end) is { Count: > 0 } bounds ? scan.SpanOf(bounds.First, bounds.Count).Of(scan.Text).ToString() : null;

    /// <summary>Whether the words have a phrase that can name a party.</summary>
    public bool Has(Scan scan, int first, int end) => Bounds(scan, first, end).Count > 0;

    private (int First, int Count) Bounds(Scan scan, int first, int end)
    {
        while (first < end && (scan.Words[first].Is(WordShape.Sign) || scan.TextOf(first) is "the" or "The" or "a" or "A" or "an" or "An")) first++;
        if (first >= end || IsLink(scan, first)) return default;
        end = EndOf(scan, first, end);
        return HasHead(scan, first, end) ? (first, end - first) : default;
    }

    private bool IsLink(Scan scan, int word) => scan.TryMark(word, classes.Preposition, out _) || scan.TryMark(word, classes.Opener, out _);

    /// <summary>Where a phrase ends: before a time and its preposition or a verb of telling, and without the adverbs and auxiliaries of the verb that follows.</summary>
    private int EndOf(Scan scan, int first, int end)
    {
        int at = first + 1;
        while (at < end && !scan.TryMark(at, classes.Date, out _) && !scan.TryMark(at, classes.Reporting, out _)) at++;
        while (at > first && at < end && IsLink(scan, at - 1)) at--;
        while (at > first && IsOfTheVerb(scan, at - 1)) at--;
        return at;
    }

    private bool IsOfTheVerb(Scan scan, int word) =>
        scan.Words[word].Is(WordShape.Sign) || scan.TryMark(word, classes.Filler, out _) || scan.TryMark(word, classes.Modal, out _) || scan.TextOf(word).EndsWith("ly", StringComparison.Ordinal)
        || scan.TextOf(word) is "has" or "have" or "had" or "is" or "are" or "was" or "were" or "do" or "does" or "did";

    /// <summary>Whether a head stands before the first preposition.</summary>
    private bool HasHead(Scan scan, int first, int end)
    {
        for (int i = first; i < end && (i == first || !IsLink(scan, i)); i++)
        {
            if (IsHead(scan, i)) return true;
        }
        return false;
    }

    private bool IsHead(Scan scan, int word)
    {
        foreach (int type in classes.Parties)
        {
            if (scan.TryMark(word, type, out _)) return true;
        }
        if (scan.TryMark(word, classes.Date, out _)) return false;
        Word printed = scan.Words[word];
        if (printed.Is(WordShape.Capital) && !printed.Is(WordShape.SentenceStart)) return true;
        ReadOnlySpan<char> text = scan.TextOf(word);
        return text.Length > 4 && text[^1] == 's' && text[^2] is not ('s' or 'u' or 'i') && !scan.TryMark(word, classes.Function, out _);
    }
}
