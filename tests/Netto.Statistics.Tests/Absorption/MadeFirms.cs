using System.Text.Json;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Absorption;

/// <summary>The data of tests/reference/absorbed.R: firms and years, three rows that are alone in their level.</summary>
internal sealed class MadeFirms
{
    private readonly int first;

    /// <summary>Reads the rows.</summary>
    /// <param name="first">First row to use: 3 leaves the rows that are alone out.</param>
    internal MadeFirms(int first = 0) => this.first = first;

    internal static JsonElement Stored { get; } = StoredReference.Read("absorbed.json");

    internal DataColumn Y => Column("y");

    internal Design X => new([Column("x"), Column("v")]);

    internal InstrumentedDesign Iv =>
        new(
            Design.WithConstant(Column("d"), Column("x"), Column("v")),
            Design.WithConstant(Column("z"), Column("x"), Column("v"))
        );

    internal DataColumn Column(string name) => new(name, Stored.GetProperty("data").Numbers(name)[first..]);

    internal Clusters Factor(string name) => Clusters.Of(name, Column(name).Values);

    internal Clusters[] Factors(params string[] names) => [.. names.Select(Factor)];
}
