using System.Text;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Watching;

namespace Presswatch.Intake.Tests.Watching;

public sealed class LossTests
{
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("https://a.example/n/1", "/", true)]
    [InlineData("https://a.example/n/1", "https://a.example", true)]
    [InlineData("https://a.example/n/1", "/index.html", true)]
    [InlineData("https://a.example/n/1", "/en/", true)]
    [InlineData("https://a.example/n/1", "/en/index.php", true)]
    [InlineData("https://a.example/n/1", "/n/2", false)]                            // moved
    [InlineData("https://a.example/n/1", "/index.php?id=1", false)]                 // a page of its own
    [InlineData("http://a.example/", "https://a.example/", false)]                  // the front page itself moved
    [InlineData("https://a.example/n/1", "/news", false)]
    public void FrontPage_Redirect_IsKnown(string asked, string location, bool isFront) =>
        FrontPage.IsSentTo(asked, Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nServer: a\r\nlocation: {location}\r\n\r\n")).ShouldBe(isFront);

    [Theory]
    [InlineData("http://a.example/n/1", "https://a.example/n/1", true)]
    [InlineData("http://a.example/n/1", "https://www.a.example/n/1", true)]
    [InlineData("https://www.a.example/n/1", "//a.example/n/1", true)]
    [InlineData("http://a.example/n/1", "https://a.example/n/2", false)]
    [InlineData("http://a.example/n/1", "https://b.example/n/1", false)]
    [InlineData("http://a.example/n/1", "/n/1", false)]                              // to itself
    public void Twin_Redirect_IsKnown(string asked, string location, bool isTwin) =>
        FrontPage.IsSentToTwin(asked, Encoding.ASCII.GetBytes($"HTTP/1.1 301 Moved\r\nLocation: {location}\r\n\r\n")).ShouldBe(isTwin);

    [Fact]
    public void Planner_Urgent_ComesBeforeOtherArticlesAndAfterLists()
    {
        var planner = new VisitPlanner();
        Visit late = Visit(1, VisitKind.Article, Start.AddHours(-20)) with { First = Start.AddDays(-90) }, urgent = Visit(2, VisitKind.Article, Start) with { IsUrgent = true, First = Start.AddDays(-90) };
        Visit fresh = Visit(3, VisitKind.Article, Start), list = Visit(4, VisitKind.List, Start);
        foreach (Visit visit in (Visit[])[late, fresh, list, urgent]) planner.Add(visit);

        var order = new List<long>();
        while (planner.TryTake(Start, out Visit next))
        {
            order.Add(next.Id);
            planner.Free(next.Host, Start);
        }
        order.ShouldBe([4, 2, 1, 3]);
    }

    private static Visit Visit(long id, VisitKind kind, DateTimeOffset due) => new() { Id = id, Address = $"http://a.test/{id}", Source = "a", Host = "a.test", Kind = kind, Due = due };
}
