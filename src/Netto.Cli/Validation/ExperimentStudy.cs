using Netto.Evaluation;
using Netto.Evaluation.Registers;
using Netto.Evaluation.Results;
using Netto.Protocol;
using Netto.Registers.Files;
using Netto.Registers.Import;
using Netto.Registers.Rules;
using Netto.Simulation;

namespace Netto.Cli.Validation;

/// <summary>An effect of the evaluation: what is estimated, between whom, and how.</summary>
internal sealed record StudiedEffect(string Outcome, string Comparison, string Method);

/// <summary>Estimates of one effect in simulated experiments, each beside the true effect of the same people.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Seeds">Experiments that gave an estimate.</param>
/// <param name="Truth">Mean of the true effects.</param>
/// <param name="Bias">Mean of estimate less truth.</param>
/// <param name="StandardDeviation">Of estimate less truth.</param>
/// <param name="MeanStandardError">Mean of the standard errors.</param>
/// <param name="Coverage">Share of the 95% intervals that hold the truth.</param>
internal sealed record StudiedRow(
    StudiedEffect Effect,
    int Seeds,
    double Truth,
    double Bias,
    double StandardDeviation,
    double MeanStandardError,
    double Coverage
)
{
    /// <summary>Monte Carlo standard error of the bias.</summary>
    public double BiasError => StandardDeviation / Math.Sqrt(Seeds);

    /// <summary>Monte Carlo standard error of the coverage when it is 95%.</summary>
    public double CoverageError => Math.Sqrt(0.95 * 0.05 / Seeds);
}

/// <summary>
/// Simulates the experiment of a template with many seeds, each through the whole road: registers written, imported,
/// measured by SQL and evaluated, and holds the estimates against the truth that the simulation wrote beside them.
/// </summary>
internal sealed class ExperimentStudy(string template, int people)
{
    private readonly List<(StudiedEffect Effect, double Truth, EffectRow Found)> found = [];

    /// <summary>Simulates and evaluates one experiment, with the outcomes and methods that are wanted only.</summary>
    public void Add(
        long seed,
        IReadOnlyList<string> outcomes,
        IReadOnlyList<EffectMethod> methods,
        CancellationToken cancellation
    )
    {
        var protocol = Reduced(ProtocolTemplate.Find(template)!.Read(), outcomes, methods);
        var experiment = ExperimentSimulator.For(protocol).Simulate(protocol, people, seed);
        var truth = experiment.Truth.Effects.ToDictionary(
            effect => (new StudiedEffect(effect.Outcome, effect.Comparison, effect.Method), effect.Subgroup),
            effect => effect.Value
        );
        foreach (var row in Evaluate(protocol, experiment, cancellation).Effects)
        {
            var effect = new StudiedEffect(row.Outcome, row.Comparison, row.Method);
            if (row.Subgroup is null && row.Estimate is not null && truth.TryGetValue((effect, null), out var value))
            {
                found.Add((effect, value, row));
            }
        }
    }

    /// <summary>What the experiments so far say, by effect.</summary>
    public IReadOnlyList<StudiedRow> Rows() =>
        [.. found.GroupBy(item => item.Effect).Select(group => Summarise(group.Key, [.. group]))];

    private static EvaluationResults Evaluate(
        ExperimentProtocol protocol,
        SimulatedExperiment experiment,
        CancellationToken cancellation
    )
    {
        using var folder = WorkFolder.Temporary("netto-study-");
        experiment.WriteTo(folder.Path);
        using var store = RegisterImport.ToMemory(ImportPlan.From(protocol), folder.Path, null, cancellation);
        var table = RegisterTableReader.Read(store, protocol, cancellation);
        return Evaluator.Evaluate(protocol, table, null, cancellation);
    }

    // What is not asked for costs time and changes no other estimate.
    private static ExperimentProtocol Reduced(
        ExperimentProtocol protocol,
        IReadOnlyList<string> outcomes,
        IReadOnlyList<EffectMethod> methods
    ) =>
        protocol with
        {
            Outcomes = [.. protocol.Outcomes.Where(outcome => outcomes.Contains(outcome.Id))],
            Comparisons =
            [
                .. protocol
                    .Comparisons.Where(comparison => comparison.Methods.Intersect(methods).Any())
                    .Select(comparison => comparison with { Methods = [.. comparison.Methods.Intersect(methods)] }),
            ],
            Subgroups = [],
            Families = [],
            Costs = null,
            Analysis = protocol.Analysis with
            {
                BootstrapDraws = 0,
                WildBootstrapBelowClusters = 0,
                Profiles = [],
                TakeUpBy = [],
            },
        };

    private static StudiedRow Summarise(
        StudiedEffect effect,
        List<(StudiedEffect Effect, double Truth, EffectRow Found)> items
    )
    {
        var errors = items.ConvertAll(item => item.Found.Estimate!.Value - item.Truth);
        var bias = errors.Average();
        return new StudiedRow(
            effect,
            items.Count,
            items.Average(item => item.Truth),
            bias,
            Math.Sqrt(errors.Sum(error => Math.Pow(error - bias, 2)) / (items.Count - 1)),
            items.Average(item => item.Found.StdError ?? double.NaN),
            items.Count(item => item.Found.CiLow <= item.Truth && item.Truth <= item.Found.CiHigh) / (double)items.Count
        );
    }
}
