using System.CommandLine;
using Presswatch.Cli.Input;
using Presswatch.Core.Captures;

namespace Presswatch.Cli.Commands;

/// <summary>The options by which a user says what a fetcher would have known.</summary>
internal sealed class PageFactOptions
{
    private readonly Option<string?> _url = new("--url") { Description = "Address the file was served at.", HelpName = "URL" };
    private readonly Option<string?> _captured = new("--captured") { Description = "When it was captured: an ISO 8601 date or time, UTC where it names no zone.", HelpName = "TIME" };
    private readonly Option<string?> _contentType = new("--content-type") { Description = "Content-Type it was served with, such as \"text/html; charset=euc-kr\".", HelpName = "TYPE" };

    public void AddTo(Command command)
    {
        _url.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(Uri.TryCreate(token.Value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"))
            {
                result.AddError("--url takes an absolute address of http or https");
            }
        });
        _captured.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Capture.ClaimedTime(token.Value) is null) result.AddError("--captured takes a date or time such as 2031-04-05 or 2031-04-05T09:30Z");
        });
        command.Add(_url);
        command.Add(_captured);
        command.Add(_contentType);
    }

    public PageFacts Of(ParseResult args) => new(args.GetValue(_url), Capture.ClaimedTime(args.GetValue(_captured)), args.GetValue(_contentType));
}
