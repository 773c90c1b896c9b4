using Netto.Evaluation.Tables;
using Netto.Outcomes.Measuring;
using Netto.Protocol;
using Netto.Simulation;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Planning.Worlds;

/// <summary>Experiments of a protocol on registers by its simulator, measured in memory: no files, no import.</summary>
internal sealed class RegisterWorlds(ExperimentProtocol protocol, int people) : IWorldSource
{
    private readonly ExperimentSimulator simulator = ExperimentSimulator.For(protocol);

    public int People => people;

    public World Draw(long seed)
    {
        var experiment = simulator.Simulate(protocol, people, seed);
        var persons = new SimulatedPeople(protocol, experiment.Population);
        var measured = Measure(persons, experiment.Rows.ByPerson(experiment.Population.Count));
        var covariates = new CovariateBuilder(persons);
        foreach (var covariate in protocol.Covariates)
        {
            covariates.Add(covariate);
        }
        var experimentOffices = protocol.Population.Offices.Experiment.ToHashSet(StringComparer.Ordinal);
        var table = new AnalysisTable
        {
            Rows = persons.Rows,
            Arm = FactorColumn.From("arm", persons.Arms, [.. protocol.Arms.Select(arm => arm.Id)]),
            Before = persons.Before,
            SelfReporter = measured.Requested,
            Received = measured.Received,
            Office = FactorColumn.From("office", persons.Offices, []),
            ExperimentOffice = Array.ConvertAll(persons.Offices, experimentOffices.Contains),
            Factors = covariates.Factors,
            Numbers = covariates.Numbers,
            Outcomes = measured.Outcomes,
            Seen = measured.Seen,
        };
        return new(table, [.. experiment.Truth.Effects.Where(effect => effect.Subgroup is null)]);
    }

    private Measured Measure(SimulatedPeople persons, RegisterRows[] rows)
    {
        var measure = new OutcomeMeasure(protocol);
        var received = new ReceivedMeasure(protocol);
        var outcomes = measure.Outcomes;
        var (values, seen) = (Columns(outcomes.Count, persons.Rows), Columns(outcomes.Count, persons.Rows));
        var (served, requested) = (new double[persons.Rows], new bool[persons.Rows]);
        Parallel.For(
            0,
            persons.Rows,
            row =>
            {
                var (own, dates) = (rows[row], persons.DatesOf(row));
                for (var o = 0; o < outcomes.Count; o++)
                {
                    values[o][row] = measure.Measure(outcomes[o], own, dates);
                    seen[o][row] =
                        !double.IsNaN(values[o][row]) ? 1
                        : OutcomeMeasure.IsFollowed(outcomes[o], dates) ? 0
                        : double.NaN;
                }
                requested[row] = own.Requests.Count > 0;
                served[row] = persons.Arms[row] is not { } arm || received.Received(own, dates, arm) ? 1 : 0;
            }
        );
        for (var o = 0; o < outcomes.Count; o++)
        {
            LeaveOutliers(outcomes[o], values[o], seen[o]);
        }
        return new(
            [.. outcomes.Select((outcome, o) => new NumberColumn(outcome.Id, values[o]))],
            [.. outcomes.Select((outcome, o) => new NumberColumn(outcome.Id, seen[o])).Where(HasUnseen)],
            protocol.TreatmentReceived is null ? null : served,
            requested
        );
    }

    // Quantiles are over all people, so that they come after the persons.
    private static void LeaveOutliers(Outcome outcome, double[] values, double[] seen)
    {
        if (outcome is not Outcome.MeanHourlyWage { Outliers: OutlierRule.Quantiles quantiles })
        {
            return;
        }
        var statuses = Array.ConvertAll(
            values,
            value => double.IsNaN(value) ? OutcomeStatus.NotApplicable : OutcomeStatus.Observed
        );
        OutlierBounds.Of(quantiles, values, statuses).Mark(values, statuses);
        for (var row = 0; row < values.Length; row++)
        {
            if (statuses[row] == OutcomeStatus.Outlier)
            {
                (values[row], seen[row]) = (double.NaN, double.NaN);
            }
        }
    }

    private static bool HasUnseen(NumberColumn column) => Array.Exists(column.Values, value => value == 0);

    private static double[][] Columns(int count, int rows) =>
        [.. Enumerable.Range(0, count).Select(_ => new double[rows])];

    private sealed record Measured(
        IReadOnlyList<NumberColumn> Outcomes,
        IReadOnlyList<NumberColumn> Seen,
        double[]? Received,
        bool[] Requested
    );
}
