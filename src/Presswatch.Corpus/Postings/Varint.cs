namespace Presswatch.Corpus.Postings;

/// <summary>Numbers in seven bits a byte, the lowest first; the top bit says that more follow (LEB128).</summary>
internal static class Varint
{
    /// <summary>Most bytes of a number.</summary>
    public const int MaxBytes = 5;

    public static int Write(uint value, Span<byte> into)
    {
        int written = 0;
        for (; value >= 0x80; value >>= 7) into[written++] = (byte)(value | 0x80);
        into[written++] = (byte)value;
        return written;
    }

    public static uint Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint value = bytes[at++];
        if (value < 0x80) return value;
        value &= 0x7F;
        for (int shift = 7; ; shift += 7)
        {
            uint next = bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80 || shift >= 28) return value;
        }
    }
}
