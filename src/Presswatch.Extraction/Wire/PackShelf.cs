using Presswatch.Extraction.Profiles;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Wire;

/// <summary>The packs at hand, real countries before invented ones, found by name and by host. Immutable.</summary>
internal sealed class PackShelf
{
    private readonly Dictionary<string, (CompiledPack Pack, SourceProfile Source)> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CompiledSource> _sources = [];

    public PackShelf(IReadOnlyList<Pack> packs)
    {
        Packs = [.. packs.OrderBy(pack => pack.Invented).Select(pack => new CompiledPack(pack))];
        foreach (CompiledPack pack in Packs)
        {
            foreach (SourceProfile source in pack.Pack.Sources)
            {
                _sources.TryAdd(source.Id, new(source));
                foreach (string host in source.Hosts) _hosts.TryAdd(host, (pack, source));
            }
        }
    }

    public IReadOnlyList<CompiledPack> Packs { get; }

    public CompiledSource CompiledOf(SourceProfile source) => _sources[source.Id];

    public CompiledPack? ByName(string? name) => name is null ? null : Packs.FirstOrDefault(pack => pack.Pack.Name == name);

    /// <summary>The source whose host the address names, with or without "www." or another label before it.</summary>
    public bool TryFindSource(string? address, out CompiledPack pack, out SourceProfile source)
    {
        (pack, source) = (null!, null!);
        if (_hosts.Count == 0) return false;
        ReadOnlySpan<char> host = HostOf(address);
        var lookup = _hosts.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!host.IsEmpty)
        {
            if (lookup.TryGetValue(host, out (CompiledPack Pack, SourceProfile Source) found))
            {
                (pack, source) = found;
                return true;
            }
            int dot = host.IndexOf('.');
            host = dot < 0 ? [] : host[(dot + 1)..];
        }
        return false;
    }

    private static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return [];
        ReadOnlySpan<char> rest = address[(scheme + 3)..];
        int end = rest.IndexOfAny('/', '?', '#');
        if (end >= 0) rest = rest[..end];
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        int port = rest.LastIndexOf(':');
        return port > 0 ? rest[..port] : rest;
    }
}
