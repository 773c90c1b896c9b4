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
        using var beside = study.Beside(store);
        // The database answers one query mostly on one core: service is read beside the outcomes, on a connection of its own.
        var service = Task.Run(() => ReadService(beside, protocol), cancellation);
        try
        {
            var table = People(protocol, study) with
            {
                ContentHash = store.ContentHash,
                ImportNotes = ImportNotes.Of(store.Report),
            };
            var outcomes = study.Outcomes();
            var measured = WithTraits(table, protocol, study) with
            {
                Outcomes = [.. outcomes.Select(outcome => new NumberColumn(outcome.Id, outcome.Values))],
                Seen = [.. outcomes.Where(outcome => outcome.Count(OutcomeStatus.NotApplicable) > 0).Select(Seen)],
                EventCurves = [.. study.EventCurves().Select(Curve)],
            };
            return service.GetAwaiter().GetResult()(measured);
        }
        catch
        {
            // The connection must not be closed under the other reader; its own complaint would be the same one.
            ((IAsyncResult)service).AsyncWaitHandle.WaitOne();
            _ = service.Exception;
            throw;
        }
    }

    // Everything but people, traits and outcomes, as something to add to the table.
    private static Func<AnalysisTable, AnalysisTable> ReadService(RegisterStudy study, ExperimentProtocol protocol)
    {
        var trajectories = study.Trajectories();
        var services = study.Services();
        var levels = protocol.Analysis.TakeUpLevels is { } asked ? study.ServicesWithin(asked.ByMonth) : [];
        var waves = study.SurveyWaves();
        var years = study.ServiceYears();
        var late = study.LateTrajectories();
        var planned = study.PlannedConversations();
        var states = study.StateCurves();
        var statuses = study.BenefitStatuses();
        return table =>
            table with
            {
                Services = [.. services.Select(Service)],
                LevelServices = [.. levels.Select(Service)],
                Waves = [.. waves.Select(wave => new WaveColumn(wave.Wave, wave.Answered))],
                ServiceYears =
                [
                    .. years.Select(year => new ServiceYear(
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
                    .. late.Select(own => new RunningColumn(
                        own.Kind ?? "trajectories",
                        Studies.Texts.Name(own.State),
                        own.Holds
                    )),
                ],
                Planned = [.. planned.Select(Planned)],
                StateCurves = [.. states.Select(curve => new StateCurve(curve.Id, curve.Holds))],
                Statuses =
                [
                    .. statuses.Select(status => new StatusColumn(
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
        var covariates = new CovariateBuilder(new RegisterTraits(study, protocol.Covariates));
        foreach (var covariate in protocol.Covariates)
            covariates.Add(covariate);
        return table with
        {
            Factors = covariates.Factors,
            Numbers = covariates.Numbers,
            UnknownCodes = covariates.UnknownCodes,
        };
    }

    private static PlannedColumn Planned(PlannedConversations planned)
    {
        string[] forms = [.. Enum.GetValues<ConversationForm>().Select(Studies.Texts.Name)];
        var codes = Array.ConvertAll(planned.Forms, form => (int)form);
        return new PlannedColumn(
            planned.Month,
            planned.Among,
            new FactorColumn($"planned-{planned.Month}-{planned.Among}", forms, codes),
            planned.InBenefit
        );
    }

    private static ServiceColumn Service(ServiceCounts own) => new(own.Id, Group(own.Group), own.Counts);

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
