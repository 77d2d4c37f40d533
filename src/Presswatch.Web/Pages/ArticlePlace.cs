using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Corpus.Phrases;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>Some words of an article that an address points at: <c>at=17,12</c>, the first of them counted from 0 over headline and text, and how many.</summary>
internal readonly record struct ArticlePlace(int Word, int Count)
{
    /// <summary>The part whose UTF-16 units are counted in the place of words.</summary>
    public TextPart? Units { get; init; }

    private const int Most = 100_000_000;

    /// <summary>The address of a version with these words marked.</summary>
    public static string Address(string article, string version, int word, int count) => $"/a/{article}/{version}?at={word},{count}#at";

    /// <summary>The address of a version with a span of its headline or text marked: <c>at=t210,12</c>, in UTF-16 units.</summary>
    public static string Spanned(string article, string version, TextPart part, int start, int length) => $"/a/{article}/{version}?at={(part == TextPart.Title ? 'h' : 't')}{start},{length}#at";

    /// <summary>Reads an address; <see langword="null"/> where it points at nothing.</summary>
    public static Outcome<ArticlePlace?> Read(string at)
    {
        if (at.Length == 0) return Outcome.Of<ArticlePlace?>(null);
        TextPart? units = at[0] switch { 'h' => TextPart.Title, 't' => TextPart.Text, _ => null };
        string[] parts = (units is null ? at : at[1..]).Split(',');
        return parts is [var first, var many] && Number(first, out int word) && Number(many, out int count) && count > 0
            ? Outcome.Of<ArticlePlace?>(new(word, count) { Units = units })
            : SearchAsk.Bad("at", at, "the number of a word and how many: 17,12; or a place and its length: t210,12");

        static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Most;
    }

    /// <summary>Where the words stand, in one part of the article; <see langword="null"/> where it has no such words.</summary>
    public (TextPart In, TextSpan Span)? In(ArticleReport report)
    {
        if (Units is { } part)
        {
            int length = part == TextPart.Title ? report.Headline?.Length ?? 0 : string.Join('\n', report.Body).Length;
            return Word + Count <= length ? (part, new(Word, Count)) : null;
        }
        TextWords words = TextWords.Of(report.Headline, string.Join('\n', report.Body));
        int last = Math.Min(Word + Count, Word < words.HeadlineWords ? words.HeadlineWords : words.Words.Count) - 1;
        if (Word > last) return null;
        return (Word < words.HeadlineWords ? TextPart.Title : TextPart.Text, new(words.Words[Word].Start, words.Words[last].End - words.Words[Word].Start));
    }
}
