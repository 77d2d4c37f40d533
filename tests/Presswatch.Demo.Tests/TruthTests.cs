using System.Net;
using System.Text;

namespace Presswatch.Demo.Tests;

public sealed class TruthTests
{
    private static readonly string[] Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    [Fact]
    public void Reading_EveryText_IsAnExactPartOfWhatWasPrinted()
    {
        foreach (DemoTruth truth in Press.Truths)
        {
            string printed = Press.Printed(truth);
            DemoReading reading = truth.Reading;
            IEnumerable<string?> texts =
            [
                reading.EventPlace, .. reading.People.SelectMany(person => (string?[])[person.Name, person.Title]), .. reading.Organisations, .. reading.Places.Select(place => place.Name),
                .. reading.Dates.Select(date => date.Text), .. reading.Quantities.SelectMany(quantity => (string[])[quantity.Text, quantity.Unit]),
                .. reading.Commitments.SelectMany(commitment => (string?[])[commitment.Text, commitment.By]),
            ];
            foreach (string? text in texts.Where(text => text is not null)) printed.Contains(text!, StringComparison.Ordinal).ShouldBeTrue($"{truth.Article}: {text}");
        }
    }

    [Fact]
    public void Reading_EachField_IsThereInPlenty()
    {
        List<DemoTruth> all = [.. Press.Firsts];
        all.Count(truth => truth.Reading.Dateline is not null).ShouldBeInRange(17_000, 19_900);
        all.Count(truth => truth.Reading.EventDate is not null).ShouldBeGreaterThan(8_000);
        all.Count(truth => truth.Reading.EventPlace is not null).ShouldBeGreaterThan(9_000);
        all.Sum(truth => truth.Reading.People.Count).ShouldBeGreaterThan(30_000);
        all.Sum(truth => truth.Reading.Quantities.Count).ShouldBeGreaterThan(20_000);
        all.Sum(truth => truth.Reading.Commitments.Count).ShouldBeGreaterThan(10_000);
        all.Select(truth => truth.Reading.EventType).Distinct(StringComparer.Ordinal).Count().ShouldBe(18);
        all.SelectMany(truth => truth.Reading.Commitments).Select(commitment => commitment.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(["call", "decision", "demand", "plan", "pledge", "warning"]);
        all.SelectMany(truth => truth.Reading.Quantities).Select(quantity => quantity.Bound).Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
        all.Any(truth => truth.Text.Contains("4\u2009200 families", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Reading_PeopleOrganisationsAndPlaces_StandOnceEach()
    {
        foreach (DemoReading reading in Press.Firsts.Select(truth => truth.Reading))
        {
            reading.People.Select(person => person.Name).ShouldBeUnique();
            reading.Organisations.ShouldBeUnique();
            reading.Places.Select(place => place.Name).ShouldBeUnique();
        }
    }

    [Fact]
    public void Reading_Weekdays_FitTheCalendar()
    {
        int weekdays = 0;
        foreach (DemoDate date in Press.Firsts.SelectMany(truth => truth.Reading.Dates))
        {
            if (!Weekdays.Contains(date.Text, StringComparer.Ordinal)) continue;
            weekdays++;
            DateOnly.Parse(date.Value).DayOfWeek.ToString().ShouldBe(date.Text);
        }
        weekdays.ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public void Reading_YesterdayAndToday_AreReckonedFromTheDayOfPrinting()
    {
        foreach (DemoTruth truth in Press.Firsts)
        {
            foreach (DemoDate date in truth.Reading.Dates.Where(date => date.Text is "yesterday" or "today" or "Yesterday" or "Today"))
            {
                DateOnly.Parse(date.Value).ShouldBe(truth.Published.AddDays(date.Text[0] is 'y' or 'Y' ? -1 : 0), truth.Article);
            }
        }
    }

    [Fact]
    public void Phrases_CountsOfTheTruth_EqualAScan()
    {
        foreach (DemoTruth truth in Press.Truths)
        {
            string printed = Press.Printed(truth);
            foreach (DemoPhrase phrase in DemoCountry.Phrases)
            {
                int told = truth.Phrases.SingleOrDefault(count => count.Phrase == phrase.Words)?.Count ?? 0;
                (printed.Split(phrase.Words, StringSplitOptions.None).Length - 1).ShouldBe(told, $"{truth.Article}: {phrase.Words}");
            }
        }
    }

    [Fact]
    public void Phrases_FirstAndLastUse_AreExact()
    {
        foreach (DemoPhrase phrase in DemoCountry.Phrases)
        {
            List<DateOnly> days = [.. Press.Firsts
                .Where(truth => truth.Reprint?.Mode != "next-day" && Press.Printed(truth).Contains(phrase.Words, StringComparison.Ordinal)).Select(truth => truth.Published)];
            days.ShouldNotBeEmpty();
            if (phrase.First is { } first) days.Min().ShouldBe(first, phrase.Words);
            if (phrase.Last is { } last) days.Max().ShouldBe(last, phrase.Words);
        }
    }

    [Fact]
    public void Page_ShowsParagraphsAndTeasers_AsTheTruthHasThem()
    {
        foreach (DemoCapture capture in Press.Captures.Where(capture => capture.Truth is not null).Take(2_000))
        {
            DemoTruth truth = capture.Truth!;
            string page = Encoding.UTF8.GetString(capture.Bytes);
            if (!truth.Saved) page = WebUtility.HtmlDecode(page);
            foreach (string paragraph in truth.Text.Split('\n')) page.Contains(paragraph, StringComparison.Ordinal).ShouldBeTrue(capture.Address);
            foreach (DemoTeaser teaser in truth.Teasers)
            {
                page.Contains(teaser.Lead, StringComparison.Ordinal).ShouldBeTrue(capture.Address);
                if (teaser.Url is not null) page.Contains(teaser.Url, StringComparison.Ordinal).ShouldBeTrue(capture.Address);
            }
            page.Contains("<h", StringComparison.Ordinal).ShouldBe(!truth.Saved);
        }
        Press.Truths.Count(truth => truth.Saved).ShouldBeInRange(1_800, 3_000);
        Press.Truths.Count(truth => truth.Teasers.Count == 5).ShouldBeGreaterThan(20_000);
    }
}
