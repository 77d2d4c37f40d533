namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode QueryTooLong = new("PW4001", "query-too-long", "A query is longer than 4,000 characters.", "ask in several queries");
    public static readonly ProblemCode QueryTooDeep = new("PW4002", "query-too-deep", "A query has more than 64 parentheses within each other.", "take out parentheses that change nothing");
    public static readonly ProblemCode UnbalancedParenthesis = new("PW4003", "unbalanced-parenthesis", "A parenthesis has no partner.", "close it, take it out, or put it within quotes to search for the words alone");
    public static readonly ProblemCode UnclosedQuote = new("PW4004", "unclosed-quote", "A quotation mark has no partner.", "close the phrase, or take the mark out");
    public static readonly ProblemCode EmptyPhrase = new("PW4005", "empty-phrase", "Quotes, parentheses or the whole query hold no word.", "write a word: letters or digits");
    public static readonly ProblemCode MisplacedStar = new("PW4006", "misplaced-star", "A star stands elsewhere than at the end of a word, or alone in a phrase.", "end one word with it: unit*; or let it stand for any word of a phrase: \"strong * economy\"");
    public static readonly ProblemCode BadQueryDate = new("PW4007", "bad-query-date", "A date in a query is none.", "write from:2012, from:2012-03 or from:2012-03-15");
    public static readonly ProblemCode MissingFilterValue = new("PW4008", "missing-filter-value", "A filter has no value.", "write it straight after the colon: lang:en or publisher:\"two words\"");
    public static readonly ProblemCode LoneOr = new("PW4009", "lone-or", "OR has nothing on one of its sides.", "write a word on each side, or \"OR\" in quotes to search for the word");
    public static readonly ProblemCode LoneNear = new("PW4051", "lone-near", "NEAR has no word or phrase on one of its sides.", "write one word or phrase on each side: harvest NEAR/5 year; or \"NEAR\" in quotes to search for the word");
    public static readonly ProblemCode BadDistance = new("PW4052", "bad-distance", "The number of words after NEAR/ is too large.", "write a number from 0 to 100, or NEAR alone for ten");
    public static readonly ProblemCode NoSingleWord = new("PW4053", "no-single-word", "Forms are counted of one word, and something else was given.", "write one word, or its beginning with a star: econom*");
    public static readonly ProblemCode ReadingsMissing = new("PW4010", "readings-missing", "A filter needs readings (people, places, organisations, types), which the archive does not have, or not of all its articles.", "make them: presswatch rebuild --readings; or leave out type:, person:, present:, place: and org:");
    public static readonly ProblemCode QueryTooBroad = new("PW4011", "query-too-broad", "A query asks for more forms or phrases than one query may.", "write more letters before the star, or ask in several queries");
    public static readonly ProblemCode BadCursor = new("PW4012", "bad-cursor", "The place to go on from is not one that a list of this query gave.", "start from the first page");
}
