using Presswatch.Analysis.People;
using Presswatch.Core.Output;
using Presswatch.Core.Queries;
using Presswatch.Core.Readings;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>What the page of people shows.</summary>
public sealed class PeopleView
{
    internal PeopleView(PeopleAsked asked, PeopleReport report) => (Asked, Report) = (asked, report);

    internal PeopleAsked Asked { get; }

    internal PeopleReport Report { get; }

    internal bool IsNarrowed => Asked.Ask is not { Text: null, Role: null, Title: null, From: null, To: null };

    /// <summary>The articles behind a count: all, or those of a role within the days asked for.</summary>
    internal string Behind(ListedPerson person, PersonRole? role = null) => role is { } one ? $"/people/{Uri.EscapeDataString(person.Person)}?role={JsonText.NameOf(one)}#appearances" : Articles(person.Person);

    private string Articles(string person)
    {
        string query = QueryParser.NameOf(QueryField.Person) + ":" + person;
        if (Asked.Ask.From is { } from) query += " from:" + from;
        if (Asked.Ask.To is { } to) query += " to:" + to;
        return QueryLinks.Search(query);
    }
}
