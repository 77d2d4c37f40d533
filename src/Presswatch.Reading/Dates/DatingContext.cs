using Presswatch.Core.Pages;

namespace Presswatch.Reading.Dates;

/// <summary>What is known around an article when its date is sought.</summary>
/// <param name="Rules">The pack, made ready.</param>
/// <param name="Teasers">Teasers of the same page: what they point to had appeared when the page was captured.</param>
/// <param name="Captured">When the page was captured, if that is known: a real capture, never a file's time.</param>
/// <param name="Address">Absolute address of the page.</param>
public sealed record DatingContext(DatingRules Rules, IReadOnlyList<Teaser> Teasers, DateTimeOffset? Captured = null, string? Address = null);
