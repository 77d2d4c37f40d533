namespace Presswatch.Corpus.Tests.Sequences;

/// <summary>Small archives of texts that repeat themselves, from kept seeds: phrases are drawn from a small store and joined by single words.</summary>
internal static class RandomTexts
{
    private const string Letters = "abcdefgh";

    /// <summary>Checks so many archives, each of its own seed; a failure names the seed.</summary>
    public static void Check(int times, Action<Random, Text[]> check)
    {
        for (int seed = 1; seed <= times; seed++)
        {
            var random = new Random(seed);
            Text[] texts = Make(random);
            try
            {
                check(random, texts);
            }
            catch (ShouldAssertException failed)
            {
                throw new ShouldAssertException($"seed {seed}: {failed.Message}", failed);
            }
        }
    }

    private static Text[] Make(Random random)
    {
        string[] store = [.. Enumerable.Range(0, 6).Select(_ => Words(random, random.Next(4, 16)))];
        return [.. Enumerable.Range(0, random.Next(2, 14)).Select(i =>
        {
            int day = random.Next(-1, 8);
            string text = string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(6) switch { 0 => "/", 1 => Words(random, 2), _ => store[random.Next(store.Length)] }));
            return new Text(day, text.Trim(' ', '/') is "" ? "a" : text.Trim(' ', '/'), Article: random.Next(6) == 0 ? 1 : i + 2, LastDay: random.Next(8) == 0 && day > 0 ? day + 3 : 0, Counts: random.Next(8) > 0);
        })];
    }

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Letters[random.Next(Letters.Length)]));
}
