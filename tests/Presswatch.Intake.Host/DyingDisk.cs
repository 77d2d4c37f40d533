using System.Diagnostics;
using System.Globalization;
using Presswatch.Archive.Disk;

namespace Presswatch.Intake.Host;

/// <summary>How far a step of the disk has got when the process dies.</summary>
internal enum Reach
{
    Before,
    /// <summary>Half of the bytes are handed to the disk; of a step without bytes the same as <see cref="After"/>.</summary>
    Half,
    After,
}

/// <summary>The system's disk, on which the process kills itself (SIGKILL) at one named step: "captures append 2 half" is in the middle of the third time that bytes are added to the captures.</summary>
/// <param name="part">Captures, log or journal: the first folder of the path within the archive.</param>
/// <param name="step">open, append or flush.</param>
/// <param name="turn">Which of these steps, from 0.</param>
internal sealed class DyingDisk(string root, string part, string step, int turn, Reach reach) : IDisk
{
    private int _met;

    /// <summary>Reads the words of the step, as the test writes them.</summary>
    public static DyingDisk Of(string root, string words)
    {
        string[] word = words.Split(' ');
        return new(root, word[0], word[1], int.Parse(word[2], CultureInfo.InvariantCulture), Enum.Parse<Reach>(word[3], ignoreCase: true));
    }

    public IAppendFile OpenAppend(string path)
    {
        IAppendFile? file = null;
        string of = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)[0];
        At(of, "open", () => file = SystemDisk.Instance.OpenAppend(path), null);
        return new Watched(this, of, file!);
    }

    public void MakeFolder(string folder) => SystemDisk.Instance.MakeFolder(folder);

    private void At(string of, string what, Action whole, Action? half)
    {
        bool dies = of == part && what == step && _met++ == turn;
        if (dies && reach == Reach.Before) Die();
        (dies && reach == Reach.Half ? half ?? whole : whole)();
        if (dies) Die();
    }

    private static void Die() => Process.GetCurrentProcess().Kill();

    private sealed class Watched(DyingDisk disk, string of, IAppendFile file) : IAppendFile
    {
        public long Length => file.Length;

        public void Append(ReadOnlySpan<byte> bytes)
        {
            byte[] all = bytes.ToArray();
            disk.At(of, "append", () => file.Append(all), () => file.Append(all.AsSpan(0, all.Length / 2)));
        }

        public void Flush() => disk.At(of, "flush", file.Flush, null);

        public void MoveTailAside(long length, string asidePath) => file.MoveTailAside(length, asidePath);

        public void Dispose() => file.Dispose();
    }
}
