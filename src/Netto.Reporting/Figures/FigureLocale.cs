using System.Text.Json.Nodes;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>How the axes and labels of a figure write numbers.</summary>
public static class FigureLocale
{
    /// <summary>The value of <c>config.locale.number</c> in a Vega-Lite specification.</summary>
    public static JsonObject Numbers(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return new JsonObject
        {
            ["decimal"] = language.DecimalSeparator,
            ["thousands"] = language.GroupSeparator,
            ["grouping"] = new JsonArray(3),
            ["currency"] = new JsonArray("€ ", ""),
            ["percent"] = "%",
        };
    }
}
