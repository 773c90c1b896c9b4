using System.Xml.Linq;

namespace Netto.Reporting.Figures;

/// <summary>Gives a drawing its title, its description and a role that screen readers know.</summary>
internal static class SvgAccessibility
{
    public static string Describe(string svg, Figure figure, string id)
    {
        var document = XDocument.Parse(svg);
        var root = document.Root!;
        var space = root.Name.Namespace;
        // Roles and labels of single marks make a screen reader read hundreds of points; one description serves better.
        foreach (var element in root.Descendants())
        {
            element
                .Attributes()
                .Where(a =>
                    a.Name.LocalName == "role" || a.Name.LocalName.StartsWith("aria-", StringComparison.Ordinal)
                )
                .Remove();
        }
        var titleId = id + "-title";
        var descriptionId = id + "-description";
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", $"{titleId} {descriptionId}");
        root.AddFirst(
            new XElement(space + "title", new XAttribute("id", titleId), figure.Title),
            new XElement(space + "desc", new XAttribute("id", descriptionId), figure.Alternative)
        );
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
