using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Protocol;
using Netto.Statistics;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Commands.Estimate;

/// <summary>What was asked on the command line, with the table read and subset.</summary>
internal sealed record EstimateRequest(string Method, string FormulaText, DataTable Table)
{
    internal string? StandardErrors { get; init; }
    internal string? Cluster { get; init; }
    internal string? Weights { get; init; }
    internal string? WeightsKind { get; init; }
    internal string? Population { get; init; }
    internal string? Sensitivity { get; init; }

    /// <summary>The table before rows were chosen.</summary>
    internal DataTable Whole { get; init; } = Table;
    internal string[] Absorb { get; init; } = [];
    internal string? Estimator { get; init; }
    internal string? Ties { get; init; }
    internal string? Cuts { get; init; }
    internal string? Strata { get; init; }
    internal double[]? Times { get; init; }
    internal string? Mediator { get; init; }
    internal IReadOnlyList<string> Events { get; init; } = [];
    internal string? Id { get; init; }
    internal int? MassPoints { get; init; }
    internal string? StopRule { get; init; }
    internal string? Effect { get; init; }
    internal string? Records { get; init; }
    internal string? Horizons { get; init; }
    internal string? Planned { get; init; }
    internal double? At { get; init; }
    internal double? Lower { get; init; }
    internal double? Upper { get; init; }
    internal int Draws { get; init; } = 999;
    internal ulong Seed { get; init; } = 1;
    internal CancellationToken Cancellation { get; init; }

    /// <summary>Names rows for messages.</summary>
    internal RowNames RowNames { get; init; } = new();

    /// <summary>Hears of draws; null for silence.</summary>
    internal IProgress<double>? Progress { get; init; }

    /// <summary>The draws asked for.</summary>
    internal ResamplingPlan Resampling =>
        Draws > 0
            ? new(Draws, Seed) { Cancellation = Cancellation, Progress = Progress }
            : throw Refused($"--draws {Draws}.", "Give 1 or more; 999 is usual.");

    /// <summary>The columns of --strata, a comma between them.</summary>
    internal IReadOnlyList<string> StrataColumns =>
        Strata?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    internal Formula Parsed => Formula.Parse(FormulaText, Table.Names);

    /// <summary>The formula applied to the complete rows, weights and clusters among them.</summary>
    internal ModelFrame Frame() => Frame(Parsed);

    /// <summary>A formula applied to the complete rows, weights, clusters, strata and further columns among them.</summary>
    internal ModelFrame Frame(Formula formula, params IReadOnlyList<string> further)
    {
        string?[] extras = [Weights, Cluster, .. StrataColumns, .. Absorb, .. further];
        var frame = ModelFrame.Build(formula, Table, [.. extras.OfType<string>().Distinct(StringComparer.Ordinal)]);
        RowNames.Frame = frame;
        return frame.Rows.Length > 0 ? frame : throw NoRows(frame);
    }

    private InputException NoRows(ModelFrame frame) =>
        new(
            new Diagnostic("CLI003", $"None of {Table.Rows} rows has a value in every column asked for.")
            {
                Found = string.Join(", ", frame.Missing.Select(m => $"{m.Reason} in {m.Count} rows")),
                Expected = "at least one complete row",
            }
        );

    /// <summary>The kind of standard errors, with the method's default; clusters named without a kind mean <paramref name="clustered"/>, probability weights a robust kind.</summary>
    internal string Kind(string plain, string clustered, string robust = "hc1") =>
        StandardErrors
        ?? (
            Cluster is not null ? clustered
            : Weights is not null && WeightsKind == "probability" && plain == "classical" ? robust
            : plain
        );

    /// <summary>The covariance asked for; an option that cannot be honoured is refused.</summary>
    internal CovarianceEstimator Covariance(ModelFrame frame, string kind)
    {
        if (Cluster is not null && !kind.StartsWith("cr", StringComparison.Ordinal) && kind != "bootstrap")
        {
            throw Refused($"--cluster {Cluster} with --se {kind}.", "Clusters go with --se cr1, cr2 or bootstrap.");
        }
        return kind switch
        {
            "classical" => CovarianceEstimator.Classical,
            "hc0" => CovarianceEstimator.HC0,
            "hc1" => CovarianceEstimator.HC1,
            "hc2" => CovarianceEstimator.HC2,
            "hc3" => CovarianceEstimator.HC3,
            "cr0" => CovarianceEstimator.CR0(ClustersOf(frame)),
            "cr1" => CovarianceEstimator.CR1(ClustersOf(frame)),
            "cr2" => CovarianceEstimator.CR2(ClustersOf(frame)),
            _ => throw Refused(
                $"--se {kind} with {Method}.",
                kind == "design"
                    ? "The errors of a survey design go with ols, probit and logit; take hc1 or cr1."
                    : "Take classical, hc0, hc1 or cr1."
            ),
        };
    }

    internal Clusters ClustersOf(ModelFrame frame) =>
        Cluster is null
            ? throw Refused("Clustered standard errors without clusters.", "Name their column with --cluster.")
            : GroupsOf(frame, "--cluster", Cluster);

    /// <summary>The factors to absorb; refused with the bootstrap.</summary>
    internal IReadOnlyList<Clusters> FactorsOf(ModelFrame frame) =>
        [.. Absorb.Select(column => GroupsOf(frame, "--absorb", column))];

    internal void RefuseAbsorbWith(string kind)
    {
        if (Absorb.Length > 0)
        {
            throw Refused($"--absorb with --se {kind}.", "Take hc1 or cr1, or put the factors in the formula as C(…).");
        }
    }

    /// <summary>The strata asked for, or null.</summary>
    internal Clusters? StrataOf(ModelFrame frame)
    {
        Clusters? strata = null;
        foreach (var column in StrataColumns)
        {
            var next = GroupsOf(frame, "--strata", column);
            strata = strata is null
                ? next
                : Clusters.Of<(int, int)>($"{strata.Label}, {column}", [.. strata.Codes.Zip(next.Codes)]);
        }
        return strata;
    }

    private static Clusters GroupsOf(ModelFrame frame, string option, string column) =>
        frame.Extras.Find(column) switch
        {
            NumberColumn numbers => Clusters.Of(column, numbers.Values),
            TextColumn text => Clusters.Of(column, text.Codes),
            _ => throw Refused($"{option} {column}.", "Name a column."),
        };

    internal ObservationWeights WeightsOf(ModelFrame frame)
    {
        if (Weights is null)
        {
            return ObservationWeights.None;
        }
        if (frame.Extras.Find(Weights) is not NumberColumn numbers)
        {
            throw Refused($"--weights {Weights}, a column of text.", "Name a column of numbers.");
        }
        var column = new DataColumn(Weights, numbers.Values);
        return WeightsKind switch
        {
            "frequency" => new ObservationWeights.Frequency(column),
            "probability" => new ObservationWeights.Probability(column),
            _ => new ObservationWeights.Analytic(column),
        };
    }

    /// <summary>Refuses options that mean nothing to the method.</summary>
    internal void RefuseOthers(params string[] known)
    {
        (string Name, object? Value)[] options =
        [
            ("--absorb", Absorb.Length > 0 ? Absorb : null),
            ("--estimator", Estimator),
            ("--ties", Ties),
            ("--cuts", Cuts),
            ("--strata", Strata),
            ("--fpc", Population),
            ("--sensitivity", Sensitivity),
            ("--times", Times),
            ("--mediator", Mediator),
            ("--event", Events.Count == 0 ? null : Events),
            ("--id", Id),
            ("--mass-points", MassPoints),
            ("--stop-rule", StopRule),
            ("--effect", Effect),
            ("--records", Records),
            ("--horizons", Horizons),
            ("--planned", Planned),
            ("--at", At),
            ("--lower", Lower),
            ("--upper", Upper),
        ];
        foreach (
            var (name, _) in options.Where(o => o.Value is not null && !known.Contains(o.Name, StringComparer.Ordinal))
        )
        {
            throw Refused($"{name} with {Method}.", $"{Method} does not take {name}.");
        }
    }

    internal static StatisticsException Refused(string facts, string remedy) =>
        new(StatisticsErrors.WrongOption, facts, remedy);
}
