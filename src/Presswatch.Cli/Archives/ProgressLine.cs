using System.Globalization;
using Presswatch.Cli.Output;

namespace Presswatch.Cli.Archives;

/// <summary>One line that is drawn over itself on a terminal, and nothing elsewhere.</summary>
internal sealed class ProgressLine(CliOutput print, TimeProvider clock) : IDisposable
{
    private const int BarWidth = 28;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private readonly Lock _drawing = new();
    private readonly long _start = clock.GetTimestamp();
    private long _drawn = long.MinValue;
    private int _length;

    /// <summary>Draws how far a run has come.</summary>
    /// <param name="done">Done so far, in any unit.</param>
    /// <param name="total">All there is, in the same unit; 0 where unknown.</param>
    /// <param name="text">What is counted.</param>
    public void Draw(long done, long total, string text)
    {
        if (!print.NotesOnTerminal) return;
        lock (_drawing)
        {
            if (_drawn != long.MinValue && clock.GetElapsedTime(_drawn) < Pause) return;
            _drawn = clock.GetTimestamp();
            double share = total > 0 ? Math.Clamp((double)done / total, 0, 1) : 0;
            int filled = (int)(share * BarWidth);
            string bar = total > 0 ? $"{new string('━', filled)}{new string('╌', BarWidth - filled)} {share.ToString("P0", CultureInfo.InvariantCulture),5}  " : "";
            Write($"{bar}{text}  {clock.GetElapsedTime(_start):m\\:ss}");
        }
    }

    public void Dispose()
    {
        if (_length > 0) print.Notes.Write("\r" + new string(' ', _length) + "\r");
    }

    private void Write(string line)
    {
        print.Notes.Write("\r" + line.PadRight(_length));
        _length = line.Length;
    }
}
