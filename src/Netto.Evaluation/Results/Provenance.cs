using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>Content of <c>provenance.json</c>: what made the results, enough to make them again.</summary>
public sealed record Provenance
{
    [Description("netto")]
    public required string Software { get; init; }
    public required string Version { get; init; }
    public required string Runtime { get; init; }
    public required ProtocolReference Protocol { get; init; }
    public required DataReference Data { get; init; }
    public required RunSettings Settings { get; init; }

    [Description("SHA-256 of results.json as written.")]
    public required string ResultsHash { get; init; }

    [Description("SHA-256 of each input file as read, by name.")]
    public required IReadOnlyList<InputFile> Inputs { get; init; }
}

/// <summary>One input file.</summary>
public sealed record InputFile(string Name, string Hash, long Bytes);
