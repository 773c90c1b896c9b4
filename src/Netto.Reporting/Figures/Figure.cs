using System.Text.Json.Nodes;

namespace Netto.Reporting.Figures;

/// <summary>A figure before it is drawn: data and a Vega-Lite specification, with words for who cannot see it.</summary>
/// <param name="Id">File name without ending, in lower case with hyphens; unique in a report.</param>
/// <param name="Title">What the figure shows, in the report's language.</param>
/// <param name="Alternative">The message and the main values in one to three sentences.</param>
/// <param name="Specification">A complete Vega-Lite specification with its data inside.</param>
/// <param name="Note">How to read it, or null.</param>
public sealed record Figure(string Id, string Title, string Alternative, JsonObject Specification, string? Note = null)
{
    /// <summary>The same for the screen of a phone, or null where the drawing fits there as it is.</summary>
    public JsonObject? Narrow { get; init; }
}

/// <summary>A figure that was drawn.</summary>
/// <param name="Figure">What was asked for.</param>
/// <param name="Svg">The drawing, with its title and description inside.</param>
/// <param name="NarrowSvg">The same for the screen of a phone, or null where one drawing serves all.</param>
public sealed record DrawnFigure(Figure Figure, string Svg, string? NarrowSvg = null);
