using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Concordances;

/// <summary>A place in a sorted concordance, which stays where it is when more is taken in: the sort words of the last line shown, and its version and offset.</summary>
public sealed record ConcordanceCursor
{
    internal ConcordanceCursor(ConcordanceOrder order, string[] words, int day, DayPrecision precision, int key, int offset) =>
        (Order, Words, Day, Precision, Key, Offset) = (order, words, day, precision, key, offset);

    /// <summary>The order it belongs to.</summary>
    public ConcordanceOrder Order { get; }

    /// <summary>Folds by which the line is sorted; "" where there is none.</summary>
    internal string[] Words { get; }

    internal int Day { get; }

    internal DayPrecision Precision { get; }

    internal int Key { get; }

    /// <summary>Position within the document.</summary>
    internal int Offset { get; }

    /// <summary>Letters, digits, "-" and "_".</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)Order}\n{Day}\n{(int)Precision}\n{Key}\n{Offset}\n{string.Join('\n', Words)}")));

    /// <summary>Reads what <see cref="ToString"/> gave; <see langword="null"/> where it is something else.</summary>
    public static ConcordanceCursor? Parse(string text)
    {
        if (text.Length > 16_384 || !Base64Url.IsValid(text)) return null;
        string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n');
        int[] numbers = new int[5];
        if (parts.Length != numbers.Length + LineKeys.SortWords) return null;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }
        if (!Enum.IsDefined((ConcordanceOrder)numbers[0]) || numbers[2] is < 0 or > (int)DayPrecision.Day) return null;
        return new((ConcordanceOrder)numbers[0], parts[numbers.Length..], numbers[1], (DayPrecision)numbers[2], numbers[3], numbers[4]);
    }
}
