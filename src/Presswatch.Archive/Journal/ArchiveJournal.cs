using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Presswatch.Archive.Disk;

namespace Presswatch.Archive.Journal;

/// <summary>What cannot be derived from captures: append-only JSON lines in journal/, one file a year.</summary>
/// <remarks>Has its own lock, so that a correction need not wait for a batch of captures.</remarks>
public sealed class ArchiveJournal(IDisk disk, string folder, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes entries and returns when they are on the disk.</summary>
    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        if (entries.Count == 0) return;
        disk.MakeFolder(folder);
        using FileLock held = FileLock.Take(Path.Combine(folder, "write.lock"), TimeSpan.FromSeconds(30), null, CancellationToken.None);
        string path = Path.Combine(folder, $"{clock.GetUtcNow().Year:0000}.jsonl");
        using IAppendFile file = disk.OpenAppend(path);
        using var lines = new MemoryStream();
        if (file.Length > 0 && !EndsWithLine(path)) lines.WriteByte((byte)'\n');
        foreach (JournalEntry entry in entries)
        {
            JsonSerializer.Serialize(lines, entry, Json);
            lines.WriteByte((byte)'\n');
        }
        file.Append(lines.GetBuffer().AsSpan(0, (int)lines.Length));
        file.Flush();
    }

    /// <summary>The whole entries, oldest first; a line torn by a crash is left out.</summary>
    /// <param name="what">Only entries of this kind; <see langword="null"/> for all.</param>
    public IEnumerable<JournalEntry> Read(string? what = null)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (string path in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (string line in File.ReadLines(path))
            {
                // The lines of article ids are by far the longest: what cannot be asked for is not taken apart.
                if (what is not null && !line.Contains(what, StringComparison.Ordinal)) continue;
                JournalEntry? entry = null;
                try
                {
                    entry = JsonSerializer.Deserialize<JournalEntry>(line, Json);
                }
                catch (JsonException)
                {
                    // The one line a crash can tear; its writer was never told that it stood.
                }
                if (entry is not null && (what is null || entry.What == what)) yield return entry;
            }
        }
    }

    private static bool EndsWithLine(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}

/// <summary>One entry of the journal.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">Kind of entry: "ids" for article ids given, "correction" and "correction-back" for what users corrected, "attempt" for a request without an answer.</param>
/// <param name="Given">For "ids": triples of capture, number of the article within its page, and the id it was given.</param>
/// <param name="Correction">For "correction": what a user said is otherwise than read.</param>
/// <param name="Id">For "correction-back": the id of the correction that no longer holds.</param>
/// <param name="Author">For "correction-back": who took it back.</param>
/// <param name="Source">For "attempt": name of the source; none in lines of older programs.</param>
/// <param name="Address">For "attempt": the address that gave no answer.</param>
/// <param name="Code">For "attempt": the problem's code.</param>
/// <param name="Text">For "attempt": the problem in words.</param>
public sealed record JournalEntry(
    DateTimeOffset At, string What, IReadOnlyList<string>? Given = null, Readings.Correction? Correction = null, string? Id = null, string? Author = null,
    string? Address = null, string? Code = null, string? Text = null, string? Source = null)
{
    public const string Ids = "ids";
    public const string Correct = "correction";
    public const string TakeBack = "correction-back";

    /// <summary>A request without an answer.</summary>
    public const string Attempt = "attempt";
}
