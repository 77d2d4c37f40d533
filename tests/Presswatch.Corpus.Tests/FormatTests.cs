using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Tests;

/// <summary>The documented format is the one that is written: a reader made from docs/formats/corpus-v1.md alone, and its table of sections.</summary>
public sealed class FormatTests
{
    [Fact]
    public void Document_Sections_AreThoseOfTheProgram()
    {
        string[] rows = [.. File.ReadLines(DocumentPath()).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]) && line.Count(c => c == '|') == 5)];
        rows.Select(row => (int.Parse(row.Split('|')[1], CultureInfo.InvariantCulture), row.Split('|')[2].Trim()))
            .ShouldBe(Enum.GetValues<SegmentSection>().Select(section => ((int)section, section.ToString())));
    }

    [Fact]
    public void Segment_ReadAsDocumented_HoldsTheWords()
    {
        byte[] file = FileOf(Docs.Of(5, "2012-01-02", "The harbour.\nSalt", "Salt Union", publisher: "Agency"), Docs.Of(4, null, "salt"));

        Encoding.ASCII.GetString(file, 0, 8).ShouldBe("PWCORPUS");
        Int(file, 8).ShouldBe(1);
        Int(file, 12).ShouldBe(0x01020304);
        Int(file, 20).ShouldBe(28);
        BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(24)).ShouldBe(file.Length);
        Ints(file, 1).ShouldBe(new[] { 0, 5, 0, 4, 7, 0, 3, 1, 0, 4, 0 }.Select(id => id switch { 5 => IdOf(file, "salt"), 4 => IdOf(file, "Salt"), 7 => IdOf(file, "Union"), 3 => IdOf(file, "The"), 1 => IdOf(file, "harbour"), _ => 0 }));
        Ints(file, 2).ShouldBe([1, 3, 11]);
        Ints(file, 3).ShouldBe([0, 1, 6]);
        Ints(file, 4).ShouldBe([4, 5]);
        Ints(file, 5).ShouldBe([-1, new DateOnly(2012, 1, 2).DayNumber]);
        Section(file, 6).ToArray().ShouldBe([(byte)0, (byte)3]);
        Texts(file, 19, 20).ShouldBe(["", "harbour", "salt", "the", "union"]);
        Texts(file, 21, 22).ShouldBe(["", "", "Salt", "", "The", "Union"]);
        Ints(file, 16).ShouldBe([0, 1, 3, 1, 1]);
        Ints(file, 17).ShouldBe([0, 1, 2, 1, 1]);
        Shorts(file, 9).ShouldBe([(ushort)0, (ushort)0]);
        Shorts(file, 11).ShouldBe([(ushort)65535, (ushort)65535]);
        Texts(file, 25, 26).ShouldBe(["Agency", "en", "site.example"]);
        // "salt" at 1, 3 and 9: the first, then the differences.
        Section(file, 24).Slice((int)BinaryPrimitives.ReadInt64LittleEndian(Section(file, 23)[16..]), 6).ToArray().ShouldBe([1, 0, 0, 0, 2, 6]);
    }

    [Fact]
    public void Block_ReadAsDocumented_HoldsThePositions()
    {
        var random = new Random(1);
        int[] positions = new int[128];
        for (int i = 0, at = 100; i < positions.Length; i++) positions[i] = at += i % 30 == 29 ? 100_000 : random.Next(1, 60);
        byte[] bytes = new byte[Postings.PostingBlock.MaxBytes];
        Postings.PostingBlock.Encode(positions, bytes);

        int width = bytes[0];
        int[] differences = new int[128];
        for (int i = 0; i < 128; i++)
        {
            for (int bit = 0; bit < width; bit++)
            {
                int inLane = (i / 4 * width) + bit;
                int word = Int(bytes, 2 + (inLane / 32 * 16) + (i % 4 * 4));
                differences[i] |= (word >> (inLane % 32) & 1) << bit;
            }
        }
        for (int exception = 0, at = 2 + (16 * width); exception < bytes[1]; exception++)
        {
            int index = bytes[at++];
            for (int shift = width, more = 1; more != 0; shift += 7)
            {
                differences[index] |= (bytes[at] & 0x7F) << shift;
                more = bytes[at++] & 0x80;
            }
        }
        differences[0].ShouldBe(0);
        for (int i = 1; i < 128; i++) differences[i].ShouldBe(positions[i] - positions[i - 1]);
    }

    private static byte[] FileOf(params CorpusDocument[] documents)
    {
        using var folder = new TemporaryFolder();
        using (CorpusStore store = CorpusStore.Open(folder.Path).Value) store.Feed(documents, 1);
        return File.ReadAllBytes(Directory.GetFiles(folder.Path, "*.segment").Single());
    }

    private static int IdOf(byte[] file, string form)
    {
        string[] folds = Texts(file, 19, 20);
        int[] foldOf = Ints(file, 14);
        return Array.FindIndex(Texts(file, 21, 22).Select((text, id) => text.Length > 0 ? text : folds[foldOf[id]]).ToArray(), text => text == form);
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static ReadOnlySpan<byte> Section(byte[] file, int number)
    {
        int entry = 32 + (32 * (number - 1));
        Int(file, entry).ShouldBe(number);
        long offset = BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(entry + 8));
        ReadOnlySpan<byte> section = file.AsSpan((int)offset, (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(entry + 16)));
        (offset % 64).ShouldBe(0);
        BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(entry + 24)).ShouldBe(XxHash64.Of(section));
        return section;
    }

    private static int[] Ints(byte[] file, int number)
    {
        byte[] section = Section(file, number).ToArray();
        return [.. Enumerable.Range(0, section.Length / 4).Select(i => Int(section, i * 4))];
    }

    private static ushort[] Shorts(byte[] file, int number)
    {
        Int(file, 32 + (32 * (number - 1)) + 4).ShouldBe(2);
        byte[] section = Section(file, number).ToArray();
        return [.. Enumerable.Range(0, section.Length / 2).Select(i => BinaryPrimitives.ReadUInt16LittleEndian(section.AsSpan(i * 2)))];
    }

    private static string[] Texts(byte[] file, int starts, int text)
    {
        int[] offsets = Ints(file, starts);
        byte[] bytes = Section(file, text).ToArray();
        return [.. Enumerable.Range(0, offsets.Length - 1).Select(i => Encoding.UTF8.GetString(bytes[offsets[i]..offsets[i + 1]]))];
    }

    private static string DocumentPath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "formats", "corpus-v1.md");
}
