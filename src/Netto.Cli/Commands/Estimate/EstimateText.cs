using System.Globalization;
using Netto.Statistics.Summaries;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Prints an estimate as a table for people.</summary>
internal static class EstimateText
{
    internal static IEnumerable<string> Lines(EstimateOutput output)
    {
        yield return $"{output.Method}, n = {People(output.N)}, standard errors {output.StandardErrors}{Clusters(output)}";
        if (output.Dropped > 0)
        {
            yield return $"{output.Dropped} {(output.Dropped == 1 ? "row" : "rows")} left out: {string.Join("; ", output.DroppedRows.Select(d => $"{d.Reason} ({d.Count})"))}";
        }
        yield return "";
        if (output.Coefficients.Count > 0)
        {
            foreach (var line in CoefficientLines.Of(output.Coefficients))
            {
                yield return line;
            }
            yield return "";
        }
        foreach (var (title, rows) in output.Tables)
        {
            yield return title;
            foreach (var line in CoefficientLines.Of(rows).Append(""))
            {
                yield return line;
            }
        }
        foreach (var line in output.Lines)
        {
            yield return line;
        }
        if (output.Absorbed is { } absorbed)
        {
            var factors = absorbed.Factors.Select(f => $"{f.Label} ({f.Levels:N0} levels)");
            yield return $"Effects of {string.Join(", ", factors)} absorbed: {absorbed.Parameters:N0} parameters";
        }
        foreach (var line in Fit(output).Concat(Instruments(output)))
        {
            yield return line;
        }
        if (output.MarginalEffects is { Count: > 0 } marginal)
        {
            yield return "Average marginal effects";
            foreach (var line in CoefficientLines.Of(marginal))
            {
                yield return line;
            }
        }
        foreach (var warning in output.Warnings)
        {
            yield return $"{warning.Code}: {warning.Text}";
        }
    }

    private static IEnumerable<string> Fit(EstimateOutput output)
    {
        var parts = new List<string>();
        if (output.RSquared is { } r)
        {
            parts.Add($"R² {r:0.0000}");
        }
        if (output.LogLikelihood is { } l)
        {
            parts.Add($"log likelihood {CoefficientLines.Number(l)}");
        }
        if (output.ConditionNumber is { } c)
        {
            parts.Add($"condition number {c:0.#}");
        }
        if (parts.Count > 0)
        {
            yield return string.Join(", ", parts);
        }
    }

    private static IEnumerable<string> Instruments(EstimateOutput output)
    {
        if (output.FirstStage is { } first)
        {
            var effective = first.EffectiveF is { } f ? $", effective F {Endless(f)}" : "";
            yield return $"First stage F({first.F.Restrictions:0}, {first.F.DenominatorDegreesOfFreedom:0.#}) = {Endless(first.F.Statistic)}{effective}";
        }
        if (output.AndersonRubin is { } robust)
        {
            yield return $"Anderson-Rubin 95% set: {robust.Set}";
        }
        if (output.Sargan is { } sargan)
        {
            yield return $"Sargan chi²({sargan.Restrictions:0}) = {sargan.Statistic:0.000}, p = {CoefficientLines.PValue(sargan.PValue)}";
        }
        if (output.WuHausman is { Statistic: not double.NaN } wu)
        {
            yield return $"Wu-Hausman F = {wu.Statistic:0.000}, p = {CoefficientLines.PValue(wu.PValue)}";
        }
    }

    // Weights that are shares may give a sum that is no whole number.
    private static string People(double n) => n.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Endless(double f) => double.IsInfinity(f) ? "∞" : FormattableString.Invariant($"{f:0.00}");

    private static string Clusters(EstimateOutput output) => output.Clusters is { } g ? $" ({g} clusters)" : "";
}
