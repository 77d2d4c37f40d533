// Razor makes its components public; each says here what it is.
namespace Presswatch.Web.Pages;

/// <summary>The frame of every page.</summary>
public sealed partial class Sheet;

/// <summary>One version of an article, set for reading.</summary>
public sealed partial class ArticlePage;

/// <summary>The margin of an article: where each thing comes from.</summary>
public sealed partial class ArticleMargin;

/// <summary>One capture.</summary>
public sealed partial class CapturePage;

/// <summary>How a capture is read: what was taken or left, by which rule.</summary>
public sealed partial class ExtractionPage;

/// <summary>The archive at a glance.</summary>
public sealed partial class OverviewPage;

/// <summary>The form for the password.</summary>
public sealed partial class SignInPage;

/// <summary>A problem with its code, place and way out.</summary>
public sealed partial class ProblemPage;

/// <summary>What a search found.</summary>
public sealed partial class SearchPage;

/// <summary>Occurrences over time, as bars and as a table.</summary>
public sealed partial class TrendPage;

/// <summary>A text with what was asked for marked.</summary>
public sealed partial class Marks;

/// <summary>A bar that shows how sure a finding is.</summary>
public sealed partial class Sure;

/// <summary>An address outside of the workbench.</summary>
public sealed partial class OutLink;

/// <summary>Bars by period, drawn on the server.</summary>
public sealed partial class MonthBars;

/// <summary>A text with what was found in it underlined.</summary>
public sealed partial class FoundPieces;

/// <summary>The views of the room of phrases.</summary>
public sealed partial class PhraseNav;

/// <summary>When a phrase was first and last written, its sleeps and bursts.</summary>
public sealed partial class HistorySection;

/// <summary>Phrases that are new in a period.</summary>
public sealed partial class NewPhrasesPage;

/// <summary>Phrases that fell silent in a period.</summary>
public sealed partial class SilentPhrasesPage;

/// <summary>Set phrases and their families.</summary>
public sealed partial class SetPhrasesPage;

/// <summary>Words in context.</summary>
public sealed partial class ConcordancePage;

/// <summary>Words near a phrase.</summary>
public sealed partial class CollocatesPage;

/// <summary>How evenly a phrase is spread.</summary>
public sealed partial class DispersionPage;

/// <summary>Two sets of articles compared.</summary>
public sealed partial class ComparePage;

/// <summary>Where a list of counted words goes on.</summary>
public sealed partial class StatisticsPages;

/// <summary>Where a list of phrases goes on.</summary>
public sealed partial class PhrasePages;

/// <summary>The form that names a period.</summary>
public sealed partial class PeriodForm;

/// <summary>A few counts as small bars.</summary>
public sealed partial class SmallBars;

/// <summary>A text with formula in grey.</summary>
public sealed partial class NoveltyPieces;

/// <summary>The passages of an article that are formula, in its margin.</summary>
public sealed partial class NoveltyMargin;

/// <summary>What was read in an article, in its margin.</summary>
public sealed partial class ReadingMargin;

/// <summary>Findings of one kind.</summary>
public sealed partial class FindingGroup;

/// <summary>One finding with its rule.</summary>
public sealed partial class FindingNote;

/// <summary>One person of an article.</summary>
public sealed partial class PersonNote;

/// <summary>The form that corrects a person of an article.</summary>
public sealed partial class PersonForm;

/// <summary>The form that corrects the event of an article.</summary>
public sealed partial class EventForm;

/// <summary>The form that corrects a person of the registry.</summary>
public sealed partial class RegistryForm;

/// <summary>What every form that changes something carries.</summary>
public sealed partial class SealFields;

/// <summary>Why, and by whom.</summary>
public sealed partial class SignFields;

/// <summary>One correction.</summary>
public sealed partial class CorrectionLine;

/// <summary>The people whom the press names.</summary>
public sealed partial class PeoplePage;

/// <summary>How the sources fare, what is known to be missed, and the proof.</summary>
public sealed partial class SourcesPage;

/// <summary>One person.</summary>
public sealed partial class PersonPage;

/// <summary>The reprint groups.</summary>
public sealed partial class ReprintsPage;

/// <summary>One reprint group with what differs.</summary>
public sealed partial class ReprintMembers;

/// <summary>What stands beside an article by its text.</summary>
public sealed partial class RelatedSection;

/// <summary>A sentence that something rests on.</summary>
public sealed partial class SentenceQuote;

/// <summary>What the press altered, the most significant first.</summary>
public sealed partial class ChangesPage;

/// <summary>Two versions of an article side by side.</summary>
public sealed partial class VersionsPage;

/// <summary>Words that stayed, were struck out, or added.</summary>
public sealed partial class DifferencePieces;

/// <summary>Mass events, each with its facts.</summary>
public sealed partial class AlarmRows;

/// <summary>One mass event with all its articles.</summary>
public sealed partial class AlarmPage;

/// <summary>All mass events.</summary>
public sealed partial class AlarmsPage;

/// <summary>Said while an answer is being reckoned; asks again by itself.</summary>
public sealed partial class ReckoningPage;

/// <summary>The numbers of one series of a trend.</summary>
public sealed partial class TrendTable;

/// <summary>What to do where no article has what was asked.</summary>
public sealed partial class NoMatch;

/// <summary>A page beyond the end of a list.</summary>
public sealed partial class PastEnd;
