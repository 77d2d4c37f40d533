using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Events;
using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>The type of event of each article as a model tells it that has not seen the article, so that the models that build on the type learn its slips too, and are not tried on types they would not be given.</summary>
internal sealed class HeldOutTypes
{
    private readonly Dictionary<string, EventType> _types = new(StringComparer.Ordinal);
    private readonly LinearModel _model;
    private readonly EventFeatures _features;
    private readonly FeatureList _list = new();
    private readonly double[] _probabilities;

    public HeldOutTypes(AnnotatedArticles articles)
    {
        var training = new EventTypeTraining(articles);
        (_model, List<(KeyedCase Case, double[] P)> answers) = training.HeldOut();
        _features = articles.Rules.Events.NewFeatures();
        _probabilities = new double[_model.Labels.Count];
        foreach ((KeyedCase one, double[] p) in answers) _types[one.Note.Split(' ')[0]] = (EventType)Array.IndexOf(p, p.Max());
    }

    /// <summary>The type of an article whose names are found.</summary>
    public EventType Of(string id, Draft draft)
    {
        if (_types.TryGetValue(id, out EventType type)) return type;
        _features.Collect(draft, _list);
        _model.Score(_list, _probabilities);
        return (EventType)Array.IndexOf(_probabilities, _probabilities.Max());
    }
}
