using Presswatch.Corpus.Novelty;

namespace Presswatch.Corpus.Phrases;

/// <summary>A long sequence that many articles have word for word.</summary>
/// <param name="Places">Where it stands in articles that count, by part and position; one for each occurrence.</param>
/// <param name="Length">Its words, 8 or more.</param>
/// <param name="Articles">Articles that have it.</param>
public sealed record SetPhrase(IReadOnlyList<WordPlace> Places, int Length, int Articles);

/// <summary>Set phrases that differ in a few words.</summary>
/// <param name="Leader">The one in most articles.</param>
/// <param name="Variants">The others, those in more articles first.</param>
public sealed record SetPhraseFamily(SetPhrase Leader, IReadOnlyList<SetPhrase> Variants);

/// <summary>What is asked of set phrases.</summary>
/// <param name="FewestArticles">Fewest articles, 2 or more.</param>
/// <param name="From">First day (<see cref="DateOnly.DayNumber"/>); <see langword="null"/> for the undated too.</param>
/// <param name="To">Last day, within.</param>
/// <param name="Most">Most families to answer with.</param>
public sealed record SetPhraseQuestion(int FewestArticles = 5, int? From = null, int? To = null, int Most = 100);

/// <summary>The set phrases of the archive and their families, those in most articles first.</summary>
/// <param name="Families">At most as many as were asked for.</param>
/// <param name="Total">All families.</param>
/// <param name="Phrases">All set phrases.</param>
/// <remarks>
/// <para>A set phrase grows out of a sequence of eight words: of those in enough articles that lie in no set phrase yet, the one in most articles. As long as at least half of that sequence's articles, and
/// enough of them, go on with the same word, that word is added, first to the right, then to the left; of two as frequent, the one with the smaller hash. A sequence lies in a set phrase when it is part of one that
/// has at least half of its articles.</para>
/// <para>A phrase joins the family of the leader in most articles from which it differs by few enough words put in, taken out or replaced (Levenshtein 1966, over words):
/// one in <see cref="WordsAVariance"/> of the longer one's.</para>
/// </remarks>
public sealed record SetPhrases(IReadOnlyList<SetPhraseFamily> Families, int Total, int Phrases)
{
    /// <summary>Words for each of which one may differ between variants.</summary>
    public const int WordsAVariance = 4;

    internal static SetPhrases Of(IReadOnlyList<WindowIndex> parts, SetPhraseQuestion question, CancellationToken cancel)
    {
        List<SetPhrase> phrases = new SetPhraseGrowth(parts, question).Grow(cancel);
        List<SetPhraseFamily> families = SetPhraseFamilies.Of([.. parts.Select(part => part.Part)], phrases, cancel);
        return new([.. families.Take(question.Most)], families.Count, phrases.Count);
    }
}
