namespace Presswatch.Demo.Frames;

/// <summary>A piece of a sentence frame.</summary>
internal abstract record Node;

/// <summary>Words as they stand.</summary>
internal sealed record Words(string Text) : Node;

/// <summary>One of several wordings.</summary>
internal sealed record Choice(Node[][] Options) : Node;

/// <summary>One alternative of another rule.</summary>
internal sealed record Call(string Rule) : Node
{
    /// <summary>Set once all rules are read.</summary>
    public Frame[] Target { get; set; } = [];
}

/// <summary>A place that the facts of the article fill.</summary>
/// <param name="Name">What fills it.</param>
/// <param name="Index">Which one of its kind, from 0.</param>
/// <param name="Form">How it is printed; empty for the usual form.</param>
/// <param name="Arguments">Role, noun, limits.</param>
/// <param name="Main">Marks the place or day of the event.</param>
/// <param name="Capital">Begins with a capital.</param>
internal sealed record Slot(SlotName Name, int Index, string Form, string[] Arguments, bool Main, bool Capital) : Node;

internal enum SlotName { Leader, Person, Guest, List, Site, Body, County, Province, River, Building, City, Land, Country, Capital, Adjective, When, Day, Deadline, Month, Year, Era, Count, Number, Phrase, Here, Agency, Party, Product }

/// <summary>One alternative of a rule: a sentence, or part of one.</summary>
/// <param name="Nodes">In order.</param>
/// <param name="Pledge">Set where the sentence is a commitment.</param>
internal sealed record Frame(Node[] Nodes, Pledge? Pledge)
{
    /// <summary>Whether it names officials in order of rank: one such sentence is enough for a text.</summary>
    public bool Lists { get; } = Nodes.Any(node => node is Slot { Name: SlotName.List });
}

/// <summary>Marks a sentence as a commitment.</summary>
/// <param name="Kind">As in the gold standard: "call", "pledge", "decision", "plan", "demand", "warning".</param>
/// <param name="By">The slot whose printed name committed itself, or words of the sentence; <see langword="null"/> for nobody named.</param>
/// <param name="Due">Which of the article's deadlines is the sentence's, from 0; -1 for none.</param>
internal sealed record Pledge(string Kind, string? By, int Due);
