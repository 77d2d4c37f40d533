using System.Collections.Concurrent;
using Presswatch.Archive.Readings;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Readings;
using Presswatch.Intake.People;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;

namespace Presswatch.Intake.Pipeline;

/// <summary>Reads the articles of an archive by the rules of its packs. A pure function of text, date and pack; safe for concurrent use.</summary>
public sealed class ReadingDrawer
{
    private readonly Dictionary<string, PackReaders> _packs = new(StringComparer.Ordinal);
    private readonly PackReaders _none;

    public ReadingDrawer(PackSet packs)
    {
        Packs = packs;
        string program = $"{typeof(ReadingDrawer).Assembly.GetName().Version!.ToString(3)}/{ReadingRules.Version}";
        foreach (Pack pack in packs.Packs) _packs.Add(pack.Name, new(pack, $"{program} {pack.Name}@{pack.Version}"));
        _none = new(Pack.None, program);
    }

    public PackSet Packs { get; }

    /// <summary>Program and packs as readings name them: what readings of other names are older than.</summary>
    public IEnumerable<string> Makers => _packs.Values.Append(_none).Select(readers => readers.Maker);

    /// <summary>Reads one article.</summary>
    /// <param name="article">The article as extracted.</param>
    /// <param name="published">Its publication date.</param>
    /// <param name="pack">Name of the pack of its page; <see langword="null"/> where none fitted.</param>
    public DrawnReading Draw(PageArticle article, FoundDate published, string? pack)
    {
        PackReaders readers = pack is not null && _packs.TryGetValue(pack, out PackReaders? known) ? known : _none;
        ArticleReading reading = readers.Read(new(article.Headline, article.Text, published.Value, article.Dateline, article.Language));
        return new(reading, readers.Name, readers.Maker, [.. reading.People.Select(person => readers.Keys.Of(person.Name))], StoredReading.Pack(reading));
    }

    /// <summary>The pack named in "0.1.0/3 demo@1a2b3c4d5e6f".</summary>
    public static string? PackOf(string maker)
    {
        int space = maker.LastIndexOf(' ');
        int at = maker.LastIndexOf('@');
        return space >= 0 && at > space ? maker[(space + 1)..at] : null;
    }

    /// <summary>Keys of a name by the rules of every pack.</summary>
    public IEnumerable<string> KeysOf(string name) => _packs.Values.Select(readers => readers.Keys.Of(name)).Distinct();

    /// <summary>Places and bodies that the packs know.</summary>
    internal KnownNames Known() => KnownNames.Of(
        Packs.Packs.Select(pack => pack.Version),
        Packs.Packs.SelectMany(pack => pack.Places.Concat(pack.World)).Select(place => new KnownName("place", place.Id, place.In, place.Names)),
        Packs.Packs.SelectMany(pack => pack.Organisations).Select(body => new KnownName("body", body.Id, null, body.Names)));

    /// <summary>What links the names of a pack.</summary>
    internal PeopleLinker LinkerOf(string pack) => (_packs.TryGetValue(pack, out PackReaders? known) ? known : _none).Linker.Value;

    // Rules are compiled when the first article of their pack comes; each thread takes a reader of its own.
    private sealed class PackReaders(Pack pack, string maker)
    {
        private readonly Lazy<ReadingRules> _rules = new(() => ReadingRules.Compile(pack));
        private readonly ConcurrentBag<ArticleReader> _free = [];

        public string Name => pack.Name;

        public string Maker => maker;

        public NameKeys Keys { get; } = new(pack);

        public Lazy<PeopleLinker> Linker => field ??= new(() => new(pack, Keys));

        public ArticleReading Read(ReadingInput input)
        {
            if (!_free.TryTake(out ArticleReader? reader)) reader = new(_rules.Value);
            ArticleReading reading = reader.Read(input);
            _free.Add(reader);
            return reading;
        }
    }
}
