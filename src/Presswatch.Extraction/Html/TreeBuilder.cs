using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Presswatch.Core.Problems;
using Presswatch.Extraction.Html.Parsing;

namespace Presswatch.Extraction.Html;

/// <summary>Parses HTML and lays the tree out flat, within limits of nodes, depth and time. No recursion, whatever the nesting.</summary>
internal sealed class TreeBuilder(ExtractionLimits limits, TimeProvider time)
{
    /// <summary>The tree, or why the page is declined: by our own parser, and where it refuses the page, by AngleSharp.</summary>
    public Outcome<HtmlTree> Build(string text)
    {
        long start = time.GetTimestamp();
        char[] skimmed = ArrayPool<char>.Shared.Rent(Skimmer.RoomFor(text));
        try
        {
            (int length, int deepest) = Skimmer.Skim(text, skimmed);
            if (deepest > limits.Depth * 4) return new Problem(ProblemCodes.TooDeep, $"the page nests its elements deeper than {limits.Depth:N0}");
            return new FlatParser(limits, time).Parse(skimmed.AsSpan(0, length)) ?? BuildWithAngleSharp(new string(skimmed, 0, length), start);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(skimmed);
        }
    }

    /// <summary>The tree of a skimmed page by AngleSharp, or why the page is declined.</summary>
    internal Outcome<HtmlTree> BuildWithAngleSharp(string skimmed, long start)
    {
        int made = 0;
        var options = new HtmlParserOptions
        {
            IsScripting = true,
            SkipScriptText = true,
            SkipRawText = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
            DisableElementPositionTracking = true,
            OnCreated = (_, _) =>
            {
                if (++made > limits.Nodes) throw new LimitException(ProblemCodes.TooManyNodes, $"the page has more than {limits.Nodes:N0} elements");
                if ((made & 255) == 0 && time.GetElapsedTime(start) > limits.Time) throw new LimitException(ProblemCodes.TooSlow, $"the page took longer than {limits.Time.TotalSeconds:0.#} s");
            },
        };
        try
        {
            using IHtmlDocument document = new HtmlParser(options).ParseDocument(skimmed);
            return Flatten(document);
        }
        catch (LimitException limit)
        {
            return new Problem(limit.Code, limit.Message);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NullReferenceException or IndexOutOfRangeException or DomException)
        {
            return new Problem(ProblemCodes.TooDeep, $"the page's markup cannot be parsed: {error.Message}");
        }
    }

    internal HtmlTree Flatten(IHtmlDocument document)
    {
        HtmlNode[] nodes = ArrayPool<HtmlNode>.Shared.Rent(4096);
        var attributes = new List<KeyValuePair<string, string>>(512);
        int count = 0, depth = 0;
        INode? at = document.DocumentElement;
        var open = new Stack<(INodeList Children, int Next, int Index)>();
        int parent = -1;
        while (at is not null)
        {
            if (count == nodes.Length) nodes = Grow(nodes, count);
            if (at is IElement element)
            {
                nodes[count] = Describe(element, parent, attributes);
                int index = count++;
                if (++depth > limits.Depth) throw new LimitException(ProblemCodes.TooDeep, $"the page nests its elements deeper than {limits.Depth:N0}");
                open.Push((element.ChildNodes, 0, index));
                parent = index;
            }
            else if (at is IText piece)
            {
                nodes[count++] = new(HtmlTag.Text, piece.Data, parent) { End = count };
            }
            at = null;
            while (at is null && open.TryPop(out (INodeList Children, int Next, int Index) top))
            {
                if (top.Next < top.Children.Length)
                {
                    at = top.Children[top.Next];
                    open.Push((top.Children, top.Next + 1, top.Index));
                    parent = top.Index;
                }
                else
                {
                    nodes[top.Index].End = count;
                    depth--;
                }
            }
        }
        return new(nodes, count, attributes);
    }

    private static HtmlNode[] Grow(HtmlNode[] nodes, int count)
    {
        HtmlNode[] larger = ArrayPool<HtmlNode>.Shared.Rent(count * 2);
        nodes.AsSpan(0, count).CopyTo(larger);
        ArrayPool<HtmlNode>.Shared.Return(nodes, clearArray: true);
        return larger;
    }

    private static HtmlNode Describe(IElement element, int parent, List<KeyValuePair<string, string>> attributes)
    {
        string name = element.LocalName;
        var node = new HtmlNode(HtmlTags.Of(name), name, parent) { Attributes = attributes.Count };
        INamedNodeMap map = element.Attributes;
        for (int i = 0; i < map.Length; i++)
        {
            IAttr attribute = map[i]!;
            if (attribute.Name == "class") node.Class = attribute.Value;
            else if (attribute.Name == "id") node.Id = attribute.Value;
            else attributes.Add(new(attribute.Name, attribute.Value));
        }
        node.AttributeCount = (short)Math.Min(attributes.Count - node.Attributes, short.MaxValue);
        return node;
    }

    /// <summary>Leaves the parser from within its callbacks; never leaves this class.</summary>
    private sealed class LimitException(ProblemCode code, string message) : Exception(message)
    {
        public ProblemCode Code { get; } = code;
    }
}
