using System.Globalization;

namespace Presswatch.Archive.Search;

/// <summary>Where a hit stands in its order: larger <paramref name="Primary"/>, then larger <paramref name="Secondary"/>, then smaller <paramref name="Key"/> comes first.</summary>
internal readonly record struct Rank(float Primary, int Secondary, int Key)
{
    private const int Digits = 8;

    /// <summary>Negative where this comes before the other.</summary>
    public int OrderTo(Rank other)
    {
        int order = other.Primary.CompareTo(Primary);
        if (order == 0) order = other.Secondary.CompareTo(Secondary);
        return order != 0 ? order : Key.CompareTo(other.Key);
    }

    /// <summary>The place in a list, as a caller sees it.</summary>
    public string ToCursor(SearchOrder order) => $"{(int)order}{BitConverter.SingleToInt32Bits(Primary):x8}{Secondary:x8}{Key:x8}";

    public static bool TryParse(string cursor, SearchOrder order, out Rank rank)
    {
        rank = default;
        if (cursor.Length != 1 + 3 * Digits || cursor[0] != '0' + (int)order) return false;
        Span<int> numbers = stackalloc int[3];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(cursor.AsSpan(1 + i * Digits, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out numbers[i])) return false;
        }
        rank = new(BitConverter.Int32BitsToSingle(numbers[0]), numbers[1], numbers[2]);
        return !float.IsNaN(rank.Primary);
    }
}
