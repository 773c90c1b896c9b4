using Netto.Cli.Commands.Estimate;
using Netto.Formulas.Data;
using Netto.Statistics.Models;
using Netto.Statistics.Weighting;

namespace Netto.Cli.Commands;

/// <summary>Reads the file of targets: <c>variable,category,share</c>, and <c>variable,,mean</c>.</summary>
internal static class WeightTargets
{
    public static IReadOnlyList<WeightingTarget> Read(string path, DataTable data, CancellationToken cancellation)
    {
        var file = TableFile.Read(path, cancellation);
        if (file.Names.Count != 3)
        {
            throw new OptionException(
                $"{path}: found columns {string.Join(", ", file.Names)}, expected variable,category,share"
            );
        }

        var (variables, categories, values) = (
            file.Texts(file.Names[0]),
            file.Texts(file.Names[1]),
            file.Numbers(file.Names[2])
        );
        var targets = new List<WeightingTarget>();
        foreach (var rows in Enumerable.Range(0, file.Rows).GroupBy(i => variables[i], StringComparer.Ordinal))
        {
            var variable = rows.Key ?? throw new OptionException($"{path}: line {rows.First() + 2} has no variable");
            targets.Add(
                rows.Any(i => categories[i] is null)
                    ? Mean(path, data, variable, [.. rows.Select(i => values[i])])
                    : Shares(path, data, variable, [.. rows.Select(i => (categories[i]!, values[i]))])
            );
        }

        return targets;
    }

    private static WeightingTarget.Mean Mean(string path, DataTable data, string variable, double[] values) =>
        values is [var mean]
            ? new(new DataColumn(variable, data.Numbers(variable)), mean)
            : throw new OptionException(
                $"{path}: {variable} has {values.Length} lines and one without category; expected one mean, or shares"
            );

    private static WeightingTarget.Shares Shares(
        string path,
        DataTable data,
        string variable,
        (string Category, double Share)[] lines
    )
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (category, share) in lines)
        {
            if (!shares.TryAdd(category, share))
            {
                throw new OptionException(
                    $"{path}: category {category} of {variable} occurs twice; expected each once"
                );
            }
        }

        return new(variable, data.Texts(variable), shares);
    }
}
