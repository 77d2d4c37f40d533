namespace Presswatch.Web.Pages;

/// <summary>The rooms of the workbench, as the masthead lists them.</summary>
public enum Rooms
{
    None,
    Overview,
    Search,
    Trend,
    People,
    Changes,
    Reprints,
    Sources,
}
