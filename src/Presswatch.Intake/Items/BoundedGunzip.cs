using System.IO.Compression;

namespace Presswatch.Intake.Items;

/// <summary>Unpacks gzip with a limit on how much it may grow.</summary>
/// <remarks>Reading throws <see cref="TooDenseException"/> past the ratio, <see cref="InvalidDataException"/> on damage, and
/// <see cref="EndOfStreamException"/> where the packed data ends early.</remarks>
internal sealed class BoundedGunzip : ForwardStream
{
    // Small files may grow by more than the ratio without harm.
    private const long FreeBytes = 16 << 20;

    private readonly CountingStream _packed;
    private readonly GZipStream _gzip;
    private readonly int _maxRatio;
    private long _unpacked;
    private uint _lastWord;

    public BoundedGunzip(Stream packed, int maxRatio)
    {
        _packed = new(packed);
        _gzip = new(_packed, CompressionMode.Decompress);
        _maxRatio = maxRatio;
    }

    public override int Read(Span<byte> buffer)
    {
        int read = _gzip.Read(buffer);
        _unpacked += read;
        if (read == 0 && _packed.Count > 0 && !EndsWithLength()) throw new EndOfStreamException("The compressed data ends before its end.");
        if (_unpacked > FreeBytes && _unpacked > _packed.Count * _maxRatio) throw new TooDenseException();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    // .NET takes a cut-off file for a finished one; the member's trailer must end with the unpacked length (of the last member, so that
    // only a file of one member can be checked by it; of several, the last one's length is at most the whole).
    private bool EndsWithLength()
    {
        _lastWord = _packed.LastWord;
        return _lastWord == unchecked((uint)_unpacked) || (_packed.Members > 1 && _lastWord <= _unpacked);
    }

    private sealed class CountingStream(Stream inner) : ForwardStream
    {
        private readonly byte[] _tail = new byte[4];

        public long Count { get; private set; }

        /// <summary>At least the number of gzip members met, by their magic bytes.</summary>
        public int Members { get; private set; }

        public uint LastWord => System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(_tail);

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
            Count += read;
            ReadOnlySpan<byte> got = buffer[..read];
            for (ReadOnlySpan<byte> rest = got; rest.IndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]) is >= 0 and var at; rest = rest[(at + 3)..]) Members++;
            if (read >= 4)
            {
                got[^4..].CopyTo(_tail);
            }
            else
            {
                _tail.AsSpan(read).CopyTo(_tail);
                got.CopyTo(_tail.AsSpan(4 - read));
            }
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>Packed data that unpacks to more than its ratio allows.</summary>
internal sealed class TooDenseException : IOException;
