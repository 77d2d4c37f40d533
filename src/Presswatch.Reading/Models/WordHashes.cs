using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Models;

/// <summary>The words of a scan as hashes for models: numbers are one word, and so is each name of a person, so that what is learnt does not hang on who holds a post. Reused from text to text.</summary>
internal sealed class WordHashes
{
    private static readonly uint Number = FeatureHash.Of("{number}");
    internal static readonly uint Person = FeatureHash.Of("{person}");

    private uint[] _hashes = new uint[1024];
    private int _count;

    /// <summary>What <see cref="Of"/> gave last.</summary>
    public ReadOnlySpan<uint> All => _hashes.AsSpan(0, _count);

    /// <summary>Hash of each word; 0 where the word is part of the one before.</summary>
    public ReadOnlySpan<uint> Of(Scan scan, ReadOnlySpan<int> personClasses)
    {
        if (_hashes.Length < scan.Count) _hashes = new uint[scan.Count * 2];
        ReadOnlySpan<Word> words = scan.Words;
        _count = words.Length;
        for (int i = 0; i < words.Length; i++)
        {
            int length = 0;
            if (words[i].Is(WordShape.Capital))
            {
                foreach (int type in personClasses)
                {
                    if (type >= 0 && scan.TryMark(i, type, out Mark mark)) length = Math.Max(length, mark.Count);
                }
            }
            if (length > 0)
            {
                _hashes[i] = Person;
                _hashes.AsSpan(i + 1, length - 1).Clear();
                i += length - 1;
            }
            else
            {
                _hashes[i] = words[i].Is(WordShape.Digits) && !words[i].Is(WordShape.Letters) ? Number : FeatureHash.Of(scan.TextOf(i));
            }
        }
        return All;
    }
}
