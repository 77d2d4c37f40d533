using System.Globalization;
using System.Text;
using Presswatch.Core.Problems;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Store;

/// <summary>Names the live segments: the one file that says what the corpus is. Replaced as a whole.</summary>
/// <param name="Generation">Grows by one with every change.</param>
/// <param name="FedUpTo">Up to where the feeder's changes are in it.</param>
/// <param name="Segments">The live segments, oldest first.</param>
internal sealed record Manifest(long Generation, long FedUpTo, IReadOnlyList<ManifestEntry> Segments)
{
    public const string FileName = "manifest";
    private const int Version = 1;
    private const string NoState = "-";

    public static readonly Manifest Empty = new(0, 0, []);

    /// <summary>The file's bytes: lines of words, the last with the checksum of those before.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"presswatch-corpus {Version}\ngeneration {Generation}\nfed-up-to {FedUpTo}\n");
        foreach (ManifestEntry entry in Segments) text.Append(CultureInfo.InvariantCulture, $"segment {entry.Name} {entry.State ?? NoState}\n");
        byte[] bytes = Encoding.ASCII.GetBytes(text.ToString());
        return [.. bytes, .. Encoding.ASCII.GetBytes($"checksum {XxHash64.Of(bytes):x16}\n")];
    }

    /// <summary>Reads the file's bytes.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="path">Its name, for problems.</param>
    public static Outcome<Manifest> Read(byte[] bytes, string path)
    {
        var damaged = new Problem(ProblemCodes.CorpusDamaged, "The list of the corpus' parts is damaged.", new(path));
        string[] lines = Encoding.ASCII.GetString(bytes).Split('\n');
        if (lines[0].StartsWith("presswatch-corpus ", StringComparison.Ordinal) && int.TryParse(lines[0].AsSpan(18), CultureInfo.InvariantCulture, out int version) && version > Version)
        {
            return new Problem(ProblemCodes.CorpusNewer, $"The list of the corpus' parts has format {version}; this program knows {Version}.", new(path));
        }
        const int ChecksumBytes = 26;
        if (lines.Length < 5 || bytes.Length < ChecksumBytes || lines[^2] != $"checksum {XxHash64.Of(bytes.AsSpan(0, bytes.Length - ChecksumBytes)):x16}") return damaged;
        if (lines[0] != $"presswatch-corpus {Version}" || !TryNumber(lines[1], "generation ", out long generation) || !TryNumber(lines[2], "fed-up-to ", out long fedUpTo)) return damaged;
        var segments = new List<ManifestEntry>();
        foreach (string line in lines[3..^2])
        {
            string[] words = line.Split(' ');
            if (words is not ["segment", var name, var state] || !IsName(name) || !IsName(state)) return damaged;
            segments.Add(new(name, state == NoState ? null : state));
        }
        return new Manifest(generation, fedUpTo, segments);
    }

    private static bool TryNumber(string line, string name, out long number)
    {
        number = 0;
        return line.StartsWith(name, StringComparison.Ordinal) && long.TryParse(line.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Whether it can be a file of the corpus' own folder and nothing else.</summary>
    private static bool IsName(string name) => name.Length is > 0 and <= 80 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && name[0] != '.';
}

/// <summary>A live segment.</summary>
/// <param name="Name">Its file.</param>
/// <param name="State">The file of its state; <see langword="null"/> where nothing has changed since it was made.</param>
internal sealed record ManifestEntry(string Name, string? State);
