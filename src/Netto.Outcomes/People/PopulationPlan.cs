using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.People;

/// <summary>
/// One row a person who entered the benefit in a window of the protocol: dates, office, arm, request, and the step that
/// leads into the study or out of it.
/// </summary>
internal sealed class PopulationPlan(StudyPlans study, TableShape entriesShape)
{
    public const string Step = "step";
    public const string Reference = "step_reference";
    public const string Office = "office";
    public const string Arm = "arm";
    public const string Digit = "digit";
    public const string RequestedOn = "requested_on";
    public const string IsBefore = "is_before";

    private readonly Population population = study.Protocol.Population;
    private readonly Rows assignments = Rows.Of(RegisterTables.Assignments);

    private Rows Entries =>
        Rows.Of(entriesShape)
            .Where(entry => entry.Text("scheme").Is(Values.Text(population.Scheme ?? "").OnRows()))
            .Named("entries_in_scheme");

    public IReadOnlyList<KeyValuePair<string, Expression>> Columns()
    {
        var inWindow = FirstEntryInWindow();
        var registered = inWindow.Or(FirstEntryBefore());
        var entry = FirstDayOfRight(registered);
        var start = entry.PlusDays(Values.Number(7 * population.StartsAfterWeeks));
        var isBefore = inWindow.IsMissing();
        var office = OfficeOf(registered);
        var arm = ArmOf(office);
        var assigned = First(assignments.Date("assigned_on"));
        var (step, reference) = StepOf(new(registered, entry, start, isBefore, office, arm));
        return
        [
            new("person", new Expression.PersonColumn("person", ValueKind.Text)),
            new(PopulationShape.EntryDate, entry.Node),
            new(PopulationShape.StartDate, start.Node),
            new(PopulationShape.AssignedOn, assigned.Or(start).Node),
            new(Office, office.Node),
            new(Arm, isBefore.Choose(Values.MissingText, arm).Node),
            new(Digit, First(assignments.Number("digit")).Node),
            new(RequestedOn, RequestedOnOf(entry).Node),
            new(IsBefore, isBefore.Node),
            new(Step, step.Node),
            new(Reference, reference.Node),
        ];
    }

    private Series<PerPerson, LocalDate> FirstEntryInWindow()
    {
        if (population.Inflow is not { } inflow)
        {
            return Entries.Least(Entries.Date("entry_date"));
        }
        var entries = Entries.Where(Between(DateInWindow(inflow.About), inflow.From, inflow.Until));
        return entries.Least(entries.Date("entry_date"));
    }

    private Series<PerRow, LocalDate> DateInWindow(DateOfPerson about) =>
        about switch
        {
            DateOfPerson.Entry => Entries.Date("entry_date"),
            DateOfPerson.Start => Entries
                .Date("entry_date")
                .PlusDays(Values.Number(7 * population.StartsAfterWeeks).OnRows()),
            DateOfPerson.Assignment => First(assignments.Date("assigned_on")).OnRows(),
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(about),
        };

    private Series<PerPerson, LocalDate> FirstEntryBefore()
    {
        if (study.Protocol.PeriodBefore is not { } before)
        {
            return Values.MissingDate;
        }
        var entries = Entries.Where(Between(Entries.Date("entry_date"), before.From, before.Until));
        return entries.Least(entries.Date("entry_date"));
    }

    // A right resumed within the revival days counts on from its first day.
    private Series<PerPerson, LocalDate> FirstDayOfRight(Series<PerPerson, LocalDate> registered)
    {
        if (population.RevivalDays is null)
        {
            return registered;
        }
        var rights = new BenefitPlans(study).Rights.Where(right =>
            (right.Start <= registered).And(right.End > registered)
        );
        return rights.Greatest(rights.Start).Or(registered);
    }

    private Series<PerPerson, string> OfficeOf(Series<PerPerson, LocalDate> registered)
    {
        var entries = Entries.Where(entry => entry.Date("entry_date").Is(registered));
        return entries.First(entries.Text("office"), Rows.Ascending(entries.Text("entry_id")));
    }

    // People of the comparison offices get its arm, whatever else was recorded.
    private Series<PerPerson, string> ArmOf(Series<PerPerson, string> office)
    {
        var recorded = First(assignments.Text("arm"));
        return study.Protocol.Assignment.ComparisonArm is { } arm
            ? office.IsIn([.. population.Offices.Comparison]).Choose(Values.Text(arm), recorded)
            : recorded;
    }

    private Series<PerPerson, TValue> First<TValue>(Series<PerRow, TValue> value) =>
        assignments.First(value, Rows.Ascending(assignments.Date("assigned_on")));

    private Series<PerPerson, LocalDate> RequestedOnOf(Series<PerPerson, LocalDate> entry)
    {
        if (study.Protocol.Crossover is not CrossoverRule.OnRequest)
        {
            return Values.MissingDate;
        }
        var until = entry.PlusMonths(Values.Number(study.Protocol.FollowUp.Months));
        var requests = Rows.Of(RegisterTables.Requests)
            .Where(request => (request.Date("date") >= entry).And(request.Date("date") < until));
        return requests.Least(requests.Date("date"));
    }

    private (Series<PerPerson, string> Step, Series<PerPerson, string> Reference) StepOf(Candidate candidate)
    {
        var step = candidate.IsBefore.Choose(
            StepText(PopulationStep.Before),
            candidate.Arm.IsMissing().Choose(StepText(PopulationStep.NotAssigned), StepText(PopulationStep.Experiment))
        );
        var reference = Values.MissingText;
        if (population.RevivalDays is not null)
        {
            step = EnteredEarlier(candidate).Choose(StepText(PopulationStep.EnteredEarlier), step);
        }
        foreach (var exclusion in population.Exclusions.Reverse().Where(HasColumn))
        {
            var excluded = IsExcluded(candidate, exclusion);
            step = excluded.Choose(StepText(PopulationStep.Excluded), step);
            reference = excluded.Choose(Values.Text(exclusion.Id), reference);
        }
        return OfficeStep(candidate.Office, step, reference);
    }

    private (Series<PerPerson, string> Step, Series<PerPerson, string> Reference) OfficeStep(
        Series<PerPerson, string> office,
        Series<PerPerson, string> step,
        Series<PerPerson, string> reference
    )
    {
        var offices = population.Offices;
        string[] named = [.. offices.Experiment, .. offices.Comparison];
        if (named.Length == 0)
        {
            return (step, reference);
        }
        string[] leftOut = [.. offices.LeftOut.Select(item => item.Office)];
        var known = office.IsIn(named);
        step = known.Choose(step, StepText(PopulationStep.OtherOffice));
        reference = known.Choose(reference, Values.MissingText);
        if (leftOut.Length > 0)
        {
            step = office.IsIn(leftOut).Choose(StepText(PopulationStep.OfficeLeftOut), step);
            reference = office.IsIn(leftOut).Choose(office, reference);
        }
        return (step, reference);
    }

    private Series<PerPerson, bool> EnteredEarlier(Candidate candidate)
    {
        if (population.Inflow is not { About: not DateOfPerson.Assignment } inflow)
        {
            return Values.True.Not();
        }
        var date = inflow.About == DateOfPerson.Start ? candidate.Start : candidate.Entry;
        return candidate.IsBefore.Not().And(date < Values.Date(inflow.From));
    }

    private bool HasColumn(Exclusion exclusion) =>
        entriesShape.Columns.Any(column => column.Name == (exclusion.Column ?? exclusion.Id));

    private Series<PerPerson, bool> IsExcluded(Candidate candidate, Exclusion exclusion)
    {
        var entries = Entries.Where(entry => entry.Date("entry_date").Is(candidate.Registered));
        var excluded = entries.Any(HasOneOf(entries, exclusion.Column ?? exclusion.Id, exclusion.Values));
        return exclusion.Offices.Count == 0 ? excluded : excluded.And(candidate.Office.IsIn([.. exclusion.Offices]));
    }

    private Series<PerRow, bool> HasOneOf(Rows rows, string column, IReadOnlyList<string> values) =>
        entriesShape[column].Kind switch
        {
            ValueKind.Flag => values.Contains("true", StringComparer.OrdinalIgnoreCase)
                ? rows.Flag(column)
                : rows.Flag(column).Not(),
            ValueKind.Number => rows.Number(column).IsPresent().And(rows.Number(column).Is(Values.Number(1).OnRows())),
            _ => rows.Text(column).IsIn([.. values]),
        };

    private static Series<PerRow, bool> Between(Series<PerRow, LocalDate> date, LocalDate from, LocalDate until) =>
        (date >= Values.Date(from)).And(date <= Values.Date(until));

    private static Series<PerPerson, string> StepText(PopulationStep step) => Values.Text(step.ToString());

    private sealed record Candidate(
        Series<PerPerson, LocalDate> Registered,
        Series<PerPerson, LocalDate> Entry,
        Series<PerPerson, LocalDate> Start,
        Series<PerPerson, bool> IsBefore,
        Series<PerPerson, string> Office,
        Series<PerPerson, string> Arm
    );
}
