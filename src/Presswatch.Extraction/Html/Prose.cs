namespace Presswatch.Extraction.Html;

/// <summary>Tells running text from labels.</summary>
internal static class Prose
{
    /// <summary>Length of a text in units of an alphabetic script: a sign of Han, Kana or Hangul counts as two and a half.</summary>
    public static int Weight(ReadOnlySpan<char> text)
    {
        int wide = 0;
        foreach (char c in text)
        {
            if (c is >= '\u3040' and <= '\uD7A3') wide++;
        }
        return text.Length + wide * 3 / 2;
    }

    public static bool IsProse(TextBlock block)
    {
        int weight = Weight(block.Text);
        if (weight < 25 || block.LinkShare > 0.5) return false;
        return weight >= 80 || (EndsSentence(block.Text) && block.Text.AsSpan().Count(' ') >= 3) || (weight > block.Text.Length * 2 && EndsSentence(block.Text));
    }

    /// <summary>Whether the text ends as a sentence does, closing quotes and brackets aside.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd("\"'”’»」』)）] ");
        return !text.IsEmpty && text[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or ':' or '؟' or '।';
    }

    public static int Stops(ReadOnlySpan<char> text) => text.Count(',') + text.Count('，') + text.Count('、') + text.Count('،');
}
