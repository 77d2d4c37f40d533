using FsCheck;
using FsCheck.Fluent;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Core.Tests.Words;

namespace Presswatch.Core.Tests.Queries;

public sealed class QueryParserTests
{
    public static TheoryData<string, string> Trees => new()
    {
        { "", "all" },
        { " \t", "all" },
        { "unity", "unity" },
        { "single unity", "and(single unity)" },
        { "a b OR c", "or(and(a b) c)" },
        { "a OR b OR c", "or(a b c)" },
        { "a (b OR c) d", "and(a or(b c) d)" },
        { "a or b", "and(a or b)" },
        { "a AND b", "and(a AND b)" },
        { "-a", "not(a)" },
        { "a -b -\"c d\" -(e f)", "and(a not(b) not(\"c d\") not(and(e f)))" },
        { "-source:x", "not(source[x])" },
        { "a - b", "and(a b)" },                                   // a dash
        { "a --b", "and(a --b)" },
        { "\"single-hearted unity\"", "\"single-hearted unity\"" },
        { "“single unity”", "\"single unity\"" },
        { "„a b“", "\"a b\"" },
        { "uni*", "uni*" },
        { "uni**", "uni*" },
        { "=North", "=North" },
        { "=\"North Wind\"", "=\"North Wind\"" },
        { "=uni*", "=uni*" },
        { "-=Uni", "not(=Uni)" },
        { "마음*", "마음" },                                        // any substring is found anyway
        { "single-hearted", "single-hearted" },
        { "source:a.example source:b", "source[a.example|b]" },
        { "x source:a y SOURCE:b", "and(x source[a|b] y)" },
        { "-source:a -source:b", "and(not(source[a]) not(source[b]))" },
        { "-(source:a source:b)", "not(source[a|b])" },
        { "present:a (present:b) present:c", "and(present[a|c] present[b])" },
        { "(present:a) present:b", "and(present[a] present[b])" },
        { "publisher:\"two words\" lang:ko", "and(publisher[two words] lang[ko])" },
        { "from:2012 to:2012-03", "and(from[2012] to[2012-03])" },
        { "from:2012-02-29", "from[2012-02-29]" },
        { "from:\"2012\"", "from[2012]" },
        { "x:word", "x:word" },
        { "http://a.example/b", "http://a.example/b" },
        { "'source:a", "'source:a" },                              // a quotation, no filter
        { "a & b …", "and(a b)" },
        { "\"OR\"", "\"OR\"" },
        { "=OR", "=OR" },
        { "-OR", "not(OR)" },
        { "a(b)c", "and(a b c)" },
        { "a\"b\"c", "and(a \"b\" c)" },
        { "((a))", "a" },
        { "-(-a)", "not(not(a))" },
        { "\"5 * 3\"", "\"5 * 3\"" },
        { "\"single heart*\"", "\"single heart*\"" },
        { "=\"5 * Heart* * of\"", "=\"5 * Heart* * of\"" },
        { "a NEAR b", "near10(a b)" },
        { "a NEAR/3 \"b c\" d", "and(near3(a \"b c\") d)" },
        { "-a NEAR/0 =b* OR c", "or(not(near0(a =b*)) c)" },
        { "a near b", "and(a near b)" },
        { "\"NEAR\" =NEAR NEARER NEAR/x", "and(\"NEAR\" =NEAR NEARER NEAR/x)" },
    };

    public static TheoryData<string, string, int, int> Faults => new()
    {
        { "a (b", "PW4003", 3, 1 },
        { "a) b", "PW4003", 2, 1 },
        { "a \"b c", "PW4004", 3, 1 },
        { "a “b", "PW4004", 3, 1 },
        { "a \"\"", "PW4005", 3, 2 },
        { "\" - \"", "PW4005", 1, 5 },
        { "a ()", "PW4005", 3, 2 },
        { "...", "PW4005", 1, 3 },
        { "a*b", "PW4006", 2, 1 },
        { "*a", "PW4006", 1, 1 },
        { "a-*", "PW4006", 3, 1 },
        { "single-heart*", "PW4006", 1, 13 },
        { "\"single he*rt\"", "PW4006", 11, 1 },
        { "\"single *heart\"", "PW4006", 9, 1 },
        { "\"single .* heart\"", "PW4006", 10, 1 },
        { "\"* *\"", "PW4005", 1, 5 },
        { "NEAR a", "PW4051", 1, 4 },
        { "a NEAR", "PW4051", 3, 4 },
        { "a NEAR (b c)", "PW4051", 3, 4 },
        { "(a) NEAR b", "PW4051", 5, 4 },
        { "a NEAR lang:en", "PW4051", 3, 4 },
        { "a NEAR b NEAR c", "PW4051", 10, 4 },
        { "a NEAR OR b", "PW4051", 3, 4 },
        { "a NEAR/101 b", "PW4052", 3, 8 },
        { "from:2012-13", "PW4007", 6, 7 },
        { "to:2011-02-29", "PW4007", 4, 10 },
        { "from:yesterday", "PW4007", 6, 9 },
        { "a source:", "PW4008", 3, 7 },
        { "a source:\" \"", "PW4008", 3, 10 },
        { "OR a", "PW4009", 1, 2 },
        { "a OR", "PW4009", 3, 2 },
        { "a OR OR b", "PW4009", 3, 2 },
        { "(a OR)", "PW4009", 4, 2 },
        { "OR", "PW4009", 1, 2 },
    };

    [Theory, MemberData(nameof(Trees))]
    public void Parse_Query_GivesTree(string text, string tree) => Describe(QueryParser.Parse(text).Value.Root).ShouldBe(tree);

    [Theory, MemberData(nameof(Faults))]
    public void Parse_Fault_GivesOneProblemWithPlace(string text, string code, int column, int length)
    {
        Problem problem = QueryParser.Parse(text).Problem.ShouldNotBeNull();
        problem.Code.Id.ShouldBe(code);
        problem.Place.ShouldBe(new Place("query", 1, column, text, length));
    }

    [Fact]
    public void Parse_TooLong_IsDeclined()
    {
        QueryParser.Parse(new string('a', QueryParser.MaxLength)).Problem.ShouldBeNull();
        QueryParser.Parse(new string('a', QueryParser.MaxLength + 1)).Problem!.Code.ShouldBe(ProblemCodes.QueryTooLong);
    }

    [Fact]
    public void Parse_TooDeep_IsDeclined()
    {
        QueryParser.Parse(new string('(', 64) + "a" + new string(')', 64)).Problem.ShouldBeNull();
        QueryParser.Parse(new string('(', 65) + "a" + new string(')', 65)).Problem!.Code.ShouldBe(ProblemCodes.QueryTooDeep);
        QueryParser.Parse(new string('(', 4_000)).Problem!.Code.ShouldBe(ProblemCodes.QueryTooDeep);
    }

    [Fact]
    public void Parse_Nodes_KnowWhereTheyStand()
    {
        var and = (AndNode)QueryParser.Parse("a -\"b c\" from:2012").Value.Root;
        and.Parts.Select(part => (part.Span.Start, part.Span.Length)).ShouldBe([(0, 1), (2, 6), (9, 9)]);
    }

    [Fact]
    public void Terms_Exact_KeepCase()
    {
        ((WordNode)QueryParser.Parse("=Single-Hearted").Value.Root).Terms.ShouldBe(["Single", "Hearted"]);
        ((WordNode)QueryParser.Parse("Single-Hearted").Value.Root).Terms.ShouldBe(["single", "hearted"]);
    }

    [Fact]
    public void Bound_SeveralDates_IsTheWidest()
    {
        ((DateNode)QueryParser.Parse("from:2013 from:2012-05").Value.Root).Bound.ShouldBe(new DateOnly(2012, 5, 1));
        ((DateNode)QueryParser.Parse("to:2013 to:2012-02").Value.Root).Bound.ShouldBe(new DateOnly(2013, 12, 31));
    }

    [Fact]
    public void Parse_AnyText_GivesAQueryThatItsTextGivesAgain_OrAProblem() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Texts.Arbitrary, text =>
        {
            if (!QueryParser.Parse(text).TryGet(out Query query)) return;
            string canonical = query.ToString();
            Query again = QueryParser.Parse(canonical).Value;
            Describe(again.Root).ShouldBe(Describe(query.Root));
            again.ToString().ShouldBe(canonical);
        }));

    private static string Describe(QueryNode node) => node switch
    {
        AllNode => "all",
        NearNode near => $"near{near.Distance}({Describe(near.First)} {Describe(near.Second)})",
        AndNode and => $"and({string.Join(' ', and.Parts.Select(Describe))})",
        OrNode or => $"or({string.Join(' ', or.Parts.Select(Describe))})",
        NotNode not => $"not({Describe(not.Part)})",
        WordNode word => (word.Exact ? "=" : "") + word.Text + (word.Prefix ? "*" : ""),
        PhraseNode phrase => $"{(phrase.Exact ? "=" : "")}\"{phrase.Text}\"",
        FieldNode field => $"{QueryParser.NameOf(field.Field)}[{string.Join('|', field.Values)}]",
        DateNode date => $"{(date.IsFrom ? "from" : "to")}[{string.Join('|', date.Dates)}]",
        _ => throw new InvalidOperationException(),
    };
}
