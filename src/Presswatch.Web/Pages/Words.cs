using Presswatch.Core.Output;
using Presswatch.Core.Readings;

namespace Presswatch.Web.Pages;

/// <summary>Values of readings in the words that pages print.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonText.NameOf(value).Replace('-', ' ');

    /// <summary>What decided who somebody is.</summary>
    public static string Why(string why) => why switch
    {
        "pack-name" => "the pack knows the name",
        "post" => "the pack gives this title to that person",
        "only-bearer" => "nobody else bears the name",
        "post-and-time" => "told from a namesake by post and time",
        "career" => "another post at another time",
        "guess" => "a guess: namesakes, and no title that tells",
        "correction" => "a user said so",
        _ => why,
    };

    public static string Bound(QuantityBound bound) => bound == QuantityBound.Exact ? "" : Of(bound) + " ";

    public static string Number(decimal value) => value.ToString("#,##0.############", CultureInfo.InvariantCulture);

    /// <summary>A date as read, "2031-08-06" or two of them with a slash between, in words.</summary>
    public static string Day(string? value) => value is null ? "no date" : string.Join(" – ", value.Split('/').Select(part => PartialDate.TryParse(part, out PartialDate day) ? Show.ShortDay(day) : part));

    /// <summary>What a correction changed.</summary>
    public static string Field(string field) => field switch
    {
        "is" => "who it is",
        "drop" => "no such person",
        "same-as" => "the same person as",
        _ => field,
    };

    /// <summary>"2 of 7", "3rd" without the length.</summary>
    public static string Position(int? position, int? of) => position is null ? "" : of is null ? $"{position}" : $"{position} of {of}";
}
