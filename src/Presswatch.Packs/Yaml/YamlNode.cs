using Presswatch.Core.Problems;

namespace Presswatch.Packs.Yaml;

/// <summary>A file of a pack as read, for underlining.</summary>
/// <param name="Name">Path as shown to the user.</param>
/// <param name="Lines">Its lines, without line ends.</param>
internal sealed record YamlFile(string Name, IReadOnlyList<string> Lines);

/// <summary>Where a node stands: line and column from 1, length on that line in UTF-16 units.</summary>
internal readonly record struct YamlMark(YamlFile File, int Line, int Column, int Length)
{
    public Place Place => new(File.Name, Line, Column, Line <= File.Lines.Count ? File.Lines[Line - 1] : null, Math.Max(1, Length));
}

/// <summary>A node of YAML that knows where it stands. Bounded in depth by its reader, without aliases and tags.</summary>
internal abstract record YamlNode(YamlMark Mark);

/// <summary>A scalar as written.</summary>
/// <param name="Plain">Whether it is written without quotes: only then it can be a number, a truth value or nothing.</param>
internal sealed record YamlScalar(YamlMark Mark, string Text, bool Plain) : YamlNode(Mark)
{
    public bool IsNull => Plain && Text is "" or "~" or "null";
}

internal sealed record YamlList(YamlMark Mark, IReadOnlyList<YamlNode> Items) : YamlNode(Mark);

internal sealed record YamlMap(YamlMark Mark, IReadOnlyList<YamlPair> Pairs) : YamlNode(Mark)
{
    public YamlPair? Find(string key)
    {
        foreach (YamlPair pair in Pairs)
        {
            if (string.Equals(pair.Key.Text, key, StringComparison.Ordinal)) return pair;
        }
        return null;
    }

    /// <summary>The text of a scalar under that key; <see langword="null"/> where there is none.</summary>
    public string? TextOf(string key) => Find(key)?.Value is YamlScalar scalar ? scalar.Text : null;
}

internal sealed record YamlPair(YamlScalar Key, YamlNode Value);
