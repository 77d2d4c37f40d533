using Presswatch.Core.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Presswatch.Packs.Yaml;

/// <summary>Reads one YAML document into nodes with marks. Files come from users: size and depth are bounded, aliases and tags are refused.</summary>
internal sealed class YamlTreeReader
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of lists and maps.</summary>
    public const int DeepestNesting = 32;

    private readonly YamlFile _file;
    private readonly List<Problem> _problems;
    private readonly Parser _parser;

    private YamlTreeReader(YamlFile file, string text, List<Problem> problems)
    {
        (_file, _problems) = (file, problems);
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The map at the top of the document; <see langword="null"/> and a problem where there is none.</summary>
    public static YamlMap? Read(YamlFile file, string text, List<Problem> problems)
    {
        var reader = new YamlTreeReader(file, text, problems);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException bad)
        {
            problems.Add(new(ProblemCodes.PackNotYaml, Plainly(bad), reader.At(bad.Start, bad.End).Place));
            return null;
        }
        catch (TooMuchException much)
        {
            problems.Add(new(ProblemCodes.PackTooLarge, much.Message, much.Mark.Place));
            return null;
        }
        catch (Exception bad) when (bad is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The scanner lets some of its own faults out on damaged files; what it had read last is the nearest place known.
            Mark last = reader._parser.Current?.End ?? Mark.Empty;
            problems.Add(new(ProblemCodes.PackNotYaml, "the file cannot be read on from here", reader.At(last, last).Place));
            return null;
        }
    }

    private static string Plainly(YamlException bad)
    {
        string message = bad.InnerException?.Message ?? bad.Message;
        int mark = message.IndexOf("): ", StringComparison.Ordinal);
        return mark >= 0 ? message[(mark + 3)..] : message;
    }

    private YamlMap? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _problems.Add(new(ProblemCodes.PackSchema, "the file is empty", new YamlMark(_file, 1, 1, 1).Place));
            return null;
        }
        YamlNode node = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            _problems.Add(new(ProblemCodes.PackNotYaml, "the file holds a second document", At(second.Start, second.End).Place, "put it into a file of its own"));
        }
        if (node is YamlMap map) return map;
        _problems.Add(new(ProblemCodes.PackWrongValue, "the file does not hold keys and values", node.Mark.Place));
        return null;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > DeepestNesting) throw new TooMuchException($"nested deeper than {DeepestNesting}", At(_parser.Current!.Start, _parser.Current.End));
        if (_parser.Accept<Scalar>(out _)) return Scalar(_parser.Consume<Scalar>());
        if (_parser.Accept<SequenceStart>(out _))
        {
            SequenceStart list = _parser.Consume<SequenceStart>();
            var items = new List<YamlNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadNode(depth + 1));
            return new YamlList(At(list.Start, list.End), items);
        }
        if (_parser.Accept<MappingStart>(out _)) return ReadMap(_parser.Consume<MappingStart>(), depth);
        ParsingEvent other = _parser.Current!;
        throw new TooMuchException("aliases are not allowed in packs", At(other.Start, other.End));
    }

    private YamlMap ReadMap(MappingStart start, int depth)
    {
        var pairs = new List<YamlPair>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        YamlMark? mark = null;
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode key = ReadNode(depth + 1);
            mark ??= key.Mark;
            YamlNode value = ReadNode(depth + 1);
            if (key is not YamlScalar name)
            {
                _problems.Add(new(ProblemCodes.PackWrongValue, "a key must be a word", key.Mark.Place));
            }
            else if (!seen.Add(name.Text))
            {
                _problems.Add(new(ProblemCodes.PackDuplicateKey, $"'{name.Text}' stands twice in this entry", name.Mark.Place));
            }
            else
            {
                pairs.Add(new(name, value));
            }
        }
        return new(mark ?? At(start.Start, start.End), pairs);
    }

    private YamlScalar Scalar(Scalar scalar) => new(At(scalar.Start, scalar.End), scalar.Value, scalar.Style == ScalarStyle.Plain);

    private YamlMark At(Mark start, Mark end)
    {
        int line = Math.Max(1, (int)start.Line), column = Math.Max(1, (int)start.Column);
        int length = end.Line == start.Line ? (int)(end.Column - start.Column) : 1;
        return new(_file, line, column, Math.Max(1, length));
    }

    /// <summary>Ends reading of a file that goes beyond the bounds; never leaves this class.</summary>
    private sealed class TooMuchException(string message, YamlMark mark) : Exception(message)
    {
        public YamlMark Mark { get; } = mark;
    }
}
