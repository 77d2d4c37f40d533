using Presswatch.Corpus.Building;
using Presswatch.Corpus.Postings;

namespace Presswatch.Corpus.Tests;

public sealed class PostingTests
{
    public static TheoryData<int, int, int> Lists => new() { { 1, 1, 10 }, { 2, 2, 1 }, { 3, 127, 3 }, { 4, 128, 40 }, { 5, 129, 1000 }, { 6, 1000, 1 }, { 7, 1000, 100_000 }, { 8, 5000, 7 }, { 9, 256, 2 }, { 10, 700, 1 << 21 }, { 11, 30_000, 3 }, { 12, 20_000, 60_000 } };

    [Theory, MemberData(nameof(Lists))]
    public void List_WrittenAndRead_IsTheSame(int seed, int count, int mostGap)
    {
        (int[] positions, int[] starts) = Make(seed, count, mostGap);
        PostingList list = Written(positions, starts, out _);

        int[] read = new int[count];
        list.CopyTo(read);
        read.ShouldBe(positions);
        list.Documents.ShouldBe(positions.Select(position => DocumentOf(starts, position)).Distinct().Count());
    }

    [Theory, MemberData(nameof(Lists))]
    public void Before_AtAnyDocument_CountsWhatStandsBefore(int seed, int count, int mostGap)
    {
        (int[] positions, int[] starts) = Make(seed, count, mostGap);
        PostingList list = Written(positions, starts, out _);
        int[] documents = [.. positions.Select(position => DocumentOf(starts, position))];
        foreach (int start in starts.Where((_, i) => i % Math.Max(1, starts.Length / 400) == 0).Append(starts[^1]))
        {
            int below = positions.Count(position => position < start);
            list.Before(start).ShouldBe((below, documents.Take(below).Distinct().Count()));
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public void Block_ReadAlone_IsThatOfTheList(int seed, int count, int mostGap)
    {
        (int[] positions, int[] starts) = Make(seed, count, mostGap);
        PostingList list = Written(positions, starts, out _);
        int[] block = new int[PostingList.BlockSize];
        for (int i = list.Blocks - 1; i >= 0; i--)
        {
            int read = list.Read(i, block);
            block[..read].ShouldBe(positions.Skip(i * PostingList.BlockSize).Take(PostingList.BlockSize));
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public void Marks_OfAnyPosition_GiveItsDocument(int seed, int count, int mostGap)
    {
        (int[] positions, int[] starts) = Make(seed, count, mostGap);
        var finder = new DocumentFinder(starts);
        finder.At(0).ShouldBe(-1);
        foreach (int position in positions.Concat(starts[..^1])) finder.At(position).ShouldBe(DocumentOf(starts, position));
    }

    [Fact]
    public void Block_OfFewWideGaps_TakesFewBytes()
    {
        int[] positions = new int[PostingBlock.Size];
        for (int i = 1; i < positions.Length; i++) positions[i] = positions[i - 1] + (i % 50 == 0 ? 1_000_000 : 3);
        byte[] bytes = new byte[PostingBlock.MaxBytes];
        PostingBlock.Encode(positions, bytes).ShouldBe(2 + 32 + 8);
        int[] read = new int[PostingBlock.Size];
        PostingBlock.Decode(bytes, positions[0], read);
        read.ShouldBe(positions);
    }

    [Theory]
    [InlineData(0u, 1), InlineData(127u, 1), InlineData(128u, 2), InlineData(16383u, 2), InlineData(uint.MaxValue, 5)]
    public void Varint_WrittenAndRead_IsTheSame(uint value, int length)
    {
        byte[] bytes = new byte[Varint.MaxBytes];
        Varint.Write(value, bytes).ShouldBe(length);
        int at = 0;
        Varint.Read(bytes, ref at).ShouldBe(value);
        at.ShouldBe(length);
    }

    private static PostingList Written(int[] positions, int[] starts, out int documents)
    {
        var bytes = new ByteBuffer(16);
        documents = PostingListWriter.Write(positions, new DocumentFinder(starts), bytes);
        return new(bytes.Written, positions.Length, documents, new DocumentFinder(starts));
    }

    private static int DocumentOf(int[] starts, int position)
    {
        int found = Array.BinarySearch(starts, position);
        return found < 0 ? ~found - 1 : found;
    }

    private static (int[] Positions, int[] Starts) Make(int seed, int count, int mostGap)
    {
        var random = new Random(seed);
        int[] positions = new int[count];
        for (int i = 0, at = 0; i < count; i++) positions[i] = at += 1 + (random.Next(10) == 0 ? random.Next(mostGap) : random.Next(Math.Min(mostGap, 20)));
        var starts = new List<int> { 1 };
        while (starts[^1] <= positions[^1]) starts.Add(starts[^1] + 1 + random.Next(1 + (positions[^1] / 300)));
        return (positions, [.. starts]);
    }
}
