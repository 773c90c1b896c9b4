using System.Text.Json;
using Netto.Formulas.Frames;
using Netto.Statistics.Absorption;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;

namespace Netto.Cli.Commands.Estimate;

/// <summary>What a method found, in the shape that the contract prints; parts without meaning stay empty.</summary>
internal sealed record EstimateOutput(
    string Method,
    double N,
    string StandardErrors,
    IReadOnlyList<Coefficient> Coefficients
)
{
    internal int Dropped { get; init; }
    internal IReadOnlyList<DroppedRows> DroppedRows { get; init; } = [];
    internal IReadOnlyList<DroppedColumn> DroppedColumns { get; init; } = [];
    internal IReadOnlyList<Warning> Warnings { get; init; } = [];
    internal double? RSquared { get; init; }
    internal double? LogLikelihood { get; init; }
    internal double? ConditionNumber { get; init; }
    internal int? Clusters { get; init; }
    internal bool? Converged { get; init; }
    internal int? Iterations { get; init; }
    internal IReadOnlyList<Coefficient>? MarginalEffects { get; init; }
    internal FirstStageOutput? FirstStage { get; init; }
    internal AndersonRubin? AndersonRubin { get; init; }
    internal JointTest? Sargan { get; init; }
    internal JointTest? WuHausman { get; init; }
    internal Coefficient? Effect { get; init; }
    internal AbsorbedEffects? Absorbed { get; init; }

    /// <summary>Further members of the JSON document, by name.</summary>
    internal IReadOnlyList<(string Name, Action<Utf8JsonWriter> Write)> Sections { get; init; } = [];

    /// <summary>Further tables for people, with a title each; printed after the coefficients.</summary>
    internal IReadOnlyList<(string Title, IReadOnlyList<Coefficient> Rows)> Tables { get; init; } = [];

    /// <summary>Further lines for people.</summary>
    internal IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The same with marginal effects of variables, and a warning where a variable is in columns that cannot move with it.</summary>
    internal EstimateOutput WithMargins(CoefficientTable? margins, VariableChanges variables)
    {
        var still = margins is null ? [] : variables.HeldStill;
        return this with
        {
            MarginalEffects = margins,
            Warnings =
            [
                .. Warnings,
                .. still.Select(s => new Warning(
                    Warning.ProductsHeldStill,
                    $"The marginal effect of {s.Variable} holds {s.Factor} still, though it is made of {s.Variable}."
                )),
            ],
        };
    }

    internal static EstimateOutput Of(string method, IFittedModel fit, ModelFrame frame)
    {
        var output = Of(method, fit, (frame.RowsDropped, frame.Missing), Empty(frame));
        return output with
        {
            Warnings = [.. output.Warnings, .. frame.Factors.Select(NumbersWithWords.Warn).OfType<Warning>()],
        };
    }

    internal static EstimateOutput Of(
        string method,
        IFittedModel fit,
        (int Rows, IReadOnlyList<DroppedRows> Reasons) missing,
        IEnumerable<DroppedColumn> empty
    ) =>
        new(method, fit.N, fit.StandardErrors, fit.Coefficients)
        {
            Dropped = missing.Rows + fit.DroppedRows.Sum(d => d.Count),
            DroppedRows = [.. missing.Reasons, .. fit.DroppedRows],
            DroppedColumns = [.. empty, .. fit.DroppedColumns],
            Warnings = [.. empty.Select(WarningOf), .. fit.Warnings],
        };

    // A trait on both sides of an instrumented formula is one trait.
    internal static IEnumerable<DroppedColumn> Empty(ModelFrame frame) =>
        frame.Parts.SelectMany(part => part.Dropped).Distinct();

    private static Warning WarningOf(DroppedColumn column) =>
        new(Warning.ColumnDropped, $"{column.Label} dropped: {column.Reason}.");
}

/// <summary>The first stage as printed.</summary>
internal sealed record FirstStageOutput(JointTest F, double? EffectiveF, IReadOnlyList<Coefficient> Coefficients);
