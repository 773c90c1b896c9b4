using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Netto.Protocol;

/// <summary>The summaries of the documentation comments, so that the schema says what the code says.</summary>
internal sealed partial class XmlSummaries
{
    private readonly Dictionary<string, string> _texts;

    private XmlSummaries(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>Reads the documentation file beside the assembly.</summary>
    /// <exception cref="FileNotFoundException">The build made no documentation file.</exception>
    public static XmlSummaries Load()
    {
        var file = Path.Combine(AppContext.BaseDirectory, typeof(XmlSummaries).Assembly.GetName().Name + ".xml");
        var members = XDocument.Load(file).Descendants("member");
        return new XmlSummaries(
            members
                .Where(member => member.Element("summary") is not null)
                .ToDictionary(
                    member => (string)member.Attribute("name")!,
                    member => Plain(member.Element("summary")!),
                    StringComparer.Ordinal
                )
        );
    }

    public string? Of(Type type) => _texts.GetValueOrDefault("T:" + Name(type));

    public string? Of(PropertyInfo property) =>
        _texts.GetValueOrDefault($"P:{Name(property.DeclaringType!)}.{property.Name}");

    public string? OfMember(Type type, string member) => _texts.GetValueOrDefault($"F:{Name(type)}.{member}");

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Plain(XElement summary) => Spaces().Replace(summary.Value, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
