namespace Presswatch.Web.Serving;

/// <summary>Checks where the workbench is to listen.</summary>
internal static class ListenAddress
{
    /// <summary>Why it may not listen there; <see langword="null"/> where it may.</summary>
    public static Problem? Check(WorkbenchOptions options)
    {
        bool isAddress = Uri.TryCreate(options.Listen, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttp && address is { AbsolutePath: "/", Query: "", UserInfo: "" };
        if (!isAddress) return new(ProblemCodes.BadListenAddress, $"'{options.Listen}' is not an address to listen on.");
        return Guard.IsThisMachine(address!.Host) || !string.IsNullOrEmpty(options.Password)
            ? null
            : new(ProblemCodes.PasswordNeeded, $"{options.Listen} can be reached from other machines.");
    }
}
