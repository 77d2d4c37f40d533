using Presswatch.Core.Problems;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>What one entry names must be there: the place another lies in, the language whose month names a form needs.</summary>
internal static class ReferenceCheck
{
    public static void Run(PackDraft pack, List<Problem> problems)
    {
        HashSet<string> places = [.. pack.Places.Select(place => place.Id)];
        HashSet<string> languages = [.. pack.DateWords.Select(words => words.Language)];
        foreach ((ReferenceKind kind, string target, YamlMark mark) in pack.References)
        {
            HashSet<string> known = kind == ReferenceKind.Place ? places : languages;
            if (known.Contains(target)) continue;
            string message = kind == ReferenceKind.Place ? $"there is no place '{target}'" : $"dates.yaml has no words of the language '{target}'";
            problems.Add(new(ProblemCodes.PackUnknownName, message, mark.Place, Nearest.Of(target, known)));
        }
    }
}
