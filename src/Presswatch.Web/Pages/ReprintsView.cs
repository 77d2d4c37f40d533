using Presswatch.Analysis.Reprints;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>What the page of reprint groups shows.</summary>
public sealed class ReprintsView
{
    internal ReprintsView(ReprintsAsked asked, ReprintReport report, long behind) => (Asked, Report, Behind) = (asked, report, behind);

    internal ReprintsAsked Asked { get; }

    internal ReprintReport Report { get; }

    /// <summary>Captures whose texts have not been compared.</summary>
    internal long Behind { get; }
}
