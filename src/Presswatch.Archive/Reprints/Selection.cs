namespace Presswatch.Archive.Reprints;

/// <summary>Chooses among numbers.</summary>
internal static class Selection
{
    /// <summary>Brings the smallest so many to the front, in no order (Hoare's FIND, 1961).</summary>
    public static void Smallest(Span<ulong> numbers, int count)
    {
        int from = 0, to = numbers.Length - 1;
        while (from < to)
        {
            ulong middle = numbers[(from + to) / 2];
            int low = from, high = to;
            while (low <= high)
            {
                while (numbers[low] < middle) low++;
                while (numbers[high] > middle) high--;
                if (low > high) break;
                (numbers[low], numbers[high]) = (numbers[high], numbers[low]);
                low++;
                high--;
            }
            if (count <= high) to = high;
            else if (count >= low) from = low;
            else return;
        }
    }
}
