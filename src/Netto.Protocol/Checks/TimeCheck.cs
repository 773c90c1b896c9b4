using NodaTime;

namespace Netto.Protocol;

/// <summary>Whether windows, follow-up and data fit in time.</summary>
internal static class TimeCheck
{
    public static void Run(CheckContext check)
    {
        var protocol = check.Protocol;
        if (protocol.Population.Inflow is { } inflow)
        {
            Ordered(check, inflow, inflow.From, inflow.Until);
        }

        if (protocol.PeriodBefore is { } before)
        {
            Ordered(check, before, before.From, before.Until);
            Before(check, before);
        }

        DataReach(check);
        foreach (var outcome in protocol.Outcomes)
        {
            WithinFollowUp(check, outcome);
        }
    }

    private static void Ordered(CheckContext check, object record, LocalDate from, LocalDate until)
    {
        if (until < from)
        {
            check.Error(
                "PRT014",
                "The window ends before it starts.",
                record,
                "Until",
                finding => finding with { Found = $"{until:uuuu-MM-dd}", Expected = $"{from:uuuu-MM-dd} or later" }
            );
        }
    }

    private static void Before(CheckContext check, PeriodBefore before)
    {
        if (check.Protocol.Population.Inflow is not { } inflow)
        {
            return;
        }

        // The period is about entry; a window about the start of the experiment begins some weeks earlier in those terms.
        var waiting = inflow.About == DateOfPerson.Start ? check.Protocol.Population.StartsAfterWeeks : 0;
        var first = inflow.From.PlusWeeks(-waiting);
        if (before.Until >= first)
        {
            check.Error(
                "PRT014",
                "The period before the experiment reaches into the inflow window.",
                before,
                nameof(before.Until),
                finding =>
                    finding with
                    {
                        Found = $"{before.Until:uuuu-MM-dd}",
                        Expected = $"before {first:uuuu-MM-dd}",
                    }
            );
        }
    }

    // The first person must be followed in full; that the last ones are not is worth a word.
    private static void DataReach(CheckContext check)
    {
        var followUp = check.Protocol.FollowUp;
        if (followUp.DataUntil is not { } until || check.Protocol.Population.Inflow is not { } inflow)
        {
            return;
        }

        var waiting = inflow.About == DateOfPerson.Entry ? 0 : check.Protocol.Population.StartsAfterWeeks;
        var first = inflow.From.PlusWeeks(-waiting).PlusMonths(followUp.Months).PlusDays(-1);
        var last = inflow.Until.PlusWeeks(-waiting).PlusMonths(followUp.Months).PlusDays(-1);
        if (first > until)
        {
            check.Error(
                "PRT026",
                "The follow-up is longer than the data: nobody is followed to its end.",
                followUp,
                nameof(followUp.Months),
                finding =>
                    finding with
                    {
                        Found = $"data until {until:uuuu-MM-dd}",
                        Expected = $"data until {first:uuuu-MM-dd} at least",
                    }
            );
        }
        else if (last > until && !EndsByDate(check.Protocol))
        {
            check.Warn(
                "PRT026",
                $"Who comes in last is followed until {until:uuuu-MM-dd} only, not until {last:uuuu-MM-dd}.",
                followUp,
                nameof(followUp.Months),
                "Those people are left out of the outcomes that need the whole follow-up, and counted as such."
            );
        }
    }

    // A protocol with outcomes of several lengths means some of them for the people who can be followed that long.
    private static bool EndsByDate(ExperimentProtocol protocol) =>
        protocol.Outcomes.Select(HorizonOf).OfType<Horizon>().Distinct().Count() > 1;

    private static void WithinFollowUp(CheckContext check, Outcome outcome)
    {
        var followUp = check.Protocol.FollowUp;
        if (MonthOf(outcome) is { } month && month > followUp.Months)
        {
            Beyond(check, outcome, "Month", $"month {month}");
        }

        switch (HorizonOf(outcome))
        {
            case Horizon.Months months when months.Count > followUp.Months:
                Beyond(check, outcome, "Horizon", months.ToString());
                break;
            case Horizon.Until until when followUp.DataUntil is { } last && until.Date > last:
                check.Error(
                    "PRT013",
                    $"The outcome '{outcome.Id}' runs past the end of the data.",
                    outcome,
                    "Horizon",
                    finding => finding with { Found = until.ToString(), Expected = $"{last:uuuu-MM-dd} or earlier" }
                );
                break;
        }
    }

    private static void Beyond(CheckContext check, Outcome outcome, string property, string found) =>
        check.Error(
            "PRT013",
            $"The outcome '{outcome.Id}' looks further than people are followed.",
            outcome,
            property,
            finding => finding with { Found = found, Expected = $"at most {check.Protocol.FollowUp.Months} months" }
        );

    private static Horizon? HorizonOf(Outcome outcome) => Read(outcome, "Horizon") as Horizon;

    private static int? MonthOf(Outcome outcome) => Read(outcome, "Month") as int?;

    private static object? Read(Outcome outcome, string name) =>
        DocumentType
            .Of(outcome.GetType())
            .Properties.FirstOrDefault(p => string.Equals(p.Property.Name, name, StringComparison.Ordinal))
            ?.Property.GetValue(outcome);
}
