using System.Text;
using System.Xml;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Serving;

/// <summary>A chart that stands by itself in a file.</summary>
/// <param name="Title">What is counted, of what.</param>
/// <param name="Unit">What the bars count.</param>
/// <param name="Bars">The bars, oldest first.</param>
internal sealed record Chart(string Title, string Unit, IReadOnlyList<Bar> Bars);

/// <summary>Charts as SVG files. All looks are attributes, so that every program shows them alike, black on white.</summary>
internal static class ChartFile
{
    private const int Width = 1000;
    private const int Plot = 180;
    private const int Head = 44;
    private const int Foot = 34;
    private const int MostLabels = 12;

    /// <summary>The charts below each other, as a file to save.</summary>
    public static IResult Answer(HttpContext context, string name, IReadOnlyList<Chart> charts)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.svg\"";
        return Results.Text(Of(charts), "image/svg+xml; charset=utf-8");
    }

    /// <summary>The text of the file.</summary>
    public static string Of(IReadOnlyList<Chart> charts)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true, CheckCharacters = false }))
        {
            int height = Math.Max(1, charts.Count) * (Head + Plot + Foot);
            xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Attributes(xml, ("viewBox", $"0 0 {Width} {height}"), ("width", Width), ("height", height), ("font-family", "sans-serif"), ("font-size", 12), ("fill", "#1d1c19"));
            Shape(xml, "rect", ("width", Width), ("height", height), ("fill", "#fff"));
            xml.WriteStartElement("defs");
            xml.WriteStartElement("pattern");
            Attributes(xml, ("id", "gap"), ("width", 6), ("height", 6), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"));
            Shape(xml, "line", ("y2", 6), ("stroke", "#b9b3a5"));
            xml.WriteEndElement();
            xml.WriteEndElement();
            for (int i = 0; i < charts.Count; i++) Draw(xml, charts[i], i * (Head + Plot + Foot));
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    private static void Draw(XmlWriter xml, Chart chart, int y)
    {
        xml.WriteStartElement("g");
        Attributes(xml, ("transform", $"translate(10 {y})"));
        double top = chart.Bars.Count == 0 ? 0 : chart.Bars.Max(bar => bar.Value);
        Words(xml, 0, 18, chart.Title, ("font-size", 15), ("font-weight", 600));
        Words(xml, 0, 36, chart.Unit, ("fill", "#5c5951"));
        if (top > 0) Words(xml, Inner, 36, $"{chart.Bars.MaxBy(bar => bar.Value)!.Text} at most", ("text-anchor", "end"), ("fill", "#5c5951"));
        double step = (double)Inner / Math.Max(1, chart.Bars.Count);
        for (int i = 0; i < chart.Bars.Count; i++) Bar(xml, chart.Bars[i], i * step, step, top);
        Shape(xml, "line", ("x2", Inner), ("y1", Head + Plot), ("y2", Head + Plot), ("stroke", "#b9b3a5"));
        int every = Math.Max(1, (chart.Bars.Count + MostLabels - 1) / MostLabels);
        for (int i = 0; i < chart.Bars.Count; i += every) Words(xml, i * step, Head + Plot + 16, chart.Bars[i].Period, ("fill", "#5c5951"));
        xml.WriteEndElement();
    }

    private static void Bar(XmlWriter xml, Bar bar, double x, double step, double top)
    {
        double missing = bar.Gap ? Plot : bar.Missing > 0 ? Math.Max(4, bar.Missing * Plot) : 0;
        if (missing > 0) Shape(xml, "rect", ("x", x), ("y", Head), ("width", step), ("height", missing), ("fill", "url(#gap)"));
        if (bar.Value <= 0 || top <= 0) return;
        double height = Math.Max(1, bar.Value / top * Plot);
        xml.WriteStartElement("rect");
        Attributes(xml, ("x", x + (step * 0.08)), ("y", Head + Plot - height), ("width", step * 0.84), ("height", height), ("fill", "#a4261d"));
        xml.WriteElementString("title", Readable(bar.Title));
        xml.WriteEndElement();
    }

    private static int Inner => Width - 20;

    private static void Words(XmlWriter xml, double x, double y, string words, params ReadOnlySpan<(string Name, object Value)> more)
    {
        xml.WriteStartElement("text");
        Attributes(xml, ("x", x), ("y", y));
        Attributes(xml, more);
        xml.WriteString(Readable(words));
        xml.WriteEndElement();
    }

    private static void Shape(XmlWriter xml, string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        xml.WriteStartElement(name);
        Attributes(xml, attributes);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        foreach ((string name, object value) in attributes) xml.WriteAttributeString(name, value is double number ? number.ToString("0.##", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{value}"));
    }

    /// <summary>Text without what XML cannot hold.</summary>
    private static string Readable(string text) => string.Concat(text.Where((letter, i) => XmlConvert.IsXmlChar(letter) || (char.IsSurrogate(letter) && (char.IsLowSurrogate(letter) ? i > 0 && char.IsHighSurrogate(text[i - 1]) : i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])))));
}
