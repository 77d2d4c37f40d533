namespace Presswatch.Web.Pages;

/// <summary>The rooms of the workbench, as the masthead lists them.</summary>
public enum Rooms
{
    None,
    Overview,
    Search,
    Phrases,
    People,
    Changes,
    Reprints,
    Sources,
}
