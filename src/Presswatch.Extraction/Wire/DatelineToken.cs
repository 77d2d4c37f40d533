namespace Presswatch.Extraction.Wire;

internal enum DatelineTokenKind
{
    Literal,
    /// <summary>Any run of white space, or none.</summary>
    Space,
    Place,
    Month,
    Day,
    Year,
    Agency,
    Dash,
    /// <summary>A name that is no part of the answer, such as the reporter's.</summary>
    Reporter,
}

/// <summary>One step of a dateline form.</summary>
internal readonly record struct DatelineToken(DatelineTokenKind Kind, string Text)
{
    /// <summary>Splits a form; an unknown word in braces stands for itself.</summary>
    public static IEnumerable<DatelineToken> Split(string form)
    {
        int at = 0;
        while (at < form.Length)
        {
            if (form[at] == ' ')
            {
                yield return new(DatelineTokenKind.Space, " ");
                at++;
                continue;
            }
            int close = form[at] == '{' ? form.IndexOf('}', at) : -1;
            if (close > 0 && Enum.TryParse(form.AsSpan(at + 1, close - at - 1), ignoreCase: true, out DatelineTokenKind kind) && kind > DatelineTokenKind.Space)
            {
                yield return new(kind, string.Empty);
                at = close + 1;
                continue;
            }
            int end = form.AsSpan(at + 1).IndexOfAny(' ', '{');
            end = end < 0 ? form.Length : at + 1 + end;
            yield return new(DatelineTokenKind.Literal, form[at..end]);
            at = end;
        }
    }
}
