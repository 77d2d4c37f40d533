using Presswatch.Cli.Commands;

namespace Presswatch.Cli.Tests;

/// <summary>Counts in sentences.</summary>
public sealed class CountTests
{
    [Theory]
    [InlineData(0, "0 occurrences")]
    [InlineData(1, "1 occurrence")]
    [InlineData(2_400, "2,400 occurrences")]
    public void Occurrences_OfOne_IsSingular(long count, string text) => CorpusOptions.Occurrences(count).ShouldBe(text);
}
