using Presswatch.Archive.Catalogue;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Corpora;

/// <summary>The texts that places of the corpus lie in, and the first captures of them; each is read once.</summary>
internal sealed class PlaceTexts(ICatalogue catalogue)
{
    private readonly Dictionary<int, (StoredText? Text, SightingRow? First)> _known = [];

    /// <summary>The text of a version and its first capture; <see langword="null"/> for what is damaged or gone.</summary>
    /// <param name="key">The version's number in the catalogue.</param>
    /// <param name="article">Its article.</param>
    public (StoredText? Text, SightingRow? First) Of(int key, ArticleId article)
    {
        if (_known.TryGetValue(key, out (StoredText?, SightingRow?) known)) return known;
        StoredText? text = null;
        try
        {
            text = catalogue.Text(key);
        }
        catch (InvalidDataException)
        {
            // The article's own page says what is wrong with it.
        }
        return _known[key] = (text, catalogue.Sightings(article).FirstOrDefault(one => one.Document == key));
    }
}
