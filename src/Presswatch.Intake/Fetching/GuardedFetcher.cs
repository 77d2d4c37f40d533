using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Fetching;

/// <summary>The one way from this program to the network: checked addresses, bounded answers, redirects followed step by step. Safe for concurrent use.</summary>
public sealed class GuardedFetcher
{
    private readonly FetchOptions _options;
    private readonly INameResolver _names;
    private readonly TimeProvider _clock;
    private readonly AnswerReader _reader;
    private readonly Tries _tries;

    public GuardedFetcher(FetchOptions options, TimeProvider clock, INameResolver? names = null)
    {
        (_options, _clock, _names) = (options, clock, names ?? SystemNameResolver.Instance);
        _reader = new(options, clock);
        _tries = new(options, clock);
    }

    public FetchOptions Options => _options;

    /// <summary>Begins a source's session.</summary>
    /// <param name="proxy">Read by <see cref="FetchSession.ProxyOf"/>; <see langword="null"/> for none.</param>
    public FetchSession Open(Uri? proxy = null) => new(_options, _names, proxy);

    /// <summary>Fetches an address. Expected failure is part of the result.</summary>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public async Task<FetchResult> FetchAsync(FetchSession session, FetchRequest request, CancellationToken cancel)
    {
        var exchanges = new List<Exchange>(1);
        return await _tries.RunAsync(stop => FollowAsync(session, request, exchanges, stop), request.Pause, cancel);
    }

    private async Task<FetchResult> FollowAsync(FetchSession session, FetchRequest request, List<Exchange> exchanges, CancellationToken cancel)
    {
        bool downgraded = false;
        FetchRequest step = request;
        for (int hop = 0; ; hop++)
        {
            Outcome<Uri> looked = FetchAddress.Parse(step.Address.AbsoluteUri, _options);
            if (looked.Problem is { } refused) return new(exchanges, refused, downgraded);
            Outcome<Exchange> asked = await AskAsync(session, step, cancel);
            if (!asked.TryGet(out Exchange exchange)) return new(exchanges, asked.Problem, downgraded);
            exchanges.Add(exchange);
            if (!exchange.IsRedirect) return new(exchanges, null, downgraded);
            if (hop == _options.MostRedirects) return new(exchanges, new(ProblemCodes.TooManyRedirects, $"More than {_options.MostRedirects} redirects.", new(request.Address.AbsoluteUri)), downgraded);
            Outcome<Uri> next = FetchAddress.Resolve(step.Address, exchange.Header("Location")!, _options);
            if (!next.TryGet(out Uri target)) return new(exchanges, next.Problem, downgraded);
            bool sameHost = target.GetLeftPart(UriPartial.Authority) == step.Address.GetLeftPart(UriPartial.Authority);
            // A form holds a token of the session: it is sent on only to the host that it was meant for.
            if (step.Form is not null && exchange.Status is 307 or 308 && !sameHost) return new(exchanges, null, downgraded);
            downgraded |= step.Address.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp;
            step = new(target) { Form = exchange.Status is 307 or 308 ? step.Form : null, Pause = request.Pause };
        }
    }

    private async Task<Outcome<Exchange>> AskAsync(FetchSession session, FetchRequest request, CancellationToken cancel)
    {
        using var whole = new CancellationTokenSource(_options.WholeTime, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, whole.Token);
        using var headTime = new CancellationTokenSource(_options.HeadTime, _clock);
        using var head = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, headTime.Token);
        try
        {
            using HttpRequestMessage message = MessageOf(request, session.Cookies);
            HostLine line = session.LineTo(request.Address);
            return await line.SendAsync(message, async response =>
            {
                DateTimeOffset at = _clock.GetUtcNow();
                KeepCookies(session.Cookies, request.Address, response);
                byte[] served = line.HeadOf(response);
                Outcome<ReadOnlyMemory<byte>> body = await _reader.ReadBodyAsync(response, stop.Token);
                return body.TryGet(out ReadOnlyMemory<byte> bytes) ? new Exchange(request.Address, at, (int)response.StatusCode, served, bytes) : (Outcome<Exchange>)body.Problem!;
            }, head.Token, stop.Token);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested && Explain(exception) is { } problem)
        {
            return problem with { Place = new(request.Address.AbsoluteUri) };
        }
    }

    private HttpRequestMessage MessageOf(FetchRequest request, CookieContainer cookies)
    {
        var message = new HttpRequestMessage(request.Form is null ? HttpMethod.Get : HttpMethod.Post, request.Address);
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (request.ETag is { } tag) message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (request.LastModified is { } time) message.Headers.TryAddWithoutValidation("If-Modified-Since", time);
        if (cookies.Count > 0 && cookies.GetCookieHeader(request.Address) is { Length: > 0 } kept) message.Headers.TryAddWithoutValidation("Cookie", kept);
        if (request.Form is { } form) message.Content = new FormUrlEncodedContent(form);
        return message;
    }

    private static void KeepCookies(CookieContainer cookies, Uri address, HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues("Set-Cookie", out var values)) return;
        foreach (string value in values)
        {
            try
            {
                cookies.SetCookies(address, value);
            }
            catch (CookieException)
            {
                // A cookie for another host, or none at all: not kept.
            }
        }
    }

    private static Problem? Explain(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case GuardException guarded: return guarded.Problem;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }: return new(ProblemCodes.NameNotFound, "No address is known for the host.");
                case AuthenticationException tls: return new(ProblemCodes.NotReached, $"No secure connection: {tls.Message}");
                case TimeoutException: return new(ProblemCodes.TimedOut, "The site did not take the connection in time.");
                default: break;
            }
        }
        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new(ProblemCodes.AnswerTooLarge, "The headers are larger than the limit."),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ResponseEnded } broken => new(ProblemCodes.BrokenAnswer, broken.Message),
            HttpRequestException failed => new(ProblemCodes.NotReached, failed.Message),
            OperationCanceledException => new(ProblemCodes.TimedOut, "The site did not answer in time."),
            IOException broken => new(ProblemCodes.BrokenAnswer, broken.Message),
            _ => null,
        };
    }
}
