namespace Presswatch.Reading.Names.People;

/// <summary>Gives names the titles beside them: before, behind a comma, or one shared by a list.</summary>
internal static class TitleBinder
{
    /// <summary>Fewest words of a title that follows a name without a comma: "appointed Oren Valdis commander of the Lamp Guard".</summary>
    private const int LeastUnparted = 3;

    /// <summary>Binds titles to names; both in the order of the text.</summary>
    public static void Bind(PersonScan at, Span<NameSpan> names, List<TitlePhrase> titles)
    {
        for (int i = 0; i < names.Length; i++) (names[i].Left, names[i].Right) = (names[i].First, names[i].End);
        foreach (TitlePhrase title in titles) BindBefore(at, names, title);
        foreach (TitlePhrase title in titles) BindBehind(at, names, title);
        foreach (TitlePhrase title in titles)
        {
            if (title.Plural) Share(at, names, title);
        }
    }

    /// <summary>Whether only commas, conjunctions and articles stand between two names with their titles.</summary>
    public static bool AreListed(PersonScan at, NameSpan before, NameSpan behind)
    {
        if (at.Scan.Words[before.First].Sentence != at.Scan.Words[behind.First].Sentence || behind.Left <= before.Right) return false;
        bool tied = false;
        for (int i = before.Right; i < behind.Left; i++)
        {
            if (at.Is(i, PersonWord.Comma | PersonWord.And)) tied = true;
            else if (!at.Is(i, PersonWord.Determiner)) return false;
        }
        return tied;
    }

    private static void BindBefore(PersonScan at, Span<NameSpan> names, TitlePhrase title)
    {
        int name = StartingAt(names, title.End);
        if (name < 0 && at.Is(title.End, PersonWord.Comma) && (at.Is(title.First - 1, PersonWord.Determiner | PersonWord.Stop) || at.IsPossessive(title.First - 1) || at.Scan.Words[title.First].Is(Scanning.WordShape.SentenceStart)) && title.HasHead && !IsBehindName(at, title.First))
        {
            // "The then president, Oren Valdis, …".
            name = StartingAt(names, title.End + 1);
            if (name >= 0 && !at.Is(names[name].End, PersonWord.Comma)) name = -1;
        }
        if (name < 0 || (at.Is(title.First - 1, PersonWord.Kinship) && !title.HasHead)) return;
        Give(at, ref names[name], title);
        names[name].Left = Math.Min(names[name].Left, title.First);
    }

    private static void BindBehind(PersonScan at, Span<NameSpan> names, TitlePhrase title)
    {
        if (!title.HasHead || StartingAt(names, title.End) >= 0 || IsGroup(at, title) || IsSubject(at, title)) return;
        int before = at.BeforeAge(title.First - 1) + 1;
        if (at.Is(before - 1, PersonWord.Determiner)) before--;
        int name;
        if (at.Is(before - 1, PersonWord.Comma)) name = EndingAt(names, before - 1) is var found and >= 0 ? found : Aged(at, names, before - 1);
        else if (before > 0 && at.Scan.TextOf(before - 1) is "as") name = Appointed(at, names, before - 1);
        else if (title.End - title.First >= LeastUnparted && at.IsLower(title.First)) name = EndingAt(names, title.First);
        else return;
        if (name < 0) return;
        bool listed = name > 0 && AreListed(at, names[name - 1], names[name]);
        if (title.Plural && !listed) return;
        // "… Minister Oren Valdis, the commander of the Lamp Guard, …" in a list of titles before names.
        if (listed && before < title.First && names[name].Left < names[name].First && names[name - 1].Left < names[name - 1].First) return;
        Give(at, ref names[name], title);
        names[name].Right = Math.Max(names[name].Right, title.End);
    }

    /// <summary>The name of "Oren Valdis on his election as …"; -1 where there is none.</summary>
    private static int Appointed(PersonScan at, Span<NameSpan> names, int @as)
    {
        bool appointing = false;
        for (int i = @as - 1; i >= Math.Max(0, @as - 8) && !at.Is(i, PersonWord.Comma); i--)
        {
            appointing |= at.Is(i, PersonWord.Appointing);
            if (at.EndsName(i)) return appointing && at.Scan.TextOf(i + 1) is "on" or "upon" ? EndingAt(names, i + 1) : -1;
        }
        return -1;
    }

    /// <summary>"…, the chairman said": a bare office with article before a verb begins another clause.</summary>
    public static bool IsSubject(PersonScan at, TitlePhrase title) =>
        at.Is(title.First - 1, PersonWord.Determiner) && at.Is(title.End, PersonWord.Speech | PersonWord.Stop) && !HasChain(at, title);

    private static bool HasChain(PersonScan at, TitlePhrase title)
    {
        for (int i = title.First; i < title.End; i++)
        {
            if (at.Is(i, PersonWord.Preposition)) return true;
        }
        return false;
    }

    private static bool IsGroup(PersonScan at, TitlePhrase title)
    {
        // "…, senior officials of the board" says who the named are; "…, officials of the board" who else was there.
        for (int i = title.First; i < title.End && !at.Is(i, PersonWord.Preposition); i++)
        {
            if (at.Is(i, PersonWord.Group)) return i == title.First || !HasChain(at, title);
        }
        return false;
    }

    /// <summary>A title of several goes to each name of the list that has none of its own.</summary>
    private static void Share(PersonScan at, Span<NameSpan> names, TitlePhrase title)
    {
        int name = StartingAt(names, title.End);
        if (name >= 0)
        {
            for (int i = name + 1; i < names.Length && names[i].Title.End == 0 && AreListed(at, names[i - 1], names[i]); i++) Give(at, ref names[i], title);
            return;
        }
        for (name = names.Length - 1; name >= 0 && names[name].Title != (title.First, title.End); name--) { }
        for (int i = name - 1; i >= 0 && names[i].Title.End == 0 && AreListed(at, names[i], names[i + 1] with { Left = names[i + 1].First }); i--) Give(at, ref names[i], title);
    }

    private static void Give(PersonScan at, ref NameSpan name, TitlePhrase title)
    {
        if (name.Title.End == 0 || Length(at, (title.First, title.End)) > Length(at, name.Title)) (name.Title, name.IsFull) = ((title.First, title.End), title.HasHead || title.End > title.First + 1);
    }

    private static int Length(PersonScan at, (int First, int End) title) => at.Scan.Words[title.End - 1].End - at.Scan.Words[title.First].Start;

    private static bool IsBehindName(PersonScan at, int first)
    {
        int before = at.Is(first - 1, PersonWord.Determiner) ? first - 2 : first - 1;
        return at.Is(before, PersonWord.Comma) && at.EndsName(before - 1);
    }

    private static int StartingAt(Span<NameSpan> names, int word)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].First == word) return i;
        }
        return -1;
    }

    private static int EndingAt(Span<NameSpan> names, int word)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].End == word) return i;
        }
        return -1;
    }

    /// <summary>"Oren Valdis, 45, …", "Oren Valdis (45), …".</summary>
    private static int Aged(PersonScan at, Span<NameSpan> names, int comma) =>
        comma > 2 && at.Scan.Words[comma - 1].Is(Scanning.WordShape.Digits) && at.Is(comma - 2, PersonWord.Comma) ? EndingAt(names, comma - 2)
        : comma > 3 && at.IsSign(comma - 1, ')') && at.Scan.Words[comma - 2].Is(Scanning.WordShape.Digits) && at.IsSign(comma - 3, '(') ? EndingAt(names, comma - 3) : -1;
}
