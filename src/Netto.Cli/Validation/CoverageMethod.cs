using Netto.Simulation.Trials;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Selection;

namespace Netto.Cli.Validation;

/// <summary>A method, a design in which its assumptions hold, and the true effect there.</summary>
/// <param name="Name">As in results.json.</param>
/// <param name="Setting">The design in a few words.</param>
/// <param name="Truth">The true effect in the population of the design.</param>
/// <param name="Estimate">Draws the trial of a seed and estimates.</param>
internal sealed record CoverageMethod(string Name, string Setting, double Truth, Func<long, Coefficient> Estimate)
{
    private const int People = 800;
    private const int PerCell = 20;
    private const int SelectionPeople = 1_500;

    /// <summary>The methods of an evaluation.</summary>
    public static IReadOnlyList<CoverageMethod> All { get; } =
    [
        new("itt", $"{People} people, self-reporters, a job or none", RandomisedTrial.TrueItt, IntentionToTreat),
        new("late", $"{People} people, self-reporters, a job or none", RandomisedTrial.TrueLate, Late),
        new(
            "did",
            $"{OfficeTrial.Offices} offices × 2 periods × {PerCell} people, shocks by office",
            OfficeTrial.TrueDid,
            Did
        ),
        new(
            "did-iv",
            $"{OfficeTrial.Offices} offices × 2 periods × {PerCell} people, self-reporters",
            OfficeTrial.TrueDidIv,
            DidIv
        ),
        new(
            "selection-iv",
            $"{SelectionPeople} people, wage of those at work, self-reporters",
            SelectionTrial.TrueEffect,
            SelectionIv
        ),
    ];

    private static Coefficient IntentionToTreat(long seed)
    {
        var trial = RandomisedTrial.Draw(seed, People);
        var assigned = new DataColumn("assigned", trial.Assigned);
        var fit = LinearRegression.Fit(
            new DataColumn("job", trial.Outcome),
            Design.WithConstant(assigned),
            LinearSpecification.Default with
            {
                Covariance = CovarianceEstimator.HC2,
            }
        );
        return fit.Coefficients[assigned.Label];
    }

    private static Coefficient Late(long seed)
    {
        var trial = RandomisedTrial.Draw(seed, People);
        var received = new DataColumn("received", trial.Received);
        var exogenous = Design.WithConstant(
            new DataColumn("age", trial.Age),
            new DataColumn("schooled", trial.Schooled)
        );
        var design = InstrumentedDesign.Of(received, new DataColumn("assigned", trial.Assigned), exogenous);
        return TwoStageLeastSquares.Fit(new DataColumn("job", trial.Outcome), design).Coefficients[received.Label];
    }

    private static Coefficient Did(long seed)
    {
        var trial = OfficeTrial.DrawExtraService(seed, PerCell);
        var effect = new DataColumn("experiment:during", Product(trial.Experiment, trial.During));
        var design = Design.WithConstant(
            new DataColumn("experiment", trial.Experiment),
            new DataColumn("during", trial.During),
            effect
        );
        var specification = LinearSpecification.Default with { Covariance = ByOffice(trial) };
        return LinearRegression.Fit(new DataColumn("job", trial.Outcome), design, specification).Coefficients[
            effect.Label
        ];
    }

    private static Coefficient DidIv(long seed)
    {
        var trial = OfficeTrial.DrawNoService(seed, PerCell);
        var received = new DataColumn("received", trial.Received);
        var instrument = new DataColumn("control:during", Product(trial.Experiment, trial.During));
        var exogenous = Design.WithConstant(
            new DataColumn("control", trial.Experiment),
            new DataColumn("during", trial.During)
        );
        var specification = InstrumentalVariablesSpecification.Default with { Covariance = ByOffice(trial) };
        var design = InstrumentedDesign.Of(received, instrument, exogenous);
        return TwoStageLeastSquares.Fit(new DataColumn("job", trial.Outcome), design, specification).Coefficients[
            received.Label
        ];
    }

    private static Coefficient SelectionIv(long seed)
    {
        var trial = SelectionTrial.Draw(seed, SelectionPeople);
        var assigned = new DataColumn("assigned", trial.Assigned);
        var received = new DataColumn("received", trial.Received);
        var age = new DataColumn("age", trial.Age);
        var model = new SelectionModel(
            new DataColumn("at work", trial.Seen),
            Design.WithConstant(assigned, age, new DataColumn("children", trial.Children)),
            new DataColumn("wage", trial.Wage),
            Design.WithConstant(received, age)
        )
        {
            Instruments = Design.WithConstant(assigned, age),
        };
        return TwoStepSelection.Fit(model, CovarianceEstimator.HC1).Coefficients[received.Label];
    }

    private static CovarianceEstimator ByOffice(OfficeTrial trial) =>
        CovarianceEstimator.CR2(Clusters.Of("office", trial.Office));

    private static double[] Product(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a * b)];
}
