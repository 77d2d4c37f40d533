using System.Globalization;
using System.Text;

namespace Presswatch.Archive.Log;

/// <summary>A head of the log: how many leaves it had, and the root of their tree.</summary>
/// <param name="Origin">Name of the log, which no other log has.</param>
/// <param name="Size">Number of leaves.</param>
/// <param name="Root">RFC 6962 root of the tree of the first so many leaves.</param>
/// <param name="SignedAt">When it was signed by the clock of the machine, UTC, to the second; <see langword="null"/> where it does not say.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root, DateTimeOffset? SignedAt)
{
    private const string TimeField = "time ";
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The text that is signed (C2SP tlog-checkpoint): origin, size, root in base64, and one extension line with the time.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder().Append(Origin).Append('\n').Append(Size.ToString(CultureInfo.InvariantCulture)).Append('\n').Append(Convert.ToBase64String(Root)).Append('\n');
            if (SignedAt is { } time) text.Append(TimeField).Append(time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)).Append('\n');
            return text.ToString();
        }
    }

    /// <summary>Reads the text of a checkpoint; <see langword="null"/> where it is none. Extension lines that are not known are passed over.</summary>
    public static Checkpoint? Read(string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length > 0 || lines[0].Length == 0) return null;
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out long size) || size.ToString(CultureInfo.InvariantCulture) != lines[1]) return null;
        if (SignedNote.FromBase64(lines[2]) is not { Length: MerkleHash.Size } root) return null;
        DateTimeOffset? signed = null;
        foreach (string line in lines.Skip(3).Where(line => line.StartsWith(TimeField, StringComparison.Ordinal)))
        {
            if (DateTimeOffset.TryParseExact(line[TimeField.Length..], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)) signed = time;
        }
        return new(lines[0], size, root, signed);
    }
}
