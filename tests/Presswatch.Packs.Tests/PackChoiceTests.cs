using Presswatch.Packs.Choice;
using Presswatch.Packs.Loading;
using Presswatch.Packs.Model;

namespace Presswatch.Packs.Tests;

public sealed class PackChoiceTests
{
    private static readonly Pack[] Both = Load();

    public static TheoryData<string, string?, string?, ChosenBy> Cases => new()
    {
        { "Work began.", "http://www.lantern.example/2024/08/06/1.html", "demo", ChosenBy.Source },
        { "Work began.", "lantern.example", "demo", ChosenBy.Source },
        { "Selvar, August 6 (LNA) -- Work began.", null, "demo", ChosenBy.Agency },
        { "Orrin, August 6 (ONS) -- Selvar sent a message.", null, "other", ChosenBy.Agency },
        { "Selvar, August 6 -- Work began.", null, "demo", ChosenBy.Place },
        { "Work began. -lna-", null, "demo", ChosenBy.EndMark },
        { new string('x', 300) + " Arun Vale, Arun Vale and Nell Orr.", null, "other", ChosenBy.Names }, // the invented country gives way
        { new string('x', 300) + " Arun Vale.", null, "demo", ChosenBy.Names },
        { "Work began.", null, null, ChosenBy.None },
        { "", null, null, ChosenBy.None },
    };

    [Theory, MemberData(nameof(Cases))]
    public void For_Text_ChoosesByTheFirstThatFits(string text, string? address, string? pack, ChosenBy by)
    {
        ChosenPack chosen = new PackChoice(Both).For(text, address);

        (chosen.Pack?.Name, chosen.By).ShouldBe((pack, by));
    }

    [Fact]
    public void For_OnePackAlone_IsChosen() => new PackChoice(Both[..1]).For("Work began.").By.ShouldBe(ChosenBy.Only);

    private static Pack[] Load()
    {
        using var documented = new DocumentedPack();
        Pack demo = PackLoader.Load(documented.Folder).Pack!;
        var other = new Pack
        {
            Name = "other", Title = "Orrin", Version = "0",
            Datelines = [new("other.datelines.wire", "en", "{place}, {month} {day} ({agency})", ["ONS"])],
            People = [new("other.people.nell-orr", "Nell Orr", ["Nell Orr"], [], "invented")],
        };
        return [demo, other];
    }
}
