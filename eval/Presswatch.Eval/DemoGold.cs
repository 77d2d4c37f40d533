using System.Text;
using System.Text.Json.Nodes;
using Presswatch.Demo;

namespace Presswatch.Eval;

/// <summary>The invented press as a gold set: its articles, with what the generator knows of each.</summary>
public static class DemoGold
{
    /// <summary>The articles of one set of sentence frames.</summary>
    /// <param name="frames">"A" or "B".</param>
    /// <param name="days">Days from the first day of the press; some 27 articles a day.</param>
    /// <param name="skip">Days left out at the start.</param>
    public static GoldSet Of(string frames, int days, int skip = 0)
    {
        var country = new DemoCountry(new DemoOptions { Days = days + skip, Frames = Enum.Parse<DemoFrames>(frames, ignoreCase: true) });
        int left = country.Articles().TakeWhile(article => article.Date < DemoOptions.FirstDay.AddDays(skip)).Count();
        return new("demo " + frames, [.. Lines(country.WriteJsonLines).Zip(Lines(country.WriteGoldLines)).Skip(left)]);
    }

    private static JsonNode[] Lines(Func<Stream, int> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
