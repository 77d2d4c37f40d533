using Presswatch.Core.Pages;
using Presswatch.Extraction.Dates;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Wire;

/// <summary>What extraction uses of a pack, made ready once. Immutable.</summary>
internal sealed class CompiledPack
{
    private readonly DatelineMatcher[] _datelines;
    private readonly DatelineMatcher[] _places;
    private readonly string[] _endMarks;
    private readonly LinePattern[] _opening;
    private readonly LinePattern[] _closing;
    private readonly LinePattern[] _boilerplate;

    public CompiledPack(Pack pack)
    {
        Pack = pack;
        Dates = new DateReader(pack.DateWords, pack.DateRules);
        DatelineMatcher[] all = [.. pack.Datelines.Select(form => new DatelineMatcher(form, pack.DateWords))];
        _datelines = [.. all.Where(matcher => matcher.IsDated)];
        _places = [.. all.Where(matcher => !matcher.IsDated)];
        _endMarks = [.. pack.EndMarks.Select(mark => mark.Text).OrderByDescending(text => text.Length)];
        _opening = [.. pack.TeaserMarks.Where(mark => mark.Opens).Select(mark => new LinePattern(mark.Id, mark.Line))];
        _closing = [.. pack.TeaserMarks.Where(mark => !mark.Opens).Select(mark => new LinePattern(mark.Id, mark.Line))];
        _boilerplate = [.. pack.Boilerplate.Select(line => new LinePattern(line.Id, line.Line))];
    }

    public Pack Pack { get; }

    public DateReader Dates { get; }

    public bool TryReadDateline(ReadOnlySpan<char> line, out Dateline dateline, out int length)
    {
        foreach (DatelineMatcher matcher in _datelines)
        {
            if (matcher.TryRead(line, out dateline, out length)) return true;
        }
        (dateline, length) = (null!, 0);
        return false;
    }

    /// <summary>Length of a place without a date at the head of the line; 0 where there is none.</summary>
    public int PlaceLength(ReadOnlySpan<char> line)
    {
        foreach (DatelineMatcher matcher in _places)
        {
            if (matcher.PlaceLength(line) is > 0 and int length) return length;
        }
        return 0;
    }

    /// <summary>The mark that closes the line, and where the text before it ends.</summary>
    public string? EndMarkOf(ReadOnlySpan<char> line, out int textLength)
    {
        ReadOnlySpan<char> trimmed = line.TrimEnd();
        foreach (string mark in _endMarks)
        {
            if (!trimmed.EndsWith(mark, StringComparison.Ordinal)) continue;
            textLength = trimmed[..^mark.Length].TrimEnd().Length;
            return mark;
        }
        textLength = line.Length;
        return null;
    }

    public string? OpensTeasers(ReadOnlySpan<char> line) => Fit(_opening, line);

    public string? ClosesTeasers(ReadOnlySpan<char> line) => Fit(_closing, line);

    public string? BoilerplateOf(ReadOnlySpan<char> line) => Fit(_boilerplate, line);

    private static string? Fit(LinePattern[] patterns, ReadOnlySpan<char> line)
    {
        foreach (LinePattern pattern in patterns)
        {
            if (pattern.Fits(line)) return pattern.Id;
        }
        return null;
    }
}
