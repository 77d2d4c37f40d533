namespace Presswatch.Web.Pages;

/// <summary>One bar of a chart.</summary>
/// <param name="Period">"2031-08" or "2031".</param>
/// <param name="Value">Its length.</param>
/// <param name="Text">The value in words.</param>
/// <param name="Title">What a pointer on it shows.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Gap">Whether the record holds nothing at all of the period.</param>
public sealed record Bar(string Period, double Value, string Text, string Title, string Address, bool Gap)
{
    /// <summary>Share of what was expected that is known to be missed, from 0 to 1.</summary>
    public double Missing { get; init; }
}
