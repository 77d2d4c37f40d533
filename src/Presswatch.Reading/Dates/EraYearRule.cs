using Presswatch.Packs.Model;
using Presswatch.Reading.Cursor;

namespace Presswatch.Reading.Dates;

/// <summary>Reads a year of an era, such as "Dawn 73 (2023)". A bracketed common year must agree, or the rule declines: a slip on the page is never guessed away.</summary>
internal sealed class EraYearRule(DateRule rule)
{
    /// <summary>The kind that packs name it by.</summary>
    public const string Kind = "era-year";

    public string Word => rule.Word;

    public Found<int> Read(ref TextCursor text)
    {
        int start = text.Position;
        if (!text.TryTake(rule.Word) || !text.TryTakeNumber(out int count)) return text.Decline<int>(start, Why.OtherShape);
        int year = (rule.FirstYear ?? 1) + count - 1;
        if (count < 1 || year > 9999) return text.Decline<int>(start, Why.BadNumber);
        if (text.TryTakeBracketedNumber(out int stated) && stated != year) return text.Decline<int>(start, Why.YearsDisagree);
        return Found<int>.Of(year, text.Since(start), rule.Id);
    }
}
