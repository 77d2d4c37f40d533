using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>A place or date that may be that of the event.</summary>
/// <param name="Scan">Headline or text.</param>
/// <param name="First">Its first word.</param>
/// <param name="Count">Number of words.</param>
/// <param name="Kind">What it is: the kind of the place or the precision of the date.</param>
/// <param name="Answer">What the event's field becomes.</param>
/// <param name="Item">Index of the finding; -1 where there is none.</param>
internal readonly record struct SceneCandidate(Scan Scan, int First, int Count, uint Kind, string Answer, int Item);
