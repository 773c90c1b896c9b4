namespace Netto.Protocol;

/// <summary>A protocol to start from.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Summary">What it is for, in a line.</param>
public sealed record ProtocolTemplate(string Name, string Summary)
{
    /// <summary>All templates.</summary>
    public static IReadOnlyList<ProtocolTemplate> All { get; } =
    [
        new("wga", "disability benefit: treatment, control and regular offices, three years of registers"),
        new("ww-three-arm", "unemployment benefit: service, control and enforcement (80/10/10), twelve months"),
        new("ww-even-odd", "unemployment benefit: intensive against basic service from month four, even and odd"),
        new("flat", "any trial in one table with a row a person"),
    ];

    /// <summary>The template with a name; null when there is none.</summary>
    public static ProtocolTemplate? Find(string name) =>
        All.FirstOrDefault(template => string.Equals(template.Name, name, StringComparison.Ordinal));

    /// <summary>The commented YAML.</summary>
    public string ReadText()
    {
        var resource = $"Netto.Protocol.Templates.{Name}.yaml";
        using var stream =
            typeof(ProtocolTemplate).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The template {Name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The protocol.</summary>
    public ExperimentProtocol Read()
    {
        var reading = ProtocolReader.Read(ReadText(), $"{Name}.yaml");
        return reading.Protocol ?? throw new InputException(reading.Diagnostics);
    }

    /// <summary>Whether the data are registers, so that they can be simulated.</summary>
    public bool HasRegisters => !string.Equals(Name, "flat", StringComparison.Ordinal);

    /// <summary>Files that belong beside the protocol: a small made-up table for the flat template.</summary>
    public IReadOnlyList<(string Name, string Text)> ReadCompanions() =>
        HasRegisters ? [] : [("data.csv", ExampleTable.Write())];

    /// <summary>The JSON Schema for editors, as published with this version.</summary>
    public static string ReadSchema() => ProtocolSchema.ReadPublished();
}
