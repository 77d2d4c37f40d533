using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Finding;

/// <summary>A phrase, or one near another, as a query asks for it.</summary>
/// <param name="Phrase">The phrase; each place it begins at is found.</param>
/// <param name="Near">What must stand near it in the same paragraph; <see langword="null"/> for nothing.</param>
/// <param name="Distance">Most words between the two.</param>
public sealed record Sought(Phrase Phrase, Phrase? Near = null, int Distance = 0);
