using System.Collections.Frozen;
using System.Reflection;

namespace Presswatch.Core.Problems;

/// <summary>A kind of expected failure. Ids are never reused; wording may change.</summary>
/// <param name="Id">"PW" and four digits: 1 input, 2 packs, 3 archive, 4 queries and arguments, 5 server, 6 pages.</param>
/// <param name="Reason">Kebab-case word for counts and JSON, such as "no-text".</param>
/// <param name="Title">What the code means, in one sentence.</param>
/// <param name="WayOut">What a user can do about it.</param>
public sealed record ProblemCode(string Id, string Reason, string Title, string WayOut)
{
    private static readonly Lazy<FrozenDictionary<string, ProblemCode>> ById = new(() =>
        typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (ProblemCode)field.GetValue(null)!)
            .ToFrozenDictionary(code => code.Id, StringComparer.OrdinalIgnoreCase));

    /// <summary>All codes of the program, in the order of their ids.</summary>
    public static IReadOnlyList<ProblemCode> All => [.. ById.Value.Values.OrderBy(code => code.Id, StringComparer.Ordinal)];

    /// <summary>The code of that id, or <see langword="null"/>.</summary>
    public static ProblemCode? Find(string id) => ById.Value.GetValueOrDefault(id);
}

/// <summary>The codes, one file per range.</summary>
public static partial class ProblemCodes;
