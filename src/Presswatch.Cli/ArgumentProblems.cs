using System.CommandLine;
using System.CommandLine.Parsing;
using Presswatch.Core.Problems;

namespace Presswatch.Cli;

/// <summary>Turns what the parser of the command line complains about into a problem with the word underlined.</summary>
internal static class ArgumentProblems
{
    /// <summary>The first thing wrong with a command line; <see langword="null"/> where it can be run.</summary>
    public static Problem? Of(ParseResult parsed, IReadOnlyList<string> args)
    {
        Command command = parsed.CommandResult.Command;
        if (MistakenForArgument(parsed, args) is { } mistaken) return Unmatched(mistaken, command, args);
        if (parsed.UnmatchedTokens is [string word, ..]) return Unmatched(word, command, args);

        if (parsed.Errors.Count == 0) return null;
        ParseError error = parsed.Errors[0];
        string help = $"presswatch {PathOf(command)}--help";
        return error.SymbolResult switch
        {
            OptionResult { Tokens: [var token, ..] } option => new(ProblemCodes.BadOptionValue, Sentence(error, option.Option.Name, token), PlaceOf(token.Value, args), help),
            OptionResult option => new(ProblemCodes.BadOptionValue, $"{option.Option.Name} needs a value", PlaceOf(option.Option.Name, args), help),
            ArgumentResult { Tokens: [var token, ..] } argument => new(ProblemCodes.BadOptionValue, Sentence(error, argument.Argument.Name, token), PlaceOf(token.Value, args), help),
            _ when command.Subcommands.Count > 0 && command.Arguments.Count == 0 => new(
                ProblemCodes.MissingArgument, $"'{command.Name}' needs one of: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}", PlaceOf(null, args), help),
            ArgumentResult argument => new(ProblemCodes.MissingArgument, $"'{command.Name}' needs {argument.Argument.HelpName ?? argument.Argument.Name}", PlaceOf(null, args), help),
            _ => new(ProblemCodes.MissingArgument, Sentence(error, command.Name, null), PlaceOf(null, args), help),
        };
    }

    /// <summary>A misspelt option that the parser took for a word. One hyphen is left alone: a query may begin with one.</summary>
    private static string? MistakenForArgument(ParseResult parsed, IReadOnlyList<string> args)
    {
        IEnumerable<string> options = args.TakeWhile(arg => arg != "--").Where(arg => arg.Length > 2 && arg.StartsWith("--", StringComparison.Ordinal));
        HashSet<string> taken = [.. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)];
        return options.FirstOrDefault(taken.Contains);
    }

    private static Problem Unmatched(string word, Command command, IReadOnlyList<string> args)
    {
        Place place = PlaceOf(word, args);
        if (word.StartsWith('-') && word.Length > 1)
        {
            string name = word.Split('=', ':')[0];
            return new(ProblemCodes.UnknownOption, $"'{command.Name}' has no option {name}", place, Nearest.Of(name, OptionNames(command)));
        }
        return command.Subcommands.Count > 0 && command.Arguments.Count == 0
            ? new(ProblemCodes.UnknownCommand, $"there is no command '{word}'", place, Nearest.Of(word, command.Subcommands.Select(sub => sub.Name)))
            : new(ProblemCodes.TooManyArguments, $"'{command.Name}' takes no further word '{word}'", place);
    }

    private static IEnumerable<string> OptionNames(Command command)
    {
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            foreach (Option option in at.Options.Where(option => at == command || option.Recursive)) yield return option.Name;
        }
    }

    /// <summary>The command line as typed, pointing at the word, or behind its end where a word is missing.</summary>
    private static Place PlaceOf(string? word, IReadOnlyList<string> args)
    {
        string line = "presswatch";
        int column = 0;
        foreach (string arg in args)
        {
            line += " ";
            if (column == 0 && word is not null && (arg == word || arg.StartsWith(word + "=", StringComparison.Ordinal))) column = line.Length + 1;
            line += arg.Length == 0 || arg.Contains(' ') ? $"\"{arg}\"" : arg;
        }
        return column == 0 ? new Place("command line", 1, line.Length + 2, line + " ") : new Place("command line", 1, column, line, word!.Length);
    }

    private static string PathOf(Command command) => command is RootCommand ? "" : PathOf(command.Parents.OfType<Command>().First()) + command.Name + " ";

    /// <summary>The parser's sentence in the house's form: without its full stop, beginning small, and without the names of types.</summary>
    private static string Sentence(ParseError error, string name, Token? token)
    {
        if (token is not null && error.Message.StartsWith("Cannot parse", StringComparison.Ordinal)) return $"{name} does not take '{token.Value}'";
        string text = error.Message.TrimEnd('.', ' ');
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
