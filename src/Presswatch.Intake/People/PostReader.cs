using Presswatch.Archive.Readings;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.People;

/// <summary>What a title says: the rank, the body, and on which level that is.</summary>
/// <param name="Rank">Such as "minister"; <see langword="null"/> where the title holds no word for a post.</param>
/// <param name="Body">What the post is of, as folded words; <see langword="null"/> where the title does not say.</param>
/// <param name="Tier">Level of the post; <see langword="null"/> where unknown: such a title speaks against nobody.</param>
/// <param name="Exclusive">Whether one person holds one of this rank at a time, and the title says of what.</param>
public readonly record struct ReadPost(string? Rank, string? Body, string? Tier, bool Exclusive);

/// <summary>Reads titles as posts, by the levels of a pack. Immutable.</summary>
public sealed class PostReader
{
    // Letters by which words are compared.
    private const int Stem = 5;

    private static readonly string[] Joints = ["of", "for", "in", "to", "at"];

    private readonly (string Words, string Tier)[] _bodies;
    private readonly (string Words, string Tier, bool Exclusive)[] _heads;

    private readonly string? _firstTier;

    public PostReader(Pack pack)
    {
        _firstTier = pack.PostTiers is [var first, ..] ? first.Tier : null;
        _bodies = [.. pack.PostTiers.SelectMany(tier => tier.Bodies.Select(body => (NameFold.Of(body), tier.Tier)))];
        _heads = [.. pack.PostTiers.SelectMany(tier => tier.Heads.Select(head => (NameFold.Of(head), tier.Tier, tier.Exclusive.Contains(head)))).OrderByDescending(head => head.Item1.Length)];
    }

    /// <summary>The level that the pack names first.</summary>
    public string? FirstTier => _firstTier;

    /// <summary>Reads a title as printed; the first post where it names several.</summary>
    public ReadPost Read(string? title)
    {
        if (string.IsNullOrEmpty(title)) return default;
        string whole = $" {NameFold.Of(title)} ";
        string first = $" {NameFold.Of(title.Split([',', ';'])[0])} ";
        string? tier = _bodies.FirstOrDefault(body => whole.Contains($" {body.Words} ", StringComparison.Ordinal)).Tier;
        (string Words, string Tier, bool Exclusive) head = default;
        int at = int.MaxValue;
        foreach ((string Words, string Tier, bool Exclusive) one in _heads)
        {
            int found = first.IndexOf($" {one.Words} ", StringComparison.Ordinal);
            if (found < 0 || found >= at) continue;
            (head, at) = (one, found);
        }
        if (head.Words is null) return new(null, null, tier, false);
        (string? body, bool isSaid) = BodyOf(first, head.Words, at);
        return new(head.Words, body, tier ?? head.Tier, head.Exclusive && isSaid && tier is null);
    }

    /// <summary>Whether two bodies have nothing in common: no word that begins alike, so that "Defence" and "Defense" do.</summary>
    public static bool Differ(string body, string other)
    {
        foreach (string word in body.Split(' '))
        {
            if (word.Length >= Stem && other.Split(' ').Any(another => another.Length >= Stem && another.AsSpan(0, Stem).SequenceEqual(word.AsSpan(0, Stem)))) return false;
        }
        return true;
    }

    /// <summary>The body of a post as its title prints it.</summary>
    /// <param name="title">The title that was read.</param>
    /// <param name="body">The body that <see cref="Read"/> gave, folded.</param>
    /// <returns>Words of the title; the folded body where they do not begin or end with words of the title.</returns>
    public static string Printed(string title, string body)
    {
        string[] words = title.Split([',', ';'])[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int at = 0; at < words.Length; at++)
        {
            string after = string.Join(' ', words[at..]);
            if (NameFold.Of(after) == body) return after;
            string before = string.Join(' ', words[..(at + 1)]);
            if (NameFold.Of(before) == body) return before;
        }
        return body;
    }

    // "minister of grain" says of what; what stands before the head, as in "former minister", need not.
    private static (string? Body, bool IsSaid) BodyOf(string title, string head, int at)
    {
        string after = title[(at + head.Length + 1)..].Trim();
        foreach (string joint in Joints)
        {
            if (after.StartsWith(joint + " ", StringComparison.Ordinal)) return (Trimmed(after[(joint.Length + 1)..]), true);
        }
        return (Trimmed(title[..(at + 1)]), false);
    }

    private static string? Trimmed(string body)
    {
        body = body.Trim();
        if (body.StartsWith("the ", StringComparison.Ordinal)) body = body[4..];
        return body.Length == 0 ? null : body;
    }
}
