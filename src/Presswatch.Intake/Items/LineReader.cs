namespace Presswatch.Intake.Items;

/// <summary>Cuts a stream into lines of bytes without ever holding more than one limit's worth.</summary>
internal sealed class LineReader(Stream stream, int maxLineBytes)
{
    private byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>Number of the line last returned, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Reads the next line, without its line end.</summary>
    /// <param name="line">The line; valid until the next call. Empty where it is over the limit.</param>
    /// <param name="tooLong">Whether the line was over the limit and was passed over.</param>
    public bool TryRead(out ReadOnlyMemory<byte> line, out bool tooLong)
    {
        (line, tooLong) = (default, false);
        int searched = 0;
        while (true)
        {
            int at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                int length = searched + at;
                tooLong |= length > maxLineBytes;
                if (!tooLong) line = Trim(_start, length);
                _start += length + 1;
                Number++;
                return true;
            }
            searched = _end - _start;
            if (_atEnd)
            {
                if (searched == 0 && !tooLong) return false;
                tooLong |= searched > maxLineBytes;
                if (!tooLong) line = Trim(_start, searched);
                _start = _end;
                Number++;
                return true;
            }
            if (searched > maxLineBytes)
            {
                tooLong = true;
                (_start, _end, searched) = (0, 0, 0);
            }
            Fill();
        }
    }

    private ReadOnlyMemory<byte> Trim(int start, int length)
    {
        if (length > 0 && _buffer[start + length - 1] == (byte)'\r') length--;
        return _buffer.AsMemory(start, length);
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        if (read == 0) _atEnd = true;
        _end += read;
    }
}
