using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;

namespace Presswatch.Web.Serving;

/// <summary>Style, script and fonts, embedded in the program under names that carry a hash of their bytes. Nothing is read from disk, so no path can lead astray.</summary>
internal static class Bundle
{
    private static readonly FrozenDictionary<string, Asset> ByName = Load();

    public static string Style { get; } = AddressOf("workbench-", ".css");

    public static string Script { get; } = AddressOf("workbench-", ".js");

    public static string Icon { get; } = AddressOf("icon-", ".svg");

    public static IEnumerable<string> Names => ByName.Keys;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/assets/{name}", (string name, HttpContext context) =>
    {
        if (!ByName.TryGetValue(name, out Asset? asset)) return ProblemPages.NotFound(context);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        bool brotli = asset.Brotli is not null && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli) context.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(brotli ? asset.Brotli! : asset.Bytes, asset.ContentType);
    });

    private static string AddressOf(string start, string end) =>
        "/assets/" + ByName.Keys.Single(name => name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal));

    private static FrozenDictionary<string, Asset> Load()
    {
        Assembly own = typeof(Bundle).Assembly;
        var assets = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (string resource in own.GetManifestResourceNames().Where(name => name.StartsWith("assets/", StringComparison.Ordinal)))
        {
            using Stream stream = own.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string name = resource["assets/".Length..];
            (string type, bool packs) = Path.GetExtension(name) switch
            {
                ".css" => ("text/css; charset=utf-8", true),
                ".js" => ("text/javascript; charset=utf-8", true),
                ".svg" => ("image/svg+xml", true),
                ".woff2" => ("font/woff2", false),
                _ => ("application/octet-stream", false),
            };
            assets.Add(name, new(bytes, packs ? Pack(bytes) : null, type));
        }
        return assets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) brotli.Write(bytes);
        return packed.ToArray();
    }

    private sealed record Asset(byte[] Bytes, byte[]? Brotli, string ContentType);
}

internal static class ReadRoutes
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>A route that only reads.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, Reading, handler);
}
