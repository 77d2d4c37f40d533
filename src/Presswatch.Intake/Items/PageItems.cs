using Presswatch.Core.Captures;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Items;

/// <summary>A file that is one page.</summary>
internal static class PageItems
{
    public static IEnumerable<IntakeItem> Page(Stream stream, string path, FileOrigin origin, IntakeOptions options, string mediaType)
    {
        if (ReadWhole(stream, options.MaxItemBytes) is not { } bytes)
        {
            yield return IntakeItem.Declined(path, new(ProblemCodes.TooLarge, $"The page is larger than {options.MaxItemBytes:N0} bytes.", new(path)));
            yield break;
        }
        if (bytes.Length == 0)
        {
            yield return IntakeItem.Declined(path, new(ProblemCodes.EmptyFile, "The file is empty.", new(path)));
            yield break;
        }
        yield return new()
        {
            Bytes = bytes,
            ContentType = new ItemType(mediaType, Language: options.Language, Pack: options.Pack).ToString(),
            Origin = origin,
            Source = options.Source,
            Claimed = options.Captured,
        };
    }

    /// <summary>All bytes of a stream; <see langword="null"/> where there are more than the limit.</summary>
    public static byte[]? ReadWhole(Stream stream, int limit)
    {
        using var whole = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (whole.Length + read > limit) return null;
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }
}
