using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Reading.Events;
using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>Trains the model of event types.</summary>
internal sealed class EventTypeTraining(AnnotatedArticles articles) : ModelTraining(articles, "event type", [.. Enum.GetValues<EventType>().Select(type => JsonText.NameOf(type))], 14)
{
    protected override IEnumerable<KeyedCase> Cases()
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string[] row in Articles.EventTypes) labels[row[0]] = row[2];
        foreach ((string id, var gold) in Articles.Gold) labels[id] = (string)gold["eventType"]!;
        EventFeatures features = Articles.Rules.Events.NewFeatures();
        var list = new FeatureList();
        foreach ((string id, string label) in labels)
        {
            if (!Articles.Texts.TryGetValue(id, out var text)) continue;
            features.Collect(Articles.Reader.FindNames(Articles.Answers.Input(text)), list);
            yield return new(Articles.FoldOf(id), Articles.Held.Contains(id), new(list.Copy(), LabelOf(label)), $"{id} {text["title"]}");
        }
    }
}
