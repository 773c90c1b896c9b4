using Netto.Evaluation.Tables;
using Netto.Outcomes.Measuring;
using Netto.Outcomes.People;
using Netto.Protocol;
using Netto.Registers.Store;
using NodaTime;
using NodaTime.Text;

namespace Netto.Evaluation.Registers;

/// <summary>Makes the analysis table of a protocol on registers from a store.</summary>
public static class RegisterTableReader
{
    /// <summary>Measures everything that the protocol asks of the people in the store.</summary>
    /// <param name="store">Imported registers.</param>
    /// <param name="protocol">A protocol whose data are registers.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InputException">A table, column or period that the protocol needs is missing.</exception>
    public static AnalysisTable Read(
        RegisterStore store,
        ExperimentProtocol protocol,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(protocol);
        using var study = RegisterStudy.Open(store, protocol, cancellation);
        var table = People(protocol, study) with
        {
            ContentHash = store.ContentHash,
            ImportNotes = ImportNotes.Of(store.Report),
        };
        var outcomes = study.Outcomes();
        return WithService(WithTraits(table, protocol, study), study) with
        {
            Outcomes = [.. outcomes.Select(outcome => new NumberColumn(outcome.Id, outcome.Values))],
            Seen = [.. outcomes.Where(outcome => outcome.Count(OutcomeStatus.NotApplicable) > 0).Select(Seen)],
            EventCurves = [.. study.EventCurves().Select(Curve)],
            StateCurves = [.. study.StateCurves().Select(curve => new StateCurve(curve.Id, curve.Holds))],
            Statuses =
            [
                .. study
                    .BenefitStatuses()
                    .Select(status => new StatusColumn(
                        status.Month,
                        new FactorColumn($"status-{status.Month}", status.States, status.Codes)
                    )),
            ],
        };
    }

    private static AnalysisTable People(ExperimentProtocol protocol, RegisterStudy study)
    {
        var people = study.Population;
        string[] arms = [.. protocol.Arms.Select(arm => arm.Id)];
        var experiment = protocol.Population.Offices.Experiment.ToHashSet(StringComparer.Ordinal);
        return new AnalysisTable
        {
            Rows = people.Count,
            Arm = FactorColumn.From("arm", people.Arms, arms),
            PlannedArm = PlannedArms.Of(protocol, people) is { } planned
                ? FactorColumn.From("planned-arm", planned, arms)
                : null,
            Before = people.IsBefore,
            SelfReporter = people.HasRequested,
            Received = people.Received,
            Office = FactorColumn.From("office", people.Offices, []),
            ExperimentOffice = Array.ConvertAll(people.Offices, experiment.Contains),
            EntryMonth = FactorColumn.From("entry-month", Array.ConvertAll(people.EntryDays, Month), []),
            LeftOut =
            [
                .. people.Flow.Select(count => new LeftOutCount(Texts(count), count.Count) { Before = count.Before }),
            ],
        };
    }

    private static AnalysisTable WithTraits(AnalysisTable table, ExperimentProtocol protocol, RegisterStudy study)
    {
        var covariates = new CovariateBuilder(new RegisterTraits(study));
        foreach (var covariate in protocol.Covariates)
            covariates.Add(covariate);
        return table with
        {
            Factors = covariates.Factors,
            Numbers = covariates.Numbers,
            UnknownCodes = covariates.UnknownCodes,
        };
    }

    private static AnalysisTable WithService(AnalysisTable table, RegisterStudy study)
    {
        var trajectories = study.Trajectories();
        return table with
        {
            Services =
            [
                .. study
                    .Services()
                    .Select(service => new ServiceColumn(service.Id, Group(service.Group), service.Counts)),
            ],
            ServiceYears =
            [
                .. study
                    .ServiceYears()
                    .Select(year => new ServiceYear(
                        Group(year.Group) == "trajectory" ? "trajectories" : Group(year.Group) + "s",
                        year.Year,
                        year.Counts,
                        year.InBenefit
                    )),
            ],
            ServiceCurves = trajectories is null
                ? []
                : [Curve(trajectories.First), .. trajectories.Starts.Select(Curve)],
            Chain = trajectories is null ? null : FactorColumn.From("chain", trajectories.Chains, []),
            Running =
            [
                .. study
                    .LateTrajectories()
                    .Select(late => new RunningColumn(
                        late.Kind ?? "trajectories",
                        Studies.Texts.Name(late.State),
                        late.Holds
                    )),
            ],
            Planned = [.. study.PlannedConversations().Select(Planned)],
        };
    }

    private static PlannedColumn Planned(PlannedConversations planned)
    {
        string[] forms = [.. Enum.GetValues<ConversationForm>().Select(Studies.Texts.Name)];
        var codes = Array.ConvertAll(planned.Forms, form => (int)form);
        return new PlannedColumn(
            planned.Month,
            new FactorColumn($"planned-{planned.Month}", forms, codes),
            planned.InBenefit
        );
    }

    private static NumberColumn Seen(OutcomeColumn outcome) =>
        new(
            outcome.Id,
            Array.ConvertAll(
                outcome.Statuses,
                status =>
                    status switch
                    {
                        OutcomeStatus.Observed => 1.0,
                        OutcomeStatus.NotApplicable => 0.0,
                        _ => double.NaN,
                    }
            )
        );

    private static string Texts(PopulationCount count)
    {
        var step = Studies.Texts.Name(count.Step);
        return count.Reference is null ? step : $"{step}:{count.Reference}";
    }

    private static EventCurve Curve(EventMonths curve) =>
        new(curve.Id, curve.EventMonth, curve.FollowedMonths, curve.Months);

    private static string Group(ServiceGroup group) => Studies.Texts.Name(group);

    private static string Month(int day) =>
        LocalDatePattern.CreateWithInvariantCulture("uuuu-MM").Format(new LocalDate(1970, 1, 1).PlusDays(day));
}
