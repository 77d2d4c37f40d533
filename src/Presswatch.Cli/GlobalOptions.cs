using System.CommandLine;
using Presswatch.Analysis;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli;

/// <summary>The options that commands share, and how their values are read.</summary>
internal sealed class GlobalOptions
{
    private const string DefaultArchive = "presswatch-archive";
    private readonly Func<string, string?> _environment;

    public GlobalOptions(Func<string, string?> environment) => _environment = environment;

    private Option<string?> ArchiveOption { get; } = new("--archive")
    {
        Description = "Folder of the archive. Default: PRESSWATCH_ARCHIVE, else ./presswatch-archive.", HelpName = "DIR", Recursive = true,
    };

    private Option<string?> FormatOption { get; } = new("--format")
    {
        Description = "How results are printed: text, json (one document), jsonl (one object a line) or csv. Default: text.", HelpName = "FORMAT", Recursive = true,
    };

    private Option<string[]> PackOption { get; } = new("--pack")
    {
        Description = "Pack to read with; may be given more than once. Default: chosen by source, dateline and words.", HelpName = "NAME", Recursive = true,
    };

    private Option<double> WaitOption { get; } = new("--wait")
    {
        Description = "Seconds to wait for an archive that another program writes to, 0 to 86400.", HelpName = "SECONDS", Recursive = true,
        DefaultValueFactory = _ => 10,
    };

    private Option<int> LimitOption { get; } = new("--limit") { Description = "Most items of a list to print, 1 to 10000.", HelpName = "N", DefaultValueFactory = _ => 20 };

    private Option<string?> AfterOption { get; } = new("--after") { Description = "Continue a list: the value of \"next\" in the answer before.", HelpName = "NEXT" };

    private Option<bool> AllOption { get; } = new("--all") { Description = "Print the whole list." };

    /// <summary>Adds what every command takes, before or behind the command's name.</summary>
    public void AddTo(RootCommand root)
    {
        WaitOption.Validators.Add(result => CheckRange(result, 0, 86400));
        LimitOption.Validators.Add(result => CheckRange(result, 1, 10000));
        root.Add(ArchiveOption);
        root.Add(FormatOption);
        root.Add(PackOption);
        root.Add(WaitOption);
    }

    /// <summary>Adds --limit, --after and --all to a command that prints a list.</summary>
    public void AddListOptions(Command command)
    {
        command.Add(LimitOption);
        command.Add(AfterOption);
        command.Add(AllOption);
    }

    /// <summary>The archive's folder, as a full path; it need not exist.</summary>
    public string Archive(ParseResult args) => ArchiveOr(args, DefaultArchive);

    /// <summary>The same for a command with a default folder of its own.</summary>
    public string ArchiveOr(ParseResult args, string folder)
    {
        string? named = args.GetValue(ArchiveOption) ?? _environment("PRESSWATCH_ARCHIVE");
        return Path.GetFullPath(string.IsNullOrEmpty(named) ? folder : named);
    }

    /// <summary>Packs named with --pack; empty where the choice is left to the program.</summary>
    public IReadOnlyList<string> Packs(ParseResult args) => args.GetValue(PackOption) ?? [];

    public TimeSpan Wait(ParseResult args) => TimeSpan.FromSeconds(args.GetValue(WaitOption));

    /// <summary>Which part of a list is asked for.</summary>
    public ListPart Part(ParseResult args) => new(args.GetValue(AllOption) ? null : args.GetValue(LimitOption), args.GetValue(AfterOption));

    /// <summary>Format and part of a list that is numbered from its beginning and printed in every format.</summary>
    public Outcome<ListAsk> List(ParseResult args)
    {
        Outcome<OutputFormat> format = Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return wrong;
        ListPart part = Part(args);
        Outcome<int> skip = ListCursor.Skip(part.After);
        return skip.Problem is { } noPlace ? noPlace : new ListAsk(format.Value, skip.Value, part.Limit);
    }

    /// <summary>The format asked for, the first of those offered where none is.</summary>
    public Outcome<OutputFormat> Format(ParseResult args, params ReadOnlySpan<OutputFormat> offered)
    {
        string? named = args.GetValue(FormatOption);
        if (named is null) return offered[0];
        foreach (OutputFormat format in offered)
        {
            if (NameOf(format) == named) return format;
        }
        string[] names = [.. offered.ToArray().Select(NameOf)];
        return Enum.GetValues<OutputFormat>().Any(format => NameOf(format) == named)
            ? new Problem(ProblemCodes.FormatNotOffered, $"'{args.CommandResult.Command.Name}' does not print {named}", Try: "--format " + string.Join(" or ", names))
            : new Problem(ProblemCodes.BadOptionValue, $"'{named}' is no format", Try: "--format " + string.Join(" or ", names));
    }

    private static string NameOf(OutputFormat format) => format switch
    {
        OutputFormat.Json => "json",
        OutputFormat.Jsonl => "jsonl",
        OutputFormat.Csv => "csv",
        _ => "text",
    };

    private static void CheckRange(System.CommandLine.Parsing.OptionResult result, double least, double most)
    {
        if (result.Tokens is [var token] && double.TryParse(token.Value, out double value) && !(value >= least && value <= most))
        {
            result.AddError($"{result.Option.Name} takes a number from {least} to {most}");
        }
    }
}

/// <summary>The part of a list that is asked for.</summary>
/// <param name="Limit">Most items; <see langword="null"/> for all.</param>
/// <param name="After">Where the part before ended, as its answer named it.</param>
internal sealed record ListPart(int? Limit, string? After);

/// <summary>A part of a list, and how it is printed.</summary>
/// <param name="Skip">Items to pass over.</param>
/// <param name="Limit">Most items; <see langword="null"/> for all.</param>
internal sealed record ListAsk(OutputFormat Format, int Skip, int? Limit);
