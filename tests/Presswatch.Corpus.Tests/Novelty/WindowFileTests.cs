using System.Buffers.Binary;
using System.Text;
using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Tests.Novelty;

/// <summary>The index of windows is kept beside its segment: written at the first question, read as documented, made again where it is not sound, gone with its segment.</summary>
public sealed class WindowFileTests : IDisposable
{
    private const string Formula = "the brave sailors of the green island will always guard";
    private static readonly CorpusOptions ByHand = new(MergeInBackground: false);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Novelty_Asked_KeepsTheWindowsForTheNextProgram()
    {
        Make();

        Formulas().ShouldBe(10);
        byte[] kept = File.ReadAllBytes(Windows().ShouldHaveSingleItem());
        using CorpusStore store = CorpusStore.Open(_folder.Path, ByHand with { ReadOnly = true }).Value;
        using CorpusSnapshot snapshot = store.Snapshot();

        new CorpusPhrases(snapshot).WindowBytes.ShouldBe(kept.Length);
        Formulas(store).ShouldBe(10);
    }

    [Fact]
    public void Novelty_ReadOnly_WritesNothing()
    {
        Make();

        Formulas(ByHand with { ReadOnly = true }).ShouldBe(10);
        Windows().ShouldBeEmpty();
    }

    [Fact]
    public void Novelty_AnyByteFlippedOrCutOff_AnswersTheSameAndMendsTheFile()
    {
        Make();
        Formulas().ShouldBe(10);
        string path = Windows().Single();
        byte[] sound = File.ReadAllBytes(path);
        for (int at = 0; at < sound.Length; at += 3)
        {
            byte[] flipped = [.. sound];
            flipped[at] ^= 0x10;
            foreach (byte[] bytes in (byte[][])[flipped, sound[..at]])
            {
                File.WriteAllBytes(path, bytes);
                Formulas().ShouldBe(10, $"byte {at}");
                File.ReadAllBytes(path).ShouldBe(sound, $"byte {at}");
            }
        }
    }

    [Fact]
    public void Open_OfAnotherSegment_IsNone()
    {
        Make();
        Formulas().ShouldBe(10);
        string path = Windows().Single();
        ulong segment = BinaryPrimitives.ReadUInt64LittleEndian(File.ReadAllBytes(path).AsSpan(32));

        WindowTable? own = WindowTable.Open(path, segment, positions: 100);
        own.ShouldNotBeNull().Dispose();
        WindowTable.Open(path, segment + 1, positions: 100).ShouldBeNull();
        WindowTable.Open(path, segment, positions: 11).ShouldBeNull();
    }

    [Fact]
    public void Optimise_Merged_TakesTheWindowsOfTheOldSegmentsAway()
    {
        Make();
        using CorpusStore store = CorpusStore.Open(_folder.Path, ByHand).Value;
        store.Feed([Docs.Of(3, "2012-03-01", Formula)], 2);
        Formulas(store).ShouldBe(10);
        Windows().Length.ShouldBe(2);

        store.Optimise();
        Windows().ShouldBeEmpty();
        Formulas(store).ShouldBe(10);
        Windows().Length.ShouldBe(1);
    }

    [Fact]
    public void Open_WindowsWithoutASegment_AreDeleted()
    {
        Make();
        File.WriteAllText(Path.Combine(_folder.Path, $"{Guid.NewGuid():N}.windows"), "left over");

        CorpusStore.Open(_folder.Path, ByHand).Value.Dispose();
        Windows().ShouldBeEmpty();
    }

    [Fact]
    public void File_ReadAsDocumented_HoldsEachWindow()
    {
        Make();
        Formulas().ShouldBe(10);
        byte[] file = File.ReadAllBytes(Windows().Single());
        byte[] segment = File.ReadAllBytes(Directory.GetFiles(_folder.Path, "*.segment").Single());
        (int bits, long count) = (Int(file, 20), BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(24)));
        int placesAt = 64 + (4 * ((1 << bits) + 1));

        Encoding.ASCII.GetString(file, 0, 8).ShouldBe("PWWINDOW");
        (Int(file, 8), Int(file, 12), Int(file, 16), bits, count).ShouldBe((1, 0x01020304, 8, 4, 4L));
        Long(file, 32).ShouldBe(Long(segment, 928));
        Long(file, 40).ShouldBe(XxHash64.Of(file.AsSpan(64, placesAt - 64)));
        Long(file, 48).ShouldBe(XxHash64.Of(file.AsSpan(placesAt)));
        Long(file, 56).ShouldBe(XxHash64.Of(file.AsSpan(0, 56)));
        file.Length.ShouldBe(placesAt + (4 * 4));

        // The words of the one document begin at 1: "then" and the formula, so that the windows are those at 1 to 4.
        ulong[] words = [.. $"then {Formula}".Split(' ').Select(word => XxHash64.Of(Encoding.UTF8.GetBytes(word)))];
        for (int window = 0; window < 4; window++)
        {
            ulong rolling = 0;
            for (int i = 0; i < 8; i++) rolling = unchecked((rolling * 0x9E3779B97F4A7C15) + words[window + i]);
            ulong mixed = unchecked((rolling ^ (rolling >> 32)) * 0xD6E8FEB86659FD93);
            int bucket = (int)((mixed ^ (mixed >> 32)) >> (64 - bits));
            int[] places = [.. Enumerable.Range(Int(file, 64 + (4 * bucket)), Int(file, 68 + (4 * bucket)) - Int(file, 64 + (4 * bucket))).Select(i => Int(file, placesAt + (4 * i)))];
            places.ShouldContain(int.MinValue | (window + 1));
        }
    }

    /// <summary>One document: the formula after a word.</summary>
    private void Make()
    {
        using CorpusStore store = CorpusStore.Open(_folder.Path, ByHand).Value;
        store.Feed([Docs.Of(1, "2012-01-01", $"then {Formula}")], 1);
    }

    private string[] Windows() => Directory.GetFiles(_folder.Path, "*.windows");

    private int Formulas() => Formulas(ByHand);

    private int Formulas(CorpusOptions options)
    {
        using CorpusStore store = CorpusStore.Open(_folder.Path, options).Value;
        return Formulas(store);
    }

    /// <summary>Words of a later article that the corpus knows as formula.</summary>
    private static int Formulas(CorpusStore store)
    {
        using CorpusSnapshot snapshot = store.Snapshot();
        return new CorpusPhrases(snapshot).Novelty(TextWords.Of(null, $"now {Formula}"), new(2012, 5, 1), null, null, default).FormulaWords;
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static ulong Long(byte[] bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
}
