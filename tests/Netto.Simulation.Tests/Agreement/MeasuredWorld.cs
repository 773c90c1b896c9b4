using Netto.Outcomes.Measuring;
using Netto.Outcomes.People;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Rules;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Tests.Agreement;

/// <summary>
/// One simulated world measured twice: by the simulation from its rows in memory, and by the plans of Netto.Outcomes in
/// SQL on the store into which the written registers were imported. People stand in the order of the store.
/// </summary>
internal sealed class MeasuredWorld
{
    private readonly RegisterRows[] _rowsOf;

    private MeasuredWorld(ExperimentProtocol protocol, SimulatedExperiment experiment, RegisterStudy study)
    {
        Protocol = protocol;
        Simulated = experiment;
        Population = study.Population;
        Columns = study.Outcomes().ToDictionary(column => column.Id, StringComparer.Ordinal);
        Services = study.Services();
        ServiceYears = study.ServiceYears();
        LateTrajectories = study.LateTrajectories();
        BenefitStatuses = study.BenefitStatuses();
        var entries = (PersonValues.Texts)study.Column(new ColumnReference("entries", "entry_id"));
        PersonOf = [.. entries.Values.Select(id => int.Parse(id!.AsSpan(1)) - 1)];
        _rowsOf = experiment.Rows.ByPerson(experiment.Population.Count);
    }

    public ExperimentProtocol Protocol { get; }

    /// <summary>The world as it was simulated.</summary>
    public SimulatedExperiment Simulated { get; }

    /// <summary>The people as the store has them.</summary>
    public StudyPopulation Population { get; }

    /// <summary>Outcomes by SQL.</summary>
    public IReadOnlyDictionary<string, OutcomeColumn> Columns { get; }

    /// <summary>Service by SQL.</summary>
    public IReadOnlyList<ServiceCounts> Services { get; }

    /// <summary>Service by year, by SQL.</summary>
    public IReadOnlyList<ServiceYearCounts> ServiceYears { get; }

    /// <summary>Trajectories at the end of the follow-up, by SQL.</summary>
    public IReadOnlyList<LateTrajectories> LateTrajectories { get; }

    /// <summary>States of the right, by SQL.</summary>
    public IReadOnlyList<BenefitStatus> BenefitStatuses { get; }

    /// <summary>The simulated person of a person of the store.</summary>
    public int[] PersonOf { get; }

    public static MeasuredWorld Of(ExperimentProtocol protocol, int people, long seed)
    {
        var experiment = ExperimentSimulator.For(protocol).Simulate(protocol, people, seed);
        var folder = Directory.CreateTempSubdirectory("netto-agreement-");
        try
        {
            experiment.WriteTo(folder.FullName);
            using var store = RegisterImport.ToMemory(ImportPlan.From(protocol), folder.FullName);
            // Another code for the same service is no loss; a row set aside would be one.
            store.Report.Findings.ShouldAllBe(finding => finding.Rule == ImportRuleNames.NameOf(ImportRule.OtherCode));
            using var study = RegisterStudy.Open(store, protocol, TestContext.Current.CancellationToken);
            return new MeasuredWorld(protocol, experiment, study);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whether two measurements agree, up to the order of adding.</summary>
    public static bool Same(double left, double right) =>
        double.IsNaN(left) ? double.IsNaN(right) : Math.Abs(left - right) <= 1e-9 * Math.Max(1, Math.Abs(left));

    /// <summary>The rows of a person of the store, as they were simulated.</summary>
    public RegisterRows RowsOf(int person) => _rowsOf[PersonOf[person]];

    /// <summary>The dates of a person of the store, as the simulation counts from them.</summary>
    public PersonDates DatesOf(int person) =>
        new(
            DayNumber(Population.EntryDays[person]),
            DayNumber(Population.StartDays[person]),
            DayNumber(Population.AssignedDays[person]),
            Protocol.FollowUp.DataUntil!.Value.ToDateOnly().DayNumber + 1
        );

    private static int DayNumber(int day) => new DateOnly(1970, 1, 1).DayNumber + day;
}
