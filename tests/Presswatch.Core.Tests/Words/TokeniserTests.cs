using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Presswatch.Core.Words;

namespace Presswatch.Core.Tests.Words;

public sealed class TokeniserTests
{
    public static TheoryData<string, string> Folds => new()
    {
        { "Single-hearted unity", "single|hearted|unity" },
        { "the people's army", "the|people|s|army" },
        { "the people’s army", "the|people|s|army" },
        { "the peopleʼs army", "the|people|s|army" },
        { "the people＇s ‘army‘", "the|people|s|army" },
        { "U.S. and C.C., the D.P.R.K.", "u.s|and|c.c|the|d.p.r.k" },
        { "at 5 p.m.today", "at|5|p.m|today" },                     // the second stop joins no word
        { "It ended.The next", "it|ended|the|next" },                // a missing space joins nothing
        { "on 5 000 ha", "on|5000|ha" },
        { "300 000 = 300,000 = 300000", "300000|300000|300000" },
        { "1 400 1\u202F400 1\u00A0400 1\u2009400", "1400|1400|1400|1400" },
        { "1,400 and 3.5", "1400|and|3.5" },
        { "in 2012 300 people", "in|2012|300|people" },              // the first group has four digits
        { "in 2012,300 people", "in|2012|300|people" },
        { "on 12 2012", "on|12|2012" },
        { "room 007 123", "room|007|123" },                          // no number begins with 0
        { "1,2,3", "1|2|3" },
        { "1,400 500", "1400|500" },                                 // separators of one kind only
        { "12 345 678.90 won", "12345678.90|won" },
        { "2012.1.1", "2012.1.1" },
        { "1,400km and 10km, 3.5km", "1400km|and|10km|3.5km" },
        { "No 7 100m race", "no|7|100m|race" },
        { "1\n400", "1|400" },
        { "21:30 1/2 50% $5", "21|30|1|2|50|5" },
        { "3rd KN-08 KN08", "3rd|kn|08|kn08" },
        { "２０１２ ٢٠١٢", "2012|2012" },
        { "www.news.example/a_b?c=d", "www|news|example|a|b|c|d" },
        { "하나된 마음", "하|나|된|마|음" },
        { "2012년", "2012|년" },
        { "\u1112\u1161\u11AB글", "한|글" },                          // decomposed
        { "平和 2024年", "平|和|2024|年" },
        { "\uF9D8", "\u5F8B" },                                      // a compatibility ideograph
        { "これはテスト", "こ|れ|は|テスト" },
        { "か\u3099", "が" },
        { "Мир и ДРУЖБА", "мир|и|дружба" },
        { "السلام", "السلام" },
        { "é e\u0301 É", "é|é|é" },
        { "Straße STRASSE STRAẞE", "strasse|strasse|strasse" },
        { "ΟΔΟΣ οδος", "οδοσ|οδοσ" },
        { "İz iz IZ", "iz|iz|iz" },
        { "o\uFB03ce", "office" },
        { "coop\u00ADeration", "cooperation" },
        { "e\u00AD\u0301", "é" },
        { "peace 🕊️ now 👨‍👩‍👧", "peace|now" },
        { "𐐀𐐁", "𐐨𐐩" },
        { "a\uD800b \uDC00", "a|b" },
        { "", "" },
        { " .,-'’ \uFEFF", "" },
    };

    [Theory, MemberData(nameof(Folds))]
    public void Fold_Text_GivesWords(string text, string words) => string.Join('|', FoldsOf(text)).ShouldBe(words);

    [Theory]
    [InlineData("Unity", "Unity")]
    [InlineData("1,400", "1400")]
    [InlineData("Straße", "Straße")]
    [InlineData("E\u0301", "É")]
    public void Exact_Token_KeepsCase(string token, string exact) => Tokeniser.Exact(token.AsSpan()).ShouldBe(exact);

    [Fact]
    public void Tokens_Kinds_AreTold()
    {
        var kinds = new List<TokenKind>();
        foreach (Token token in Tokeniser.Tokens("word 5 한 平 カナ")) kinds.Add(token.Kind);
        kinds.ShouldBe([TokenKind.Word, TokenKind.Number, TokenKind.Syllable, TokenKind.Ideograph, TokenKind.Word]);
    }

    [Fact]
    public void Tokens_AnyText_AreThoseOfThePlainTwin() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Texts.Arbitrary, text =>
        {
            var tokens = new List<Token>();
            foreach (Token token in Tokeniser.Tokens(text)) tokens.Add(token);
            tokens.ShouldBe(PlainTokeniser.All(text));
        }));

    [Fact]
    public void Fold_Twice_ChangesNothingMore() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(Texts.Arbitrary, text =>
        {
            List<string> once = FoldsOf(text);
            once.Select(fold => Tokeniser.Fold(fold.AsSpan())).ShouldBe(once);
        }));

    [Fact]
    public void Fold_AnyNormalForm_IsTheSame() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(Texts.Arbitrary, text =>
        {
            // Noncharacters are refused by normalisation itself.
            if (!IsWellFormed(text) || text.AsSpan().IndexOfAnyInRange('\uFFFE', '\uFFFF') >= 0) return;
            FoldsOf(text.Normalize(NormalizationForm.FormD)).ShouldBe(FoldsOf(text.Normalize(NormalizationForm.FormC)));
        }));

    [Theory]
    [InlineData('a')]
    [InlineData('7')]
    [InlineData('\u0301')]
    [InlineData('カ')]
    [InlineData('\u1112')]
    public void Tokens_EndlessRun_IsCut(char c)
    {
        string text = "a" + new string(c, 100_000);
        foreach (Token token in Tokeniser.Tokens(text))
        {
            token.Span.Length.ShouldBeInRange(1, Tokeniser.MaxTokenLength);
            Tokeniser.Fold(token.Span.Of(text)).Length.ShouldBeInRange(1, Tokeniser.MaxFoldedLength);
        }
    }

    [Fact]
    public void Tokens_AndFold_AllocateNothing()
    {
        string text = string.Concat(Enumerable.Repeat("The People’s Army marched 1,400 km; 하나된 마음, é ß. ", 50));
        Span<char> buffer = stackalloc char[Tokeniser.MaxFoldedLength];
        int sum = Sum(text, buffer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum.ShouldBe(Sum(text, buffer));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000);

        static int Sum(string text, Span<char> buffer)
        {
            int sum = 0;
            foreach (Token token in Tokeniser.Tokens(text)) sum += Tokeniser.Fold(token.Span.Of(text), buffer);
            return sum;
        }
    }

    private static List<string> FoldsOf(string text)
    {
        var folds = new List<string>();
        foreach (Token token in Tokeniser.Tokens(text)) folds.Add(Tokeniser.Fold(token.Span.Of(text)));
        return folds;
    }

    private static bool IsWellFormed(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) return false;
        }
        return true;
    }
}
