using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Selection;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Draws people with replacement and computes every link of the cost chain again, all links on the same people: the
/// LATE of benefits and hours from weighted moments, the wage by both steps of its selection model, service by means.
/// </summary>
internal sealed class CostBootstrap
{
    private readonly Study study;
    private readonly CostPlan plan;
    private readonly EstimationSample sample;
    private readonly DataColumn treated;
    private readonly ResamplingPlan draws;

    private CostBootstrap(Study study, CostPlan plan, EstimationSample sample, CancellationToken cancellation)
    {
        (this.study, this.plan, this.sample) = (study, plan, sample);
        var (own, _) = Sides.Of(study, Comparison);
        var belongs = own.ToHashSet();
        treated = sample.Indicator(MeanDifference.Treated, belongs.Contains);
        draws = new ResamplingPlan(study.Settings.BootstrapDraws, (ulong)study.Settings.Seed)
        {
            Cancellation = cancellation,
        };
    }

    private Comparison Comparison => study.Protocol.Comparisons.First(own => own.Id == plan.Comparison);

    /// <summary>The links of each draw, null for a draw in which one could not be estimated; empty when nothing can be drawn.</summary>
    public static IReadOnlyList<CostLinks?> Draw(Study study, CostPlan plan, CancellationToken cancellation)
    {
        if (study.Settings.BootstrapDraws == 0 || plan.Method != EffectMethod.Late || study.Table.Received is null)
            return [];
        var comparison = study.Protocol.Comparisons.First(own => own.Id == plan.Comparison);
        var (first, second) = Sides.Of(study, comparison);
        var ids = comparison.Covariates ?? study.Protocol.Analysis.AdjustFor;
        var columns = new CovariateColumns(study).Of(ids);
        var outcomes = plan.Benefits.Append(plan.Hours!).Select(id => study.Table.Outcome(id)).ToList();
        if (outcomes.Any(column => column is null))
            return [];
        // A person with one of the outcomes unknown would make the links differ in their people.
        var needed = outcomes.ConvertAll(column => new DataColumn(column!.Id, column.Values));
        var rows = first
            .Concat(second)
            .Where(row => needed.TrueForAll(column => !double.IsNaN(column.Values[row])))
            .Order()
            .ToArray();
        var received = new DataColumn(LocalAverageEffect.Received, study.Table.Received);
        var people = EstimationSample.Of(rows, needed[0], [.. columns, received]).Centred();
        if (people.Rows.Length == 0 || !people.Covariates.Any(column => column.Label == LocalAverageEffect.Received))
            return [];
        try
        {
            return new CostBootstrap(study, plan, people, cancellation).Run();
        }
        catch (StatisticsException)
        {
            // Without draws the amounts stand without an interval, and say so.
            return [];
        }
    }

    private List<CostLinks?> Run()
    {
        var hoursWorked = Outcome(plan.Hours!);
        DataColumn[] outcomes = [.. plan.Benefits.Select(Outcome), hoursWorked];
        var effects = ResampledInstrumental.Of(outcomes, Instrumented());
        var received = effects.Terms.ToList().IndexOf(LocalAverageEffect.Received);
        var wage = Wages();
        var service = ServiceCosts();
        var rows = new DrawnRows(sample.Rows.Length);
        CostLinks? Links(double[] counts) =>
            effects.Estimate(counts) is { } drawn && wage(counts) is { } paid
                ? new CostLinks(
                    drawn.Take(plan.Benefits.Count).Sum(effect => effect[received]),
                    (Mean(hoursWorked.Values, counts), drawn[^1][received]),
                    paid,
                    service(counts)
                )
                : null;
        return [.. draws.Run((random, _) => rows.Use(random, Links))];
    }

    private DataColumn Outcome(string id) => sample.Column(id, study.Table.Outcome(id)!.Values);

    private InstrumentedDesign Instrumented()
    {
        var received = sample.Covariates.Single(own => own.Label == LocalAverageEffect.Received);
        DataColumn[] others = [.. sample.Covariates.Where(own => own.Label != LocalAverageEffect.Received)];
        var exogenous = others.Length == 0 ? Design.ConstantOnly(sample.Rows.Length) : Design.WithConstant(others);
        return InstrumentedDesign.Of(received, treated, exogenous);
    }

    private double Mean(double[] values, double[] counts)
    {
        var (sum, n) = (0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            if (treated.Values[row] > 0)
            {
                sum += counts[row] * values[row];
                n += counts[row];
            }
        }
        return sum / n;
    }

    private Func<double[], double?> ServiceCosts()
    {
        var cost = new double[sample.Rows.Length];
        foreach (var (column, unit) in CostLinks.Priced(study))
        {
            for (var row = 0; row < cost.Length; row++)
                cost[row] += unit.Euro * column.Counts[sample.Rows[row]];
        }
        return counts =>
        {
            var (own, ownN, other, otherN) = (0.0, 0.0, 0.0, 0.0);
            for (var row = 0; row < cost.Length; row++)
            {
                if (treated.Values[row] > 0)
                    (own, ownN) = (own + (counts[row] * cost[row]), ownN + counts[row]);
                else if (!study.Table.SelfReporter[sample.Rows[row]])
                    (other, otherN) = (other + (counts[row] * cost[row]), otherN + counts[row]);
            }
            return (own / ownN) - (other / otherN);
        };
    }

    private Func<double[], (double To, double Effect)?> Wages()
    {
        if (plan.Wage is not { } id || study.Outcome(id).Selection is null)
            return _ => null;
        var setup = SelectionSetup.Of(study, (study.Outcome(id), Comparison), sample.Rows, new CovariateColumns(study));
        if (setup.Model is not { } model)
            return _ => null;
        var kept = Array.ConvertAll(setup.Sample.Rows, row => Array.BinarySearch(sample.Rows, row));
        var outcome = model.Outcome.Values;
        var seen = model.Observed.Values;
        var resampled = ResampledSelection.Of(model);
        var cause = resampled.Terms.ToList().IndexOf(setup.Cause);
        var rows = new DrawnRows(kept.Length);
        (double To, double Effect)? Wage(double[] own) =>
            resampled.Estimate(own) is { } drawn ? (MeanOfSeen(outcome, seen, own, kept), drawn[cause]) : null;
        return counts => rows.Use(counts, kept, Wage);
    }

    private double MeanOfSeen(double[] outcome, double[] seen, double[] counts, int[] kept)
    {
        var (sum, n) = (0.0, 0.0);
        for (var row = 0; row < outcome.Length; row++)
        {
            if (seen[row] > 0 && treated.Values[kept[row]] > 0)
            {
                sum += counts[row] * outcome[row];
                n += counts[row];
            }
        }
        return sum / n;
    }
}
