using System.Text;

namespace Presswatch.Core.Problems;

/// <summary>Where something went wrong: a file, and a line and column in it where they are known.</summary>
/// <param name="File">Path as the user gave it, an address, or a name such as "query".</param>
/// <param name="Line">Line, from 1; <see langword="null"/> where lines mean nothing.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
/// <param name="LineText">The line itself, for underlining.</param>
/// <param name="Length">Length of the part to underline, in UTF-16 units.</param>
public sealed record Place(string File, int? Line = null, int? Column = null, string? LineText = null, int Length = 1)
{
    /// <summary>"file:line:column", as far as known, safe for a terminal.</summary>
    public override string ToString()
    {
        string text = SafeText.OneLine(File);
        if (Line is { } line) text += $":{line}";
        if (Column is { } column) text += $":{column}";
        return text;
    }
}

/// <summary>An expected failure as a value: what happened, where, and a way out. Shown alike on the command line, in the API and on a page.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">One sentence about this case, without the place.</param>
/// <param name="Place">Where; <see langword="null"/> where the whole run is meant.</param>
/// <param name="Try">What the user can do now; <see langword="null"/> for the code's general way out.</param>
public sealed record Problem(ProblemCode Code, string Message, Place? Place = null, string? Try = null)
{
    /// <summary>The way out: this case's, else the code's.</summary>
    public string WayOut => Try ?? Code.WayOut;

    /// <summary>Several lines for a terminal: code and message, place, the words underlined, the way out.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("error ").Append(Code.Id).Append(": ").Append(SafeText.OneLine(Message));
        if (Place is { } place)
        {
            text.Append("\n  ").Append(place);
            if (place is { Line: { } line, LineText: { } lineText })
            {
                string number = line.ToString();
                string safe = SafeText.OneLine(lineText);
                if (safe.Length <= 160)
                {
                    text.Append("\n  ").Append(number).Append(" | ").Append(safe);
                    if (place.Column is { } column && column <= safe.Length + 1)
                    {
                        text.Append("\n  ").Append(' ', number.Length).Append(" | ").Append(' ', column - 1)
                            .Append('^', Math.Clamp(place.Length, 1, Math.Max(1, safe.Length - column + 1)));
                    }
                }
            }
        }
        text.Append("\n  try: ").Append(SafeText.OneLine(WayOut)).Append("   more: presswatch explain ").Append(Code.Id);
        return text.ToString();
    }
}

/// <summary>A value, or the problem that stands in its place.</summary>
/// <remarks>Read <see cref="Problem"/> first: <see cref="Value"/> of a failed outcome throws.</remarks>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Problem? problem) => (_value, Problem) = (value, problem);

    /// <summary>Why there is no value; <see langword="null"/> when there is one.</summary>
    public Problem? Problem { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is a problem instead.</exception>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException(Problem.Message);

    public bool TryGet(out T value)
    {
        value = _value!;
        return Problem is null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    internal static Outcome<T> From(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}

/// <summary>Makes outcomes of values whose type is an interface, which no conversion can.</summary>
public static class Outcome
{
    public static Outcome<T> Of<T>(T value) => Outcome<T>.From(value);
}
