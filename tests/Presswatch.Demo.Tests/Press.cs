namespace Presswatch.Demo.Tests;

/// <summary>The default press of seed 1, made once for all tests.</summary>
internal static class Press
{
    private static readonly Lazy<List<DemoCapture>> All = new(() => [.. new DemoCountry(new DemoOptions()).Captures()]);

    public static List<DemoCapture> Captures => All.Value;

    public static IEnumerable<DemoTruth> Truths => Captures.Where(capture => capture.Truth is not null).Select(capture => capture.Truth!);

    /// <summary>The first capture of each article.</summary>
    public static IEnumerable<DemoTruth> Firsts => Truths.Where(truth => truth.Change is null);

    /// <summary>What was printed: headline and text, or text alone on a saved page.</summary>
    public static string Printed(DemoTruth truth) => truth.Saved ? truth.Text : truth.Title + "\n" + truth.Text;
}
