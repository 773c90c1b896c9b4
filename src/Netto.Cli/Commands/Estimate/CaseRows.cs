using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics;
using Netto.Statistics.Models;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Rows as cases for durations: those of weight zero are left out, and a frequency weight repeats its row.</summary>
internal static class CaseRows
{
    internal static (EstimateRequest Request, ModelFrame Frame) Of(
        EstimateRequest request,
        Formula formula,
        params string[] further
    )
    {
        var frame = request.Frame(formula, further);
        if (request.Weights is not { } name || frame.Extras.Find(name) is not NumberColumn weights)
        {
            return (request, frame);
        }
        var repeats = request.WeightsKind == "frequency";
        int[] rows = [.. frame.Rows.SelectMany((row, i) => Enumerable.Repeat(row, Times(weights, i, repeats)))];
        var zero = weights.Values.Count(w => w == 0);
        if (!repeats && zero == 0)
        {
            return (request, frame);
        }
        if (rows.Length == 0)
        {
            throw EstimateRequest.Refused($"--weights {name}: every weight is zero.", "Give some rows a weight.");
        }
        var cases = request with { Table = request.Table.Select(rows), Weights = repeats ? null : name };
        DroppedRows[] without = zero == 0 ? [] : [new($"{name} is zero", zero)];
        return (
            cases,
            cases.Frame(formula, further) with
            {
                Missing = [.. frame.Missing, .. without],
                RowsDropped = frame.RowsDropped + zero,
            }
        );
    }

    private static int Times(NumberColumn weights, int row, bool repeats)
    {
        var weight = weights.Values[row];
        if (!repeats)
        {
            return weight == 0 ? 0 : 1;
        }
        return weight >= 0 && weight <= int.MaxValue && weight == Math.Floor(weight)
            ? (int)weight
            : throw new StatisticsException(
                StatisticsErrors.WrongWeight,
                $"Weight {weights.Name} is {weight:R} in row {row + 1}.",
                "A weight must be a whole number (a frequency)."
            )
            {
                Rows = [row + 1],
            };
    }
}
