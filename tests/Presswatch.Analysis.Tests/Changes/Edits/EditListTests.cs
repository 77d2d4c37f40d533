using Presswatch.Analysis.Changes;
using Presswatch.Core.Output;

namespace Presswatch.Analysis.Tests.Changes.Edits;

public sealed class EditListTests : IDisposable
{
    private const string Dike = "Selvar, August 6 (LNA) -- Tama Ruel, premier of the Council of State, opened a dike on Wednesday with Ivo Karsten, secretary for construction.\nBuilders put up 56 reading rooms in the Lower Vale.";
    private static readonly string WithoutHim = Dike.Replace(" with Ivo Karsten, secretary for construction", "", StringComparison.Ordinal);
    private static readonly string MoreRooms = Dike.Replace("56", "65", StringComparison.Ordinal);
    private const string Other = "Selvar, August 6 (LNA) -- Fishermen of Tallow Bay mended their nets all week and sang of herring, salt and the long road home from the northern banks.";

    private readonly ReadPress _press = new();

    /// <summary>One address edited and edited back, a mirror that lags behind, a text swapped for another article's, and a page that came empty.</summary>
    private static string[] Lines =>
    [
        ReadPress.Line(1, "2031-08-07", "Dike Opened", Dike), ReadPress.Line(1, "2031-08-20", "Dike Opened", WithoutHim), ReadPress.Line(1, "2031-08-22", "Dike Opened", WithoutHim), ReadPress.Line(1, "2031-08-25", "Dike Opened", Dike),
        ReadPress.Line(11, "2031-08-08", "Dike Opened", Dike), ReadPress.Line(11, "2031-08-21", "Dike Opened", MoreRooms),
        ReadPress.Line(2, "2031-08-07", "Nets Mended", Other), ReadPress.Line(2, "2031-08-09", "Nets Mended", ""), ReadPress.Line(3, "2031-08-07", "Talks Held", Other.Replace("nets", "boats", StringComparison.Ordinal)),
        ReadPress.Line(3, "2031-08-09", "Dike Opened", WithoutHim.Replace("dike", "weir", StringComparison.Ordinal)),
    ];

    public void Dispose() => _press.Dispose();

    [Fact]
    public void All_EditedAndEditedBack_AreTwoEditsEachWithBothCaptures()
    {
        _press.Ingest(Lines, "demo");
        ReportedChange[] edits = [.. _press.Ask(new(Kind: ChangeKind.Edit)).Items.OrderBy(change => change.Seen)];

        edits.Select(change => $"{change.Address[^2..]} {change.Seen:MM-dd} {Kinds(change)}").ShouldBe(["/1 08-20 name", "11 08-21 number", "/1 08-25 name"]);
        (edits[0].From, edits[0].To).ShouldBe((edits[2].To, edits[2].From));
        (edits[0].What[0].Before, edits[0].What[0].After, edits[0].IsRead).ShouldBe(("Ivo Karsten", null, true));
        edits[0].Evidence.Select(one => one.Version).ShouldBe([edits[0].From, edits[0].To]);
        edits[0].Evidence.Select(one => one.Capture).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void All_TwoAddressesAtOnce_AreVariancesAndNoEdits()
    {
        _press.Ingest(Lines, "demo");
        ReportedChange[] variances = [.. _press.Ask(new(Kind: ChangeKind.Variance)).Items];

        // The mirror kept the name when it was cut, and has other rooms since.
        variances.Select(change => $"{change.Seen:MM-dd} {Kinds(change)}").Order().ShouldBe(["08-20 name", "08-21 name,number", "08-25 number"]);
        variances.ShouldAllBe(change => change.OtherAddress != null && change.OtherAddress != change.Address);
    }

    [Theory]
    [InlineData("what", "number", 3)]
    [InlineData("what", "name", 4)]
    [InlineData("person", "Karsten", 4)]
    [InlineData("person", "Tama Ruel", 0)]
    [InlineData("since", "2031-08-22", 2)]
    [InlineData("until", "2031-08-20", 2)]
    [InlineData("source", "mirror.example", 4)]
    [InlineData("kind", "edit", 3)]
    public void Of_Filter_LeavesWhatFits(string filter, string value, int total)
    {
        _press.Ingest(Lines, "demo");
        ChangesAsk ask = ChangesAsk.Read(name => name == filter ? value : null, 2).Value;
        ChangesReport report = _press.Ask(ask);
        (report.Total, report.Items.Count).ShouldBe((total, Math.Min(total, 2)));
        report.Next.ShouldBe(total > 2 ? "2" : null);
    }

    [Fact]
    public void All_AnyOrderOfImport_AreTheSame()
    {
        var random = new Random(11);
        string[] lines = Lines;
        string? expected = null;
        for (int round = 0; round < 6; round++)
        {
            using var press = new ReadPress();
            int cut = random.Next(1, lines.Length);
            press.Ingest(lines[..cut], "demo");
            press.Ingest(lines[cut..], "demo");
            // Ids hang on what came first; all else does not.
            string all = string.Join('\n', press.Ask().Items.Select(change => $"{change.Seen} {change.Kind} {change.Address} {change.OtherAddress} {change.From} {change.To} {Kinds(change)}").Order(StringComparer.Ordinal));
            (expected ??= all).ShouldBe(all);
            random.Shuffle(lines);
        }
        expected!.Split('\n').Length.ShouldBe(6);
    }

    private static string Kinds(ReportedChange change) => string.Join(',', change.What.Select(one => JsonText.NameOf(one.Kind)).Distinct());
}
