namespace Presswatch.Corpus.Storage;

/// <summary>The parts of a segment file, by the number that stands in its table. What each holds: docs/formats/corpus-v1.md.</summary>
internal enum SegmentSection
{
    Stream = 1,
    DocumentStarts = 2,
    DocumentWords = 3,
    DocumentKeys = 4,
    DocumentDays = 5,
    DocumentPrecisions = 6,
    DocumentHeadlines = 7,
    DocumentIds = 8,
    DocumentPublishers = 9,
    DocumentLanguages = 10,
    DocumentSections = 11,
    DocumentSourceSets = 12,
    FormStarts = 13,
    FoldOf = 14,
    FormCounts = 15,
    FoldCounts = 16,
    FoldDocuments = 17,
    FoldHashes = 18,
    FoldTextStarts = 19,
    FoldText = 20,
    FormTextStarts = 21,
    FormText = 22,
    PostingStarts = 23,
    Postings = 24,
    NameStarts = 25,
    NameText = 26,
    SourceSetStarts = 27,
    SourceSetMembers = 28,
}
