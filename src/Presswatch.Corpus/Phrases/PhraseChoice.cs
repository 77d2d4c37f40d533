namespace Presswatch.Corpus.Phrases;

/// <summary>Chooses among phrases of which one often holds another, so that one speaks for all that follow from it.</summary>
/// <remarks>
/// A phrase is left out when a longer one of the same kind has the same number of occurrences, for then it never stands alone; and when it holds a shorter one of the kind that has
/// more, for then it is of the kind because that one is. Of sequences longer than <see cref="PhraseCensus.MostWords"/>, which are seen as a chain of phrases of that length with the same
/// number of occurrences, the first stays.
/// </remarks>
internal static class PhraseChoice
{
    /// <summary>Numbers of the phrases that stay, ascending.</summary>
    /// <param name="isOfKind">By number: whether the phrase is of the kind sought.</param>
    public static List<int> Of(PhraseCensus census, bool[] isOfKind)
    {
        IReadOnlyList<CensusPhrase> phrases = census.Phrases;
        bool[] leftOut = new bool[phrases.Count];
        int[] most = new int[phrases.Count];
        var before = new Dictionary<int, int>();
        for (int i = 1; i < phrases.Count; i++)
        {
            if (!isOfKind[i]) continue;
            CensusPhrase phrase = phrases[i];
            most[i] = phrase.Occurrences;
            if (phrase.Length < 2) continue;
            foreach (int part in (ReadOnlySpan<int>)[phrase.First, phrase.Last])
            {
                if (!isOfKind[part]) continue;
                leftOut[part] |= phrases[part].Occurrences == phrase.Occurrences;
                most[i] = Math.Max(most[i], most[part]);
            }
            if (phrase.Length == PhraseCensus.MostWords && phrases[phrase.Last].Occurrences == phrase.Occurrences) before.TryAdd(phrase.Last, i);
        }
        var chosen = new List<int>();
        for (int i = 1; i < phrases.Count; i++)
        {
            if (isOfKind[i] && phrases[i].Length > 1 && !leftOut[i] && most[i] == phrases[i].Occurrences && !FollowsInChain(phrases, i, before)) chosen.Add(i);
        }
        return chosen;
    }

    private static bool FollowsInChain(IReadOnlyList<CensusPhrase> phrases, int number, Dictionary<int, int> before)
    {
        CensusPhrase phrase = phrases[number];
        if (phrase.Length < PhraseCensus.MostWords || phrases[phrase.First].Occurrences != phrase.Occurrences || !before.TryGetValue(phrase.First, out int earlier)) return false;
        WordPlace place = phrases[earlier].Place;
        return phrase.Place == place with { Position = place.Position + 1 };
    }
}
