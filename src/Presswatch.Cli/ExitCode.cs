using Presswatch.Core.Problems;

namespace Presswatch.Cli;

/// <summary>How a run ended, as other programs see it.</summary>
internal static class ExitCode
{
    /// <summary>Done; a list without hits is done too.</summary>
    public const int Done = 0;
    /// <summary>The run finished, but something was declined, or the thing asked for is unknown.</summary>
    public const int Declined = 1;
    /// <summary>Arguments or the syntax of a query.</summary>
    public const int Arguments = 2;
    /// <summary>Everything was bad, or a pack is invalid.</summary>
    public const int BadData = 3;
    /// <summary>The archive or a server is busy, unreachable, newer or damaged, or the disk is full.</summary>
    public const int Unavailable = 4;
    /// <summary>Ended by SIGINT.</summary>
    public const int Interrupted = 130;
    /// <summary>Ended by SIGTERM.</summary>
    public const int Terminated = 143;

    /// <summary>The code of a run that a problem ended, by the problem's range; what was asked for being unknown is no fault of the archive.</summary>
    public static int Of(Problem problem) => problem.Code == ProblemCodes.UnknownArticle || problem.Code == ProblemCodes.UnknownPerson ? Declined : problem.Code.Id[2] switch
    {
        '1' or '2' => BadData,
        '4' => Arguments,
        '6' => Declined,
        _ => Unavailable,
    };
}
