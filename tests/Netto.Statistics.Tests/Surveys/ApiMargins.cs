using Netto.Statistics.Tests.Data;
using Netto.Statistics.Weighting;

namespace Netto.Statistics.Tests.Surveys;

/// <summary>Margins of the population of Californian schools.</summary>
internal static class ApiMargins
{
    internal static WeightingTarget.Shares Of(CsvColumns data, string variable)
    {
        var margin = ReferenceFolder.Table(
            "api_cluster",
            $"pop_{variable.Replace(".", "", StringComparison.Ordinal)}.csv"
        );
        var counts = margin.Numbers("N");
        return new(
            variable,
            data.Text(variable),
            margin
                .Text(variable)
                .Zip(counts)
                .ToDictionary(c => c.First, c => c.Second / counts.Sum(), StringComparer.Ordinal)
        );
    }
}
