using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Presswatch.Archive.States;

namespace Presswatch.Archive.Tests.States;

public sealed class AddressStateTests
{
    private static readonly DateTimeOffset Start = new(2031, 8, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Answers by day: P a page, M missing, U not modified.</summary>
    [Theory]
    [InlineData("", 99, StandingKind.Unknown, "")]
    [InlineData("P0", 99, StandingKind.Live, "")]
    [InlineData("P0 U5", 99, StandingKind.Live, "")]
    [InlineData("P0 M5", 99, StandingKind.Missing, "5-")]                      // no later answer says that it still is
    [InlineData("P0 M5 M6 M18", 99, StandingKind.Missing, "5-")]               // 13 days on end
    [InlineData("P0 M5 M6 M19 M20", 99, StandingKind.Gone, "5-(19)")]          // 14 days on end
    [InlineData("P0 M5 M6 M19 M20", 18, StandingKind.Missing, "5-")]           // as of the day before
    [InlineData("P0 M5 M6 M19 M20", 4, StandingKind.Live, "")]
    [InlineData("P0 M5 P10 M12 M20", 99, StandingKind.Missing, "5-10 12-")]    // the page between breaks it off
    [InlineData("P0 M5 U10 M12 M20", 99, StandingKind.Missing, "5-10 12-")]    // and so does "not modified"
    [InlineData("P0 M5 M19 P30", 99, StandingKind.Returned, "5-(19)30")]
    [InlineData("P0 M5 P6", 99, StandingKind.Returned, "5-6")]
    [InlineData("M0 M20", 99, StandingKind.Gone, "0-(20)")]                    // never seen with a page
    public void Of_AnswersByDay_GivesStateAndAbsences(string answers, int asOf, StandingKind kind, string absences)
    {
        AddressState state = AddressStates.Of("a", Read(answers), Start.AddDays(asOf), AddressStates.GoneAfter);

        (state.Kind, Written(state)).ShouldBe((kind, absences));
    }

    [Fact]
    public void Of_AnswersInAnyOrder_GivesTheSameState()
    {
        var answers = Gen.Choose(0, 60).SelectMany(_ => Gen.Choose(0, 2), (day, kind) => (Day: day, Kind: kind)).ListOf().Select(list => list.ToArray());
        Prop.ForAll(Arb.From(answers), Arb.From(Gen.Choose(0, 1000)), (list, seed) =>
        {
            AddressAnswer[] given = [.. list.Select((one, n) => new AddressAnswer(Start.AddDays(one.Day), $"{n:000}", (AnswerKind)one.Kind))];
            AddressAnswer[] shuffled = [.. given];
            new Random(seed).Shuffle(shuffled);
            AddressState one = AddressStates.Of("a", given, Start.AddDays(50), AddressStates.GoneAfter), other = AddressStates.Of("a", shuffled, Start.AddDays(50), AddressStates.GoneAfter);
            return one.Kind == other.Kind && one.LastPage == other.LastPage && one.Absences.SequenceEqual(other.Absences);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>The same letters; T sends to the twin. Days of the twin's answers that count for the address.</summary>
    [Theory]
    [InlineData("P0 T5", "M5", "P0 M5")]
    [InlineData("P0 T5 T6", "M5 M6", "P0 M5 M6")]
    [InlineData("P0 T5", "P2 P5", "P0 P5")]              // before it sent there the twin told nothing of it
    [InlineData("P0 T5 P8", "M5 M9", "P0 M5 P8")]        // nor after it was served here again
    [InlineData("P0 M5", "M6", "P0 M5")]
    [InlineData("P0 T5", "T5", "P0")]
    public void Followed_TwinsAnswers_CountWhileTheAddressSendsThere(string own, string twin, string counts)
    {
        IReadOnlyList<AddressAnswer> followed = TwinAddresses.Followed(Read(own), Read(twin));

        followed.OrderBy(answer => answer.Time).Select(answer => (answer.Time, answer.Kind)).ShouldBe(Read(counts).Select(answer => (answer.Time, answer.Kind)));
    }

    [Theory]
    [InlineData("http://a.example/n/1", "https://a.example/n/1 http://www.a.example/n/1 https://www.a.example/n/1")]
    [InlineData("https://www.a.example/n/1", "http://a.example/n/1 https://a.example/n/1 http://www.a.example/n/1")]
    [InlineData("file:///a", "")]
    public void Of_Address_GivesItsTwins(string address, string twins) => string.Join(' ', TwinAddresses.Of(address)).ShouldBe(twins);

    /// <summary>An article at two addresses is missing while both are, and gone when both are.</summary>
    [Theory]
    [InlineData("P0 M5 M19", "P0 P30", StandingKind.Live, "")]
    [InlineData("P0 M5 M19", "P0 M8 M20", StandingKind.Missing, "8-")]
    [InlineData("P0 M5 M19", "P0 M8 M22", StandingKind.Gone, "8-(22)")]
    [InlineData("P0 M5 M20", "P0 M8 M22 P25", StandingKind.Returned, "8-(22)25")]
    [InlineData("P0 M5 M19 M40", "P25", StandingKind.Returned, "5-(19)25")]    // it came back at another address
    [InlineData("P0 M5 M19 M40", "P3", StandingKind.Live, "")]                 // it had moved before
    public void OfArticle_TwoAddresses_CountsWhatBothSay(string first, string second, StandingKind kind, string absences)
    {
        AddressState one = AddressStates.Of("a", Read(first), DateTimeOffset.MaxValue, AddressStates.GoneAfter), other = AddressStates.Of("b", Read(second), DateTimeOffset.MaxValue, AddressStates.GoneAfter);

        foreach (AddressState[] order in (AddressState[][])[[one, other], [other, one]])
        {
            AddressState state = AddressStates.OfArticle(order);
            (state.Kind, Written(state)).ShouldBe((kind, absences));
        }
    }

    private static IEnumerable<AddressAnswer> Read(string answers) => answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new AddressAnswer(
        Start.AddDays(int.Parse(word.AsSpan(1), CultureInfo.InvariantCulture)), word, word[0] switch { 'P' => AnswerKind.Page, 'M' => AnswerKind.Missing, 'T' => AnswerKind.Twin, _ => AnswerKind.Unchanged }));

    private static string Written(AddressState state) => string.Join(' ', state.Absences.Select(absence => $"{Day(absence.From)}-{(absence.GoneAt is { } gone ? $"({Day(gone)})" : "")}{(absence.Until is { } until ? Day(until) : "")}"));

    private static string Day(DateTimeOffset time) => ((int)(time - Start).TotalDays).ToString(CultureInfo.InvariantCulture);
}
