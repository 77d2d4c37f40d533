namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode PackNotYaml = new("PW2001", "not-yaml", "A pack file is not YAML.", "mend the line; spaces indent, tabs never do");
    public static readonly ProblemCode PackSchema = new("PW2002", "wrong-schema", "A pack file names no schema, or one this program does not know.", "begin the file with `schema: presswatch.KIND/1`");
    public static readonly ProblemCode PackUnknownKey = new("PW2003", "unknown-key", "A key is not one that stands at this place of a pack.", "take it out, or look it up in docs/packs.md");
    public static readonly ProblemCode PackMissingKey = new("PW2004", "missing-key", "An entry of a pack lacks a key that it must have.", "add the key; docs/packs.md has an example of each");
    public static readonly ProblemCode PackWrongValue = new("PW2005", "wrong-value", "A value of a pack is of another kind than it must be.", "write it as docs/packs.md shows");
    public static readonly ProblemCode PackBadDate = new("PW2006", "bad-date", "A date of a pack is none, or lies the wrong way round.", "write yyyy, yyyy-MM or yyyy-MM-dd, of a day that exists");
    public static readonly ProblemCode PackDuplicateId = new("PW2007", "duplicate-id", "Two entries of a pack have the same id.", "give one of them an id of its own; ids are never reused");
    public static readonly ProblemCode PackDuplicateKey = new("PW2008", "duplicate-key", "A key stands twice in one entry.", "keep one of them");
    public static readonly ProblemCode PackBadPattern = new("PW2009", "bad-pattern", "A pattern, selector or dateline form of a pack cannot be read.", "mend it; patterns are regular expressions without look-around and back-references");
    public static readonly ProblemCode PackTooLarge = new("PW2010", "pack-too-large", "A pack file is larger or deeper than a pack may be, or uses aliases.", "split the file; write out what an alias stands for");
    public static readonly ProblemCode PackUnknownName = new("PW2011", "unknown-reference", "An entry of a pack names another that is not there.", "add it, or mend the name");
    public static readonly ProblemCode PackNotFound = new("PW2012", "pack-not-found", "There is no pack of that name.", "`presswatch pack check` lists the packs there are");
    public static readonly ProblemCode PackExampleFails = new("PW2013", "example-fails", "An example that stands in a pack does not give what it says.", "mend the rule or the example");
    public static readonly ProblemCode PackUnchecked = new("PW2014", "no-engine", "No part of this program runs a rule or the examples of this kind.", "mend the kind, or use a newer program");
}
