namespace Presswatch.Corpus.Phrases;

/// <summary>How often the phrases of a census stand in other documents: one pass from right to left, each place as long as words and phrases are known.</summary>
internal static class PhraseTally
{
    /// <summary>Words that one task reads.</summary>
    private const int WordsATask = 1 << 18;

    /// <summary>Occurrences by phrase number in the documents that count, and the words of those documents. On all cores.</summary>
    public static (int[] Occurrences, long Words) Count(PhraseCensus census, IReadOnlyList<IWordPart> parts, IReadOnlyList<DocumentRun> runs, CancellationToken cancel)
    {
        int[] sum = new int[census.Phrases.Count];
        long words = 0;
        int[][] numbers = [.. parts.Select(census.NumbersOfForms)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        Parallel.ForEach(Tasks(parts, runs), options, () => new Worker(census, sum.Length), (run, _, worker) =>
        {
            worker.Read(parts[run.Part], numbers[run.Part], run);
            return worker;
        }, worker =>
        {
            lock (sum)
            {
                words += worker.Words;
                for (int i = 0; i < sum.Length; i++) sum[i] += worker.Occurrences[i];
            }
        });
        return (sum, words);
    }

    private static IEnumerable<DocumentRun> Tasks(IReadOnlyList<IWordPart> parts, IReadOnlyList<DocumentRun> runs)
    {
        foreach (DocumentRun run in runs)
        {
            IWordPart part = parts[run.Part];
            for (int from = run.From; from < run.To;)
            {
                int to = from + 1;
                while (to < run.To && part.DocumentStarts[to + 1] - part.DocumentStarts[from] < WordsATask) to++;
                yield return run with { From = from, To = to };
                from = to;
            }
        }
    }

    private sealed class Worker(PhraseCensus census, int phrases)
    {
        public int[] Occurrences { get; } = new int[phrases];

        public long Words { get; private set; }

        public void Read(IWordPart part, int[] numbers, DocumentRun run)
        {
            ReadOnlySpan<int> starts = part.DocumentStarts;
            ReadOnlySpan<bool> counted = part.Counted;
            for (int document = run.From; document < run.To; document++)
            {
                if (counted[document]) Read(part.Stream[starts[document]..starts[document + 1]], numbers);
            }
        }

        /// <summary>From the right: by length, the phrase that begins at the next word; a longer one is the pair of two.</summary>
        private void Read(ReadOnlySpan<int> stream, int[] numbers)
        {
            Span<int> next = stackalloc int[PhraseCensus.MostWords + 1];
            next.Clear();
            PairTable pairs = census.Pairs;
            int[] occurrences = Occurrences;
            int words = 0;
            for (int i = stream.Length - 1; i >= 0; i--)
            {
                int form = stream[i];
                if (form != 0) words++;
                int phrase = numbers[form];
                int length = 1;
                while (phrase != 0)
                {
                    occurrences[phrase]++;
                    int after = next[length];
                    next[length++] = phrase;
                    if (length > PhraseCensus.MostWords || after == 0) break;
                    phrase = pairs.Find(phrase, after);
                }
                // What the walk did not reach does not stand here.
                if (length <= PhraseCensus.MostWords) next[length..].Clear();
            }
            Words += words;
        }
    }
}
