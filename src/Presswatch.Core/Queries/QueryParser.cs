using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Core.Words;

namespace Presswatch.Core.Queries;

/// <summary>Reads the one query language of search, trends, concordance, alerts and exports. Any text gives a query or one problem.</summary>
/// <remarks>
/// <code>
/// any    = all { "OR" all }
/// all    = part { part }
/// part   = [ "-" ] ( "(" any ")" | name ":" value | words [ near words ] )
/// words  = [ "=" ] phrase | [ "=" ] word [ "*" ]      near  = "NEAR" [ "/" 0 to 100 ]
/// phrase = " … " with straight or curly quotes        value = phrase or all up to a space, quote or parenthesis
/// </code>
/// Where that leaves a choice:
/// <list type="bullet">
/// <item>The empty query is all articles; a query of filters or negations alone is all articles that they leave.</item>
/// <item>Punctuation that stands alone ("&amp;", "–", "- ") is passed over beside other parts; alone it is an empty phrase. Two or more hyphens
/// before a word are a dash. A word with several tokens ("single-hearted") is a phrase.</item>
/// <item>The same filter twice within one list of parts is one filter with two values, of which either will do; negated filters stay apart, so none of them may hold;
/// and so do those in parentheses: <c>present:a (present:b)</c> asks for both.</item>
/// <item>A star right after a Hangul syllable or Han character changes nothing, since any substring is found. Elsewhere it ends a single token.</item>
/// <item>Within a phrase a star right after a word ends its beginning, and a star between spaces is any one word: <c>"strong * econom*"</c>. No other star stands there.</item>
/// <item><c>a NEAR/5 b</c>: at most five words between the two, in either order, in one paragraph; ten where no number is said. It binds closer than a minus and joins two alone;
/// it counts the first of the two. <c>"NEAR"</c> and <c>=NEAR</c> are the word.</item>
/// <item>Filter names are read in any case; a name that is not known is a word like others. <c>"OR"</c> and <c>=OR</c> are the word.</item>
/// </list>
/// </remarks>
public static class QueryParser
{
    /// <summary>Longest query, in UTF-16 units.</summary>
    public const int MaxLength = 4_000;

    /// <summary>Most parentheses within each other.</summary>
    public const int MaxDepth = 64;

    private static readonly (string Name, QueryField Field)[] Fields =
        [.. Enum.GetValues<QueryField>().Select(field => (field.ToString().ToLowerInvariant(), field))];

    /// <summary>Reads a query. Problems carry the place in it ("query", line 1).</summary>
    public static Outcome<Query> Parse(string text)
    {
        if (text.Length > MaxLength) return new Problem(ProblemCodes.QueryTooLong, $"The query has {text.Length} characters; 4000 are the most.");
        var reader = new Reader(text);
        QueryNode? root = reader.ReadAny(0);
        if (reader.Problem is null && !reader.AtEnd) reader.Fail(ProblemCodes.UnbalancedParenthesis, "This parenthesis closes nothing.", reader.Position, 1);
        if (reader.Problem is { } problem) return problem;
        if (root is null && string.IsNullOrWhiteSpace(text)) return new Query(new AllNode(new(0, text.Length)), text);
        return root is null
            ? new Problem(ProblemCodes.EmptyPhrase, "The query holds no word.", new("query", 1, 1, text, text.Length))
            : new Query(root, text);
    }

    /// <summary>The name of a field as it is written before the colon.</summary>
    public static string NameOf(QueryField field) => Fields[(int)field].Name;

    private sealed class Reader(string text)
    {
        public int Position { get; private set; }

        public Problem? Problem { get; private set; }

        public bool AtEnd => Position >= text.Length;

        private char Here => text[Position];

        public QueryNode? Fail(ProblemCode code, string message, int start, int length)
        {
            Problem ??= new Problem(code, message, new("query", 1, start + 1, text, Math.Max(1, length)));
            return null;
        }

        /// <summary>Parts up to the end or a closing parenthesis; <see langword="null"/> where there is none, or after a problem.</summary>
        public QueryNode? ReadAny(int depth)
        {
            int start = Position;
            var alternatives = new List<QueryNode>();
            int orAt = -1;
            while (true)
            {
                QueryNode? all = ReadAll(depth, out int nextOr);
                if (Problem is not null) return null;
                if (all is not null) alternatives.Add(all);
                else if (orAt >= 0) return Fail(ProblemCodes.LoneOr, "Nothing stands after this OR.", orAt, 2);
                else if (nextOr >= 0) return Fail(ProblemCodes.LoneOr, "Nothing stands before this OR.", nextOr, 2);
                if (nextOr < 0) break;
                orAt = nextOr;
            }
            return alternatives.Count > 1 ? new OrNode(alternatives, new(start, Position - start)) : alternatives.SingleOrDefault();
        }

        private QueryNode? ReadAll(int depth, out int nextOr)
        {
            nextOr = -1;
            int start = Position;
            var parts = new List<QueryNode>();
            var groups = new HashSet<QueryNode>(ReferenceEqualityComparer.Instance);
            while (Problem is null)
            {
                while (!AtEnd && char.IsWhiteSpace(Here)) Position++;
                if (AtEnd || Here == ')') break;
                bool isGroup = Here == '(';
                if (IsOr())
                {
                    nextOr = Position;
                    Position += 2;
                    break;
                }
                if (ReadPart(depth) is not { } part) continue;
                if (isGroup)
                {
                    groups.Add(part);
                    parts.Add(part);
                }
                else
                {
                    Add(parts, groups, part);
                }
            }
            return parts.Count > 1 ? new AndNode(parts, new(start, Position - start)) : parts.SingleOrDefault();
        }

        /// <summary>Puts a value of a filter that already stands in the list beside the values it has.</summary>
        private static void Add(List<QueryNode> parts, HashSet<QueryNode> groups, QueryNode part)
        {
            int same = part switch
            {
                FieldNode field => parts.FindIndex(other => other is FieldNode known && known.Field == field.Field && !groups.Contains(other)),
                DateNode date => parts.FindIndex(other => other is DateNode known && known.IsFrom == date.IsFrom && !groups.Contains(other)),
                _ => -1,
            };
            if (same < 0) parts.Add(part);
            else if (part is FieldNode more) parts[same] = (FieldNode)parts[same] with { Values = [.. ((FieldNode)parts[same]).Values, .. more.Values] };
            else parts[same] = (DateNode)parts[same] with { Dates = [.. ((DateNode)parts[same]).Dates, .. ((DateNode)part).Dates] };
        }

        private bool IsOr() => text.AsSpan(Position).StartsWith("OR", StringComparison.Ordinal) && EndsChunk(Position + 2);

        private bool EndsChunk(int at) => at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is '(' or ')' || IsOpeningQuote(text[at]);

        private QueryNode? ReadPart(int depth)
        {
            int start = Position;
            bool negated = Here == '-' && !EndsChunkOrDash(Position + 1);
            if (negated) Position++;
            QueryNode? part = ReadPositive(depth);
            return part is not null && negated ? new NotNode(part, new(start, Position - start)) : part;
        }

        /// <summary>Whether a hyphen before this place negates nothing: at the end, before a space, or in a dash of several.</summary>
        private bool EndsChunkOrDash(int at) => at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is ')' or '-';

        private QueryNode? ReadPositive(int depth)
        {
            int start = Position;
            if (Here == '(') return ReadGroup(depth);
            if (TryReadName(out QueryField? field, out bool isFrom)) return ReadFilter(start, field, isFrom);
            if (IsNear(Position)) return Fail(ProblemCodes.LoneNear, "Nothing that can be near stands before this NEAR.", Position, 4);
            QueryNode? first = ReadWords();
            if (first is null) return null;
            int at = Position;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            return IsNear(at) ? ReadNear(first, start, at) : first;
        }

        /// <summary>Whether NEAR, with or without a number, stands at a place as a chunk of its own.</summary>
        private bool IsNear(int at)
        {
            if (!text.AsSpan(at).StartsWith("NEAR", StringComparison.Ordinal)) return false;
            if (EndsChunk(at + 4)) return true;
            if (text[at + 4] != '/') return false;
            int end = at + 5;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            return end > at + 5 && EndsChunk(end);
        }

        private QueryNode? ReadNear(QueryNode first, int start, int nearAt)
        {
            Position = nearAt + 4;
            int distance = NearNode.UsualDistance;
            if (!AtEnd && Here == '/')
            {
                Position++;
                while (!AtEnd && char.IsAsciiDigit(Here)) Position++;
                if (!int.TryParse(text.AsSpan(nearAt + 5, Position - nearAt - 5), out distance) || distance > NearNode.MostDistance)
                {
                    return Fail(ProblemCodes.BadDistance, $"Near is at most {NearNode.MostDistance} words.", nearAt, Position - nearAt);
                }
            }
            while (!AtEnd && char.IsWhiteSpace(Here)) Position++;
            bool isWords = !AtEnd && Here is not ('(' or ')') && !IsOr() && !IsNear(Position) && !NamesFilter();
            if (!isWords || ReadWords() is not { } second) return Fail(ProblemCodes.LoneNear, "No word or phrase stands after this NEAR.", nearAt, 4);
            return new NearNode(first, second, distance, new(start, Position - start));
        }

        private bool NamesFilter()
        {
            int at = Position;
            bool found = TryReadName(out _, out _);
            Position = at;
            return found;
        }

        private QueryNode? ReadWords()
        {
            int start = Position;
            if (IsOpeningQuote(Here)) return ReadPhrase(start, exact: false);
            bool exact = Here == '=' && Position + 1 < text.Length && (!EndsChunk(Position + 1) || IsOpeningQuote(text[Position + 1]));
            if (exact) Position++;
            return exact && IsOpeningQuote(Here) ? ReadPhrase(start, exact: true) : ReadWord(start, exact);
        }

        private QueryNode? ReadGroup(int depth)
        {
            int open = Position;
            if (depth >= MaxDepth) return Fail(ProblemCodes.QueryTooDeep, "Here the parentheses are more than 64 deep.", open, 1);
            Position++;
            QueryNode? inner = ReadAny(depth + 1);
            if (Problem is not null) return null;
            if (AtEnd) return Fail(ProblemCodes.UnbalancedParenthesis, "This parenthesis is never closed.", open, 1);
            Position++;
            return inner ?? Fail(ProblemCodes.EmptyPhrase, "These parentheses hold no word.", open, Position - open);
        }

        /// <summary>Goes past the closing quote and gives what stands between; <see langword="null"/> where there is none.</summary>
        private string? TakeQuoted()
        {
            int open = Position;
            int close = text.AsSpan(open + 1).IndexOfAny("\"“”");
            if (close < 0)
            {
                Fail(ProblemCodes.UnclosedQuote, "This quotation mark is never closed.", open, 1);
                return null;
            }
            Position = open + 1 + close + 1;
            return text.Substring(open + 1, close).Trim();
        }

        private QueryNode? ReadPhrase(int start, bool exact)
        {
            if (TakeQuoted() is not { } inner) return null;
            int from = start + (exact ? 2 : 1);
            for (int star = text.IndexOf('*', from, Position - 1 - from); star >= 0; star = text.IndexOf('*', star + 1, Position - 1 - star - 1))
            {
                bool beforeSpace = star + 1 == Position - 1 || char.IsWhiteSpace(text[star + 1]);
                bool alone = star == from || char.IsWhiteSpace(text[star - 1]);
                if (!beforeSpace || (!alone && !EndsWord(text[from..star]))) return Fail(ProblemCodes.MisplacedStar, "A star in a phrase ends a word, or stands alone for any word.", star, 1);
            }
            return HasToken(inner) ? new PhraseNode(inner, exact, new(start, Position - start))
                : Fail(ProblemCodes.EmptyPhrase, "These quotes hold no word.", start, Position - start);
        }

        private QueryNode? ReadWord(int start, bool exact)
        {
            int from = Position;
            // The first character is taken whatever it is, so that reading goes on.
            do Position++; while (!EndsChunk(Position));
            string chunk = text[from..Position];
            string word = chunk.TrimEnd('*');
            if (!HasToken(word)) return null;
            int star = word.IndexOf('*', StringComparison.Ordinal);
            if (star >= 0) return Fail(ProblemCodes.MisplacedStar, "A star ends a word; it cannot stand within one.", from + star, 1);
            var span = new TextSpan(start, Position - start);
            if (word.Length == chunk.Length) return new WordNode(word, Prefix: false, exact, span);
            (int count, Token last) = Last(word);
            if (last.Span.End != word.Length) return Fail(ProblemCodes.MisplacedStar, "Before this star there is no letter or digit.", from + word.Length, 1);
            if (last.IsPart) return new WordNode(word, Prefix: false, exact, span);
            return count == 1 ? new WordNode(word, Prefix: true, exact, span)
                : Fail(ProblemCodes.MisplacedStar, "A star ends a single word; these are several.", from, Position - from);
        }

        private QueryNode? ReadFilter(int start, QueryField? field, bool isFrom)
        {
            int valueAt = Position;
            string value;
            if (!AtEnd && IsOpeningQuote(Here))
            {
                if (TakeQuoted() is not { } quoted) return null;
                value = quoted;
            }
            else
            {
                while (!EndsChunk(Position)) Position++;
                value = text[valueAt..Position];
            }
            var span = new TextSpan(start, Position - start);
            if (value.Length == 0) return Fail(ProblemCodes.MissingFilterValue, $"The filter {text[start..valueAt]} has no value.", start, span.Length);
            if (field is { } known) return new FieldNode(known, [value], span);
            return PartialDate.TryParse(value, out PartialDate date) ? new DateNode(isFrom, [date], span)
                : Fail(ProblemCodes.BadQueryDate, $"'{value}' is not a year, month or day.", valueAt, Position - valueAt);
        }

        private bool TryReadName(out QueryField? field, out bool isFrom)
        {
            (field, isFrom) = (null, false);
            ReadOnlySpan<char> rest = text.AsSpan(Position);
            int colon = rest[..Math.Min(rest.Length, 12)].IndexOf(':');
            if (colon <= 0) return false;
            ReadOnlySpan<char> name = rest[..colon];
            isFrom = name.Equals("from", StringComparison.OrdinalIgnoreCase);
            bool found = isFrom || name.Equals("to", StringComparison.OrdinalIgnoreCase);
            foreach ((string known, QueryField value) in Fields)
            {
                if (!name.Equals(known, StringComparison.OrdinalIgnoreCase)) continue;
                (field, found) = (value, true);
            }
            if (found) Position += colon + 1;
            return found;
        }

        private static bool IsOpeningQuote(char c) => c is '"' or '“' or '”' or '„';

        private static bool HasToken(string words) => Tokeniser.Tokens(words).MoveNext();

        private static (int Count, Token Last) Last(string words)
        {
            (int count, Token last) = (0, default);
            foreach (Token token in Tokeniser.Tokens(words)) (count, last) = (count + 1, token);
            return (count, last);
        }

        /// <summary>Whether the text ends in a word after which a star can stand; after a syllable it changes nothing.</summary>
        private static bool EndsWord(string words)
        {
            (int count, Token last) = Last(words);
            return count > 0 && last.Span.End == words.Length;
        }
    }
}
