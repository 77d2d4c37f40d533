using System.Globalization;
using Presswatch.Core.Problems;

namespace Presswatch.Analysis;

/// <summary>Where a list goes on that is numbered from its beginning.</summary>
public static class ListCursor
{
    /// <summary>Reads a cursor: a number of items to pass over, 0 for none (PW4012 where it is no number).</summary>
    public static Outcome<int> Skip(string? after) => after is null ? 0
        : int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out int skip) ? skip : new Problem(ProblemCodes.BadCursor, "This list has no such place to go on from.");
}
