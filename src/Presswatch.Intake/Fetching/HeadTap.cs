namespace Presswatch.Intake.Fetching;

/// <summary>Keeps the head of the answer that follows the last request on a connection, byte for byte, while it passes through.</summary>
internal sealed class HeadTap(Stream inner, HostLine line) : Stream
{
    private const int MostBytes = 256 << 10;

    private readonly Lock _keeping = new();
    private MemoryStream _kept = new();
    private byte[]? _head;

    /// <summary>Number of the last request on its line; a later one is higher.</summary>
    public long Order { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The head of the last final answer; <see langword="null"/> where none has come whole.</summary>
    public byte[]? Head
    {
        get
        {
            lock (_keeping) return _head;
        }
    }

    public override int Read(Span<byte> buffer) => Keep(buffer, inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken);
        return Keep(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Begin();
        inner.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Begin();
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            line.Forget(this);
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Begin()
    {
        lock (_keeping)
        {
            Order = line.NextOrder();
            _head = null;
            _kept = new();
        }
    }

    private int Keep(ReadOnlySpan<byte> buffer, int read)
    {
        if (read <= 0) return read;
        lock (_keeping)
        {
            if (_head is not null || _kept.Length > MostBytes) return read;
            _kept.Write(buffer[..read]);
            FindHead();
        }
        return read;
    }

    // Interim answers (1xx) are passed over. Under TLS of a proxy's tunnel the bytes are no head at all.
    private void FindHead()
    {
        ReadOnlySpan<byte> kept = _kept.GetBuffer().AsSpan(0, (int)_kept.Length);
        while (kept.StartsWith("HTTP/1."u8))
        {
            int end = kept.IndexOf("\r\n\r\n"u8);
            int bare = kept.IndexOf("\n\n"u8);
            int length = end >= 0 && (bare < 0 || end < bare) ? end + 4 : bare >= 0 ? bare + 2 : -1;
            if (length < 0) return;
            if (kept.Length > 9 && kept[9] == (byte)'1')
            {
                kept = kept[length..];
                continue;
            }
            _head = kept[..length].ToArray();
            return;
        }
    }
}
