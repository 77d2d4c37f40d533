namespace Presswatch.Reading.Edits;

/// <summary>A run of words that two sequences share.</summary>
/// <param name="Before">First word in the earlier one.</param>
/// <param name="After">First word in the later one.</param>
internal readonly record struct SharedRun(int Before, int After, int Length);

/// <summary>What two sequences share in a shortest script of cuts and insertions (Myers, "An O(ND) difference algorithm and its variations", 1986, with the linear-space refinement of its section 4b).</summary>
internal sealed class ShortestEdit
{
    /// <summary>Differences after which a stretch counts as wholly other: bounds the time on texts that share next to nothing.</summary>
    private const int MostDifferences = 8_000;

    private readonly int[] _a;
    private readonly int[] _b;
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly int _centre;
    private readonly List<SharedRun> _shared = [];

    private ShortestEdit(int[] a, int[] b)
    {
        (_a, _b) = (a, b);
        _centre = Math.Min(a.Length + b.Length, MostDifferences) + 2;
        _forward = new int[(2 * _centre) + 2];
        _backward = new int[(2 * _centre) + 2];
    }

    /// <summary>The shared runs, in order, none touching the next on both sides.</summary>
    public static List<SharedRun> Shared(int[] before, int[] after)
    {
        var edit = new ShortestEdit(before, after);
        edit.Compare(0, before.Length, 0, after.Length);
        return edit._shared;
    }

    private void Compare(int a0, int a1, int b0, int b1)
    {
        int head = a0;
        while (a0 < a1 && b0 < b1 && _a[a0] == _b[b0]) (a0, b0) = (a0 + 1, b0 + 1);
        Add(head, b0 - (a0 - head), a0 - head);
        int tail = a1;
        while (a0 < a1 && b0 < b1 && _a[a1 - 1] == _b[b1 - 1]) (a1, b1) = (a1 - 1, b1 - 1);
        if (a0 < a1 && b0 < b1 && Middle(a0, a1, b0, b1) is { } middle)
        {
            Compare(a0, middle.X, b0, middle.Y);
            Compare(middle.X, a1, middle.Y, b1);
        }
        Add(a1, b1, tail - a1);
    }

    private void Add(int before, int after, int length)
    {
        if (length == 0) return;
        if (_shared is [.., var last] && last.Before + last.Length == before && last.After + last.Length == after) _shared[^1] = last with { Length = last.Length + length };
        else _shared.Add(new(before, after, length));
    }

    /// <summary>A point that a shortest script passes, strictly within; <see langword="null"/> where nothing is shared or too much differs.</summary>
    private (int X, int Y)? Middle(int a0, int a1, int b0, int b1)
    {
        int n = a1 - a0, m = b1 - b0, delta = n - m, most = Math.Min((n + m + 1) / 2, MostDifferences / 2);
        bool odd = (delta & 1) != 0;
        Span<int> forward = _forward, backward = _backward;
        forward[_centre + 1] = 0;
        backward[_centre + 1] = 0;
        for (int d = 0; d <= most; d++)
        {
            for (int k = -d; k <= d; k += 2)
            {
                int x = k == -d || (k != d && forward[_centre + k - 1] < forward[_centre + k + 1]) ? forward[_centre + k + 1] : forward[_centre + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && _a[a0 + x] == _b[b0 + y]) (x, y) = (x + 1, y + 1);
                forward[_centre + k] = x;
                int mirrored = delta - k;
                if (odd && mirrored > -d && mirrored < d && x <= n && y <= m && Meets(x, backward[_centre + mirrored], mirrored, n, m)) return Within(a0 + x, b0 + y, a0, a1, b0, b1);
            }
            for (int k = -d; k <= d; k += 2)
            {
                int x = k == -d || (k != d && backward[_centre + k - 1] < backward[_centre + k + 1]) ? backward[_centre + k + 1] : backward[_centre + k - 1] + 1;
                int y = x - k;
                while (x < n && y < m && _a[a1 - 1 - x] == _b[b1 - 1 - y]) (x, y) = (x + 1, y + 1);
                backward[_centre + k] = x;
                int mirrored = delta - k;
                if (!odd && mirrored >= -d && mirrored <= d && x <= n && y <= m && Meets(x, forward[_centre + mirrored], mirrored, n, m)) return Within(a1 - x, b1 - y, a0, a1, b0, b1);
            }
        }
        return null;
    }

    // Diagonals that have run off the grid meet nothing.
    private static bool Meets(int x, int other, int diagonal, int n, int m) => other <= n && other - diagonal <= m && x + other >= n;

    private static (int X, int Y)? Within(int x, int y, int a0, int a1, int b0, int b1) =>
        x < a0 || x > a1 || y < b0 || y > b1 || (x == a0 && y == b0) || (x == a1 && y == b1) ? null : (x, y);
}
