namespace Presswatch.Archive.States;

/// <summary>Addresses that are the same but for http or https and a "www." before the host: a site that moved from one to the other sends from each old address to its twin.</summary>
public static class TwinAddresses
{
    private const string Www = "www.";

    /// <summary>The three twins of an address; none of one that is not http or https.</summary>
    public static IReadOnlyList<string> Of(string address)
    {
        int at = address.IndexOf("://", StringComparison.Ordinal);
        if (at < 0 || address[..at] is not ("http" or "https")) return [];
        string rest = address[(at + 3)..];
        if (rest.StartsWith(Www, StringComparison.OrdinalIgnoreCase)) rest = rest[Www.Length..];
        return [.. new[] { $"http://{rest}", $"https://{rest}", $"http://{Www}{rest}", $"https://{Www}{rest}" }.Where(twin => twin != address)];
    }

    /// <summary>What an address answered, with what its twins answered while it sent there: what is missing at the end of the chain is missing at its beginning.</summary>
    /// <param name="own">The address's own answers, in any order.</param>
    /// <param name="twins">Those of its twins, in any order.</param>
    /// <returns>Answers without those that only send on.</returns>
    public static IReadOnlyList<AddressAnswer> Followed(IEnumerable<AddressAnswer> own, IEnumerable<AddressAnswer> twins)
    {
        AddressAnswer[] inOrder = [.. own.OrderBy(answer => answer.Time).ThenBy(answer => answer.Capture, StringComparer.Ordinal)];
        var followed = new List<AddressAnswer>(inOrder.Where(answer => answer.Kind != AnswerKind.Twin));
        foreach (AddressAnswer answer in twins)
        {
            int last = Array.FindLastIndex(inOrder, one => one.Time <= answer.Time);
            if (answer.Kind != AnswerKind.Twin && last >= 0 && inOrder[last].Kind == AnswerKind.Twin) followed.Add(answer);
        }
        return followed;
    }
}
