// Razor makes its components public; each says here what it is.
namespace Presswatch.Web.Pages;

/// <summary>The frame of every page.</summary>
public sealed partial class Sheet;

/// <summary>One version of an article, set for reading.</summary>
public sealed partial class ArticlePage;

/// <summary>The margin of an article: where each thing comes from.</summary>
public sealed partial class ArticleMargin;

/// <summary>One capture.</summary>
public sealed partial class CapturePage;

/// <summary>How a capture is read: what was taken or left, by which rule.</summary>
public sealed partial class ExtractionPage;

/// <summary>The archive at a glance.</summary>
public sealed partial class OverviewPage;

/// <summary>The form for the password.</summary>
public sealed partial class SignInPage;

/// <summary>A problem with its code, place and way out.</summary>
public sealed partial class ProblemPage;

/// <summary>What a search found.</summary>
public sealed partial class SearchPage;

/// <summary>Occurrences over time, as bars and as a table.</summary>
public sealed partial class TrendPage;

/// <summary>A text with what was asked for marked.</summary>
public sealed partial class Marks;

/// <summary>A bar that shows how sure a finding is.</summary>
public sealed partial class Sure;

/// <summary>An address outside of the workbench.</summary>
public sealed partial class OutLink;

/// <summary>Bars by period, drawn on the server.</summary>
public sealed partial class MonthBars;
