using Presswatch.Core.Problems;

namespace Presswatch.Intake.Fetching;

/// <summary>Reads bodies within bounds of bytes, time and slowness.</summary>
internal sealed class AnswerReader(FetchOptions options, TimeProvider clock)
{
    private const int FirstBuffer = 32 << 10;

    /// <summary>The whole body, or why it is not to be had.</summary>
    /// <exception cref="OperationCanceledException">The time for the whole answer is over.</exception>
    /// <exception cref="IOException">The connection broke, or the length was not the one announced.</exception>
    public async Task<Outcome<ReadOnlyMemory<byte>>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > options.MostBodyBytes) return TooLarge();
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancel);
        byte[] buffer = new byte[(int)Math.Clamp((response.Content.Headers.ContentLength ?? FirstBuffer) + 1, 1_024, options.MostBodyBytes + 1L)];
        int length = 0;
        long spanBegan = clock.GetTimestamp();
        int spanLength = 0;
        while (true)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, options.MostBodyBytes + 1L));
            int read = await ReadAsync(stream, buffer.AsMemory(length), cancel);
            if (read < 0) return TooSlow();
            if (read == 0) return (ReadOnlyMemory<byte>)buffer.AsMemory(0, length);
            length += read;
            if (length > options.MostBodyBytes) return TooLarge();
            if (clock.GetElapsedTime(spanBegan) < options.SlowSpan) continue;
            if (length - spanLength < options.SlowestBytes) return TooSlow();
            (spanBegan, spanLength) = (clock.GetTimestamp(), length);
        }
    }

    /// <returns>Bytes read; -1 where none came within the span.</returns>
    private async ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer, CancellationToken cancel)
    {
        ValueTask<int> reading = stream.ReadAsync(buffer, cancel);
        if (reading.IsCompletedSuccessfully) return reading.Result;
        Task<int> waiting = reading.AsTask();
        try
        {
            return await waiting.WaitAsync(options.SlowSpan, clock, cancel);
        }
        catch (TimeoutException)
        {
            // The answer is given up: the stream is disposed, which ends the read.
            _ = waiting.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return -1;
        }
    }

    private Problem TooLarge() => new(ProblemCodes.AnswerTooLarge, $"The body is larger than {options.MostBodyBytes:N0} bytes.");

    private Problem TooSlow() => new(ProblemCodes.TimedOut, $"The site sent less than {options.SlowestBytes:N0} bytes in {options.SlowSpan.TotalSeconds:0} seconds.");
}
