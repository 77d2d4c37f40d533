using System.Text.Json;
using System.Text.Json.Nodes;
using Presswatch.Analysis.Articles;
using Presswatch.Core.Output;

namespace Presswatch.Analysis.Readings;

/// <summary>One version of an article with what was read in it, as one object: what <c>show</c> prints and the API answers.</summary>
public static class ShownArticle
{
    /// <summary>The report, with reading, registry, corrections and what read it; <c>null</c> and empty lists where the version was not read.</summary>
    public static JsonObject Of(ArticleReport report, ReadingReport? read)
    {
        JsonObject json = JsonSerializer.SerializeToNode(report, JsonText.Options)!.AsObject();
        if (read is not null) json["event"] = read.Reading.Event.Date;
        json["reading"] = read is null ? null : JsonSerializer.SerializeToNode(ReadingView.Of($"{read.Article}/{read.Version}", read.Pack, read.Published, read.Reading), JsonText.Options);
        json["registry"] = JsonSerializer.SerializeToNode(read?.Registry ?? [], JsonText.Options);
        json["corrections"] = JsonSerializer.SerializeToNode(read?.Corrections ?? [], JsonText.Options);
        json["readBy"] = read?.Maker;
        return json;
    }
}
