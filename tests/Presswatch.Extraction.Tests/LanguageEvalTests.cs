using Presswatch.Extraction.Languages;

namespace Presswatch.Extraction.Tests;

/// <summary>The invented texts of eval/language, 200 a language, a fourth of them full of foreign names and scripts.</summary>
public sealed class LanguageEvalTests
{
    private const int TextsEach = 200;

    [Theory]
    [InlineData("ar")]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("ja")]
    [InlineData("ko")]
    [InlineData("ru")]
    [InlineData("zh")]
    public void Of_TextsOfALanguage_IsRightOn99Percent(string language)
    {
        string[] texts = File.ReadAllLines(Path.Combine(RepositoryFolder.Of("eval"), "language", language + ".txt"));

        texts.Length.ShouldBe(TextsEach);
        texts.ShouldAllBe(text => text.Length >= 200 && text.Length <= 600);
        texts.Distinct(StringComparer.Ordinal).Count().ShouldBe(TextsEach);
        string[] wrong = [.. texts.Where(text => LanguageGuess.Of(text) != language).Select(text => $"{LanguageGuess.Of(text)}: {text}")];
        wrong.Length.ShouldBeLessThanOrEqualTo(TextsEach / 100, string.Join('\n', wrong.Take(5)));
    }
}
