namespace Presswatch.Reading.Names.Words;

/// <summary>What a name with a head names.</summary>
internal enum NameKind
{
    None,
    Body,
    Place,
    Thing,
}

/// <summary>A name read from words.</summary>
/// <param name="First">Index of its first word.</param>
/// <param name="End">Index behind its last word.</param>
/// <param name="Kind">What it names; none where the words are a run of capitals without a head.</param>
/// <param name="Head">Index of the last word of its head.</param>
/// <param name="Plural">Whether the head stands for several, so that names joined to the left share it.</param>
internal readonly record struct NameSpan(int First, int End, NameKind Kind, int Head, bool Plural = false);
