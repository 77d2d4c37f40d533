using FsCheck;
using FsCheck.Fluent;
using Presswatch.Core.Pages;
using Presswatch.Core.Values;
using Presswatch.Reading.Edits;
using Presswatch.Reading.Tests.Scanning;

namespace Presswatch.Reading.Tests.Edits;

public sealed class EditComparerTests
{
    private const string Opening = "Tama Ruel, premier of the Council of State, opened a dike on August 6.";
    private const string Present = "Present there were Belis Orsay, minister of rivers and dikes, Ivo Karsten, secretary for construction, and Corvin Thale, secretary for grain and mills.";
    private const string Rooms = "Builders put up 56 reading rooms in the Lower Vale.";
    private const string Closing = "The water stayed where it belongs, and the choir sang until the lamps were lit.";

    /// <summary>What one change to a report of four paragraphs is called.</summary>
    public static TheoryData<string, string, string, string?, string?> OneChange => new()
    {
        { "Ivo Karsten, secretary for construction, and ", "and ", "name", "Ivo Karsten", null },
        { "opened a dike", "and Osric Penn, commander of the Lamp Guard, opened a dike", "name", null, "Osric Penn" },
        { "Ivo Karsten", "Davin Marrow", "name", "Ivo Karsten", "Davin Marrow" },
        { "56 reading", "65 reading", "number", "56 reading rooms", "65 reading rooms" },
        { "put up 56 reading rooms", "put up reading rooms", "number", "56 reading rooms", null },
        { "August 6", "August 7", "date", "August 6", "August 7" },
        { " on August 6", "", "date", "August 6", null },
        { "secretary for construction", "adviser for construction", "title", "secretary for construction", "adviser for construction" },
        { "stayed where it belongs", "remained where it belongs", "wording", "stayed", "remained" },
        { "where it belongs, and", "where it belongs and", "typography", ", ", " " },
        { "The water stayed", "the Water stayed", "typography", "The", "the" },
        { ", and the choir sang", ".\nThe Choir sang", "wording", ", and ", ".\n" },
    };

    [Theory, MemberData(nameof(OneChange))]
    public void Compare_OneChange_IsCalledWhatItIs(string from, string to, string kind, string? before, string? after)
    {
        string text = Report();
        VersionDifference difference = Compare(text, text.Replace(from, to, StringComparison.Ordinal));

        TextChange change = difference.Changes.OrderBy(one => one.Kind).First();
        (Core.Output.JsonText.NameOf(change.Kind), change.Before?.Text, change.After?.Text).ShouldBe((kind, before, after), string.Join(" | ", difference.Changes));
        difference.Kinds.Where(one => one < DifferenceKind.Typography && Core.Output.JsonText.NameOf(one) != kind).ShouldBeEmpty();
    }

    [Fact]
    public void Compare_NumberInWords_IsTheSameNumber() =>
        Kinds(Report(), Report().Replace("56 reading", "fifty-six reading")).ShouldBe([DifferenceKind.Wording]);

    [Fact]
    public void Compare_NameMovedInTheList_IsWordingAlone() =>
        Kinds(Report(), Report().Replace("Belis Orsay, minister of rivers and dikes, Ivo Karsten, secretary for construction,", "Ivo Karsten, secretary for construction, Belis Orsay, minister of rivers and dikes,")).ShouldBe([DifferenceKind.Wording]);

    [Fact]
    public void Compare_NameGoneButPrintedElsewhere_IsNoName() =>
        Kinds(Report() + "\nIvo Karsten spoke.", (Report() + "\nIvo Karsten spoke.").Replace(", Ivo Karsten, secretary for construction, and", " and")).ShouldNotContain(DifferenceKind.Name);

    [Fact]
    public void Compare_SentenceCut_IsASentence()
    {
        VersionDifference difference = Compare(Report(), Report().Replace(" " + Closing, ""));
        TextChange change = difference.Changes.ShouldHaveSingleItem();
        (change.Kind, change.Significance, change.Before?.Text, change.After).ShouldBe((DifferenceKind.Sentence, Significance.Medium, Closing, null));
    }

    [Fact]
    public void Compare_SentenceMoved_IsNoSentence() => Kinds($"{Opening} {Closing}\n{Rooms}", $"{Closing} {Opening}\n{Rooms}").ShouldBe([DifferenceKind.Wording]);

    [Fact]
    public void Compare_SentenceReplacedByAnother_IsTwo()
    {
        TextChange[] changes = [.. Compare($"{Opening} {Closing}", $"{Opening} Nobody has seen a heron there since spring, says an old fisher.").Changes];
        changes.Select(change => (change.Kind, change.Before is null)).ShouldBe([(DifferenceKind.Sentence, false), (DifferenceKind.Sentence, true)], ignoreOrder: true);
    }

    [Fact]
    public void Compare_LongClauseCut_IsOfMediumSignificance()
    {
        string longer = Report().Replace("opened a dike", "who had been ill for a month and was thought to be abroad, opened a dike");
        Compare(longer, Report()).Significance.ShouldBe(Significance.Medium);
        Compare(Report().Replace("opened", "unveiled"), Report()).Significance.ShouldBe(Significance.Low);
    }

    [Theory]
    [InlineData("Dike Opened", "Dike Opened in Lower Vale", DifferenceKind.Headline)]
    [InlineData("Dike Opened", "Dike opened!", DifferenceKind.Typography)]
    [InlineData(null, "Dike Opened", DifferenceKind.Headline)]
    public void Compare_Headlines_AreToldWhole(string? before, string? after, DifferenceKind kind)
    {
        TextChange change = EditComparer.Compare(new(before, [Closing], null), new(after, [Closing], null)).Changes.ShouldHaveSingleItem();
        (change.Kind, change.Before?.Text, change.After?.Text).ShouldBe((kind, before, after));
    }

    [Fact]
    public void Compare_DatelineOfAnotherDay_IsADate()
    {
        var line = new Dateline("Selvar", 8, 6, "LNA", null, "Selvar, August 6 (LNA) --");
        VersionDifference difference = EditComparer.Compare(new(null, [Closing], null, line), new(null, [Closing], null, line with { Day = 5, Text = "Selvar, August 5 (LNA) --" }));
        difference.Changes.ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Date);
    }

    [Theory]
    [InlineData("theTama Ruelspoke", "the Tama Ruel spoke", DifferenceKind.Typography)]
    [InlineData("a home-made boat", "a home made boat", DifferenceKind.Typography)]
    [InlineData("they can not row", "they cannot row", DifferenceKind.Typography)]
    [InlineData("rows 1 2 boats", "rows 12 boats", DifferenceKind.Number)]
    [InlineData("it cost 5 $", "it cost 5 €", DifferenceKind.Wording)]
    [InlineData("the 8th boat", "the 9th boat", DifferenceKind.Number)]
    [InlineData("the 8th boat", "the eighth boat", DifferenceKind.Wording)]
    [InlineData("등대 아래에서", "등대 위에서", DifferenceKind.Wording)]
    public void Compare_WithoutReading_TellsFiguresWordsAndSetting(string before, string after, DifferenceKind kind) =>
        EditComparer.Compare(new(null, [before], null), new(null, [after], null)).Kinds[0].ShouldBe(kind);

    [Fact]
    public void Compare_AnyTexts_StretchesAndSpansFitBoth() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20311122, 9), Prop.ForAll(Texts().ToArbitrary(), Texts().ToArbitrary(), (before, after) =>
        {
            (ComparedText one, ComparedText other) = (new(null, before, null), new(null, after, null));
            VersionDifference difference = EditComparer.Compare(one, other);
            return Fits(difference, one.Text, other.Text) && EditComparer.Compare(one, one).Changes.Count == 0 && (one.Text == other.Text) == (difference.Changes.Count == 0);
        }));

    private static bool Fits(VersionDifference difference, string before, string after)
    {
        (int a, int b) = (0, 0);
        foreach (Stretch stretch in difference.Body)
        {
            if (stretch.Before.Start != a || stretch.After.Start != b) return false;
            if ((stretch.Kind == StretchKind.Same) != stretch.Before.Of(before).SequenceEqual(stretch.After.Of(after))) return false;
            (a, b) = (stretch.Before.End, stretch.After.End);
        }
        return a == before.Length && b == after.Length && difference.Changes.All(change => Stands(change.Before, before) && Stands(change.After, after));

        static bool Stands(ChangedWords? words, string text) => words is null || text.AsSpan(words.Start!.Value, words.Length!.Value).SequenceEqual(words.Text);
    }

    private static Gen<string[]> Texts() =>
        Gen.Elements("a", "boat", "Boat", " ", " ", ". ", ", ", "12", "3", "-", "’", "$", "can", "not", "등대").ArrayOf().Select(words => string.Concat(words.Take(16))).ArrayOf().Select(body => body.Where(paragraph => paragraph.Length > 0).Take(3).ToArray());

    private static string Report() => $"{Opening}\n{Present}\n{Rooms} {Closing}";

    private static DifferenceKind[] Kinds(string before, string after) => [.. Compare(before, after).Kinds];

    private static VersionDifference Compare(string before, string after) => EditComparer.Compare(Read(before), Read(after));

    private static ComparedText Read(string text) => new("Dike Opened", text.Split('\n'), DemoReading.Read(text, "2031-08-07", "Dike Opened"));
}
