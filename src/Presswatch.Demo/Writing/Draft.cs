namespace Presswatch.Demo.Writing;

internal enum MentionKind { Person, Organisation, Place, Date, Quantity }

/// <summary>One stretch of a draft and what it means.</summary>
/// <param name="Key">The same for all mentions of one thing.</param>
/// <param name="Detail">Title of a person, kind of a place, value of a date, unit of a quantity.</param>
/// <param name="Extra">Role of a person, bound of a quantity.</param>
internal readonly record struct Mention(MentionKind Kind, int Start, int Length, string Key, string? Detail, string? Extra, double Value, bool Main);

/// <summary>A sentence that is a commitment.</summary>
internal readonly record struct Promise(int Start, int Length, string Kind, string? By, string? Due);

/// <summary>Text in the making, with what its stretches mean. Used again for each article; not safe for concurrent use.</summary>
internal sealed class Draft
{
    private char[] _buffer = new char[8192];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, Length);

    public List<Mention> Mentions { get; } = [];

    public List<Promise> Promises { get; } = [];

    /// <summary>Each use of a set phrase: its number among those of the country, and where it stands.</summary>
    public List<(int Phrase, int Start)> Phrases { get; } = [];

    public void Clear()
    {
        Length = 0;
        Mentions.Clear();
        Promises.Clear();
        Phrases.Clear();
    }

    public void Write(ReadOnlySpan<char> text)
    {
        if (Length + text.Length > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + text.Length));
        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
    }

    public void Write(char letter) => Write([letter]);

    /// <summary>Takes back all that was written after <paramref name="length"/>.</summary>
    public void Cut(int length)
    {
        Length = length;
        while (Mentions.Count > 0 && Mentions[^1].Start >= length) Mentions.RemoveAt(Mentions.Count - 1);
        while (Phrases.Count > 0 && Phrases[^1].Start >= length) Phrases.RemoveAt(Phrases.Count - 1);
        while (Promises.Count > 0 && Promises[^1].Start >= length) Promises.RemoveAt(Promises.Count - 1);
    }

    public void Capitalise(int at)
    {
        if (at < Length) _buffer[at] = char.ToUpperInvariant(_buffer[at]);
    }

    /// <summary>Exchanges two letters: a slip of the typesetter.</summary>
    public void Swap(int at) => (_buffer[at], _buffer[at + 1]) = (_buffer[at + 1], _buffer[at]);

    public string Slice(int start, int length) => new(_buffer, start, length);
}
