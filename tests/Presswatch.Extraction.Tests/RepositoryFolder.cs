namespace Presswatch.Extraction.Tests;

/// <summary>Folders of the repository, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Of(string name)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder!, name);
    }
}
