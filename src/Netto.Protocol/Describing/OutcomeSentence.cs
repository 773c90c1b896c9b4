using System.Globalization;

namespace Netto.Protocol;

/// <summary>One sentence that says how an outcome is measured.</summary>
public static class OutcomeSentence
{
    /// <summary>The sentence, without the label.</summary>
    public static string Of(Outcome outcome, ExperimentProtocol protocol, Language language)
    {
        var text = new MarkdownText(language);
        return Jobs(text, outcome) ?? Benefits(text, outcome, protocol) ?? Rest(text, outcome, protocol);
    }

    private static string? Jobs(MarkdownText t, Outcome outcome) =>
        outcome switch
        {
            Outcome.JobWithin o => t.Say("Begint ", "Starts ")
                + (
                    o.Jobs == JobScope.New
                        ? t.Say("een nieuwe baan", "a new job")
                        : t.Say("of heeft een baan", "or has a job")
                )
                + Band(t, o.Hours)
                + Window(t, o.Origin, o.Horizon),
            Outcome.EmployedAt o => t.Say("Heeft ", "Has ")
                + Job(t, o.Jobs)
                + Band(t, o.Hours)
                + At(t, o.Origin, o.Month),
            Outcome.JobFractionDays o => t.Say("Dagen met ", "Days with ")
                + Job(t, o.Jobs)
                + t.Say(" (elke dag één keer), als deel van alle dagen", " (each day once), as a part of all days")
                + Window(t, o.Origin, o.Horizon),
            Outcome.JobFractionHours o => t.Say("Gewerkte uren in ", "Hours worked in ")
                + Job(t, o.Jobs)
                + t.Say(
                    $", als deel van {Number(t, o.FullTimeHoursPerYear)} uur per jaar,",
                    $", as a part of {Number(t, o.FullTimeHoursPerYear)} hours a year,"
                )
                + Window(t, o.Origin, o.Horizon),
            Outcome.FirstJobPermanent o => t.Say(
                "Eerste baan met een vast contract, van wie een baan vond,",
                "First job with a permanent contract, of those who found a job"
            ) + Window(t, o.Origin, o.Horizon),
            Outcome.FirstJobLength o => t.Say(
                "Lengte van de eerste baan in dagen, van wie een baan vond,",
                "Length of the first job in days, of those who found a job"
            ) + Window(t, o.Origin, o.Horizon),
            Outcome.JobCount o => t.Say(
                "Aantal begonnen banen, van wie een baan vond,",
                "Number of jobs started, of those who found a job"
            ) + Window(t, o.Origin, o.Horizon),
            Outcome.MeanPartTimeFactor o => t.Say(
                $"Gemiddelde van uren per week gedeeld door {Number(t, o.FullTimeHoursPerWeek)}, van wie een baan vond,",
                $"Mean of hours a week over {Number(t, o.FullTimeHoursPerWeek)}, of those who found a job"
            ) + Window(t, o.Origin, o.Horizon),
            Outcome.MeanHourlyWage o => t.Say(
                "Gemiddeld uurloon over de banen, van wie een baan had",
                "Mean hourly wage over the jobs, of those who had one"
            )
                + Outliers(t, o.Outliers)
                + Window(t, o.Origin, o.Horizon),
            Outcome.PermanentContractAt o => t.Say(
                "Vast contract, van wie werk heeft",
                "Permanent contract, of those in work"
            ) + At(t, o.Origin, o.Month),
            Outcome.ContractAt o => Contract(t, o.Contract) + At(t, o.Origin, o.Month),
            Outcome.SelfEmployedWithin o => (
                o.Counted == SelfEmploymentScope.Started
                    ? t.Say(
                        "Zelfstandige in een kalenderjaar en niet in het jaar ervoor",
                        "Self-employed in a calendar year and not in the year before"
                    )
                    : t.Say("Zelfstandige in een kalenderjaar", "Self-employed in a calendar year")
            )
                + t.Say(
                    $", in {o.Years} jaren vanaf het jaar van instroom.",
                    $", over {o.Years} years from the year of entry."
                ),
            _ => null,
        };

    private static string? Benefits(MarkdownText t, Outcome outcome, ExperimentProtocol protocol) =>
        outcome switch
        {
            Outcome.ExitWithin o => t.Say("De uitkering eindigt", "The benefit ends") + Window(t, o.Origin, o.Horizon),
            Outcome.ExitToJobWithin o => t.Say(
                $"De uitkering eindigt en een baan begint, hooguit {o.WithinMonthsOfExit} {(o.WithinMonthsOfExit == 1 ? "maand" : "maanden")} uit elkaar, of de uitkering eindigt door werk als zelfstandige,",
                $"The benefit ends and a job starts, at most {o.WithinMonthsOfExit} {(o.WithinMonthsOfExit == 1 ? "month" : "months")} apart, or the benefit ends through self-employment,"
            ) + Window(t, o.Origin, o.Horizon),
            Outcome.ResumptionWithin o => t.Say(
                "Hervat werk, ook gedeeltelijk terwijl de uitkering doorloopt,",
                "Resumes work, also partially while the benefit goes on,"
            ) + Window(t, o.Origin, o.Horizon),
            Outcome.ReturnedToBenefit o => t.Say(
                "Stroomt uit en komt later terug in de uitkering,",
                "Leaves and later comes back into the benefit,"
            ) + Window(t, o.Origin, o.Horizon),
            Outcome.BenefitFraction o => t.Say(
                "Dagen met uitkering als deel van alle dagen",
                "Days in benefit as a part of all days"
            ) + Window(t, o.Origin, o.Horizon),
            Outcome.NeitherFraction o => t.Say("Dagen zonder uitkering en zonder ", "Days without benefit and without ")
                + Job(t, o.Jobs)
                + t.Say(", als deel van alle dagen", ", as a part of all days")
                + Window(t, o.Origin, o.Horizon),
            Outcome.StatusAt o => t.Say("Positie: ", "Status: ")
                + string.Join(t.Say(" of ", " or "), o.States.Select(id => State(protocol, id).In(t.Language)))
                + At(t, o.Origin, o.Month),
            Outcome.PhaseChange o => t.Say("Gaat van ", "Goes from ")
                + string.Join("/", o.From)
                + t.Say(" naar ", " to ")
                + string.Join(t.Say(" of ", " or "), o.To)
                + Window(t, o.Origin, o.Horizon),
            Outcome.BenefitCost o => t.Say("Som van de uitkering in euro's", "Sum of the benefit in euros")
                + (o.Schemes.Count == 0 ? "" : $" ({string.Join(", ", o.Schemes)})")
                + Window(t, o.Origin, o.Horizon),
            Outcome.OtherBenefitWithin o => t.Say("Krijgt een andere uitkering", "Gets another benefit")
                + $" ({string.Join(", ", o.Schemes)})"
                + Window(t, o.Origin, o.Horizon),
            _ => null,
        };

    private static string Rest(MarkdownText t, Outcome outcome, ExperimentProtocol protocol) =>
        outcome switch
        {
            Outcome.TrajectoryStarted o => t.Say("Begint met ", "Starts ")
                + Services(t, protocol, o.Trajectories)
                + Window(t, o.Origin, o.Horizon),
            Outcome.TrajectoryCompleted o => t.Say("Met succes afgesloten: ", "Completed with success: ")
                + Services(t, protocol, o.Trajectories)
                + t.Say(", van wie er een afsloot,", ", of those who closed one,")
                + Window(t, o.Origin, o.Horizon),
            Outcome.ApplicationsPer4Weeks o => t.Say(
                "Sollicitaties per vier weken met sollicitatieplicht",
                "Applications each four weeks with the duty to apply"
            )
                + InQuarter(t, o.Quarter)
                + Window(t, o.Origin, o.Horizon),
            Outcome.DutyMetShare o => t.Say(
                "Dagen waarop de sollicitatieplicht is nagekomen, als deel van de dagen met plicht",
                "Days on which the duty to apply was met, as a part of the days with the duty"
            )
                + InQuarter(t, o.Quarter)
                + Window(t, o.Origin, o.Horizon),
            Outcome.OwnInitiativeRate o => t.Say(
                "Sollicitaties op eigen initiatief, als deel van alle sollicitaties",
                "Applications on own initiative, as a part of all applications"
            )
                + InQuarter(t, o.Quarter)
                + Window(t, o.Origin, o.Horizon),
            Outcome.SuccessRate o => t.Say(
                "Sollicitaties met succes, als deel van alle sollicitaties",
                "Applications with success, as a part of all applications"
            )
                + InQuarter(t, o.Quarter)
                + Window(t, o.Origin, o.Horizon),
            Outcome.SurveyScale o => t.Say(
                $"Score `{o.Scale}` in de enquête {o.Wave}.",
                $"Score `{o.Scale}` in survey wave {o.Wave}."
            ),
            Outcome.SurveyChange o => t.Say(
                $"Verandering van `{o.Scale}` van {o.From} naar {o.To}.",
                $"Change of `{o.Scale}` from {o.From} to {o.To}."
            ),
            Outcome.LadderStep o => t.Say(
                $"Trede op de participatieladder in {o.Wave}.",
                $"Step on the participation ladder in {o.Wave}."
            ),
            Outcome.LadderChange o => t.Say(
                $"Stappen op de participatieladder van {o.From} naar {o.To}.",
                $"Steps on the participation ladder from {o.From} to {o.To}."
            ),
            Outcome.Column o => t.Say($"Kolom `{o.Name}`.", $"Column `{o.Name}`."),
            _ => outcome.Kind,
        };

    private static string Window(MarkdownText t, DateOfPerson origin, Horizon horizon) =>
        horizon switch
        {
            Horizon.Months months => t.Say(
                $" binnen {months.Count} {(months.Count == 1 ? "maand" : "maanden")} na ",
                $" within {months} of "
            )
                + Origin(t, origin)
                + ".",
            Horizon.Days days => t.Say(
                $" binnen {days.Count} {(days.Count == 1 ? "dag" : "dagen")} na ",
                $" within {days} of "
            )
                + Origin(t, origin)
                + ".",
            Horizon.Until until => t.Say(" van ", " from ")
                + Origin(t, origin)
                + t.Say(" tot en met ", " up to and including ")
                + ProtocolDescription.Day(t, until.Date)
                + ".",
            _ => ".",
        };

    private static string At(MarkdownText t, DateOfPerson origin, int month) =>
        t.Say(
            $", {month} {(month == 1 ? "maand" : "maanden")} na ",
            $", {month} {(month == 1 ? "month" : "months")} after "
        )
        + Origin(t, origin)
        + ".";

    private static string Origin(MarkdownText t, DateOfPerson origin) =>
        origin switch
        {
            DateOfPerson.Start => t.Say("de start van het experiment", "the start of the experiment"),
            DateOfPerson.Assignment => t.Say("de toewijzing", "the assignment"),
            _ => t.Say("instroom", "entry"),
        };

    private static string Job(MarkdownText t, JobScope jobs) =>
        jobs == JobScope.New ? t.Say("een nieuwe baan", "a new job") : t.Say("een baan", "a job");

    private static string Band(MarkdownText t, HoursBand? hours) =>
        hours switch
        {
            { AtLeast: { } low, Under: { } high } => t.Say(
                $" van {Number(t, low)} tot {Number(t, high)} uur per week",
                $" of {Number(t, low)} to under {Number(t, high)} hours a week"
            ),
            { AtLeast: { } low } => t.Say(
                $" van {Number(t, low)} uur per week of meer",
                $" of {Number(t, low)} hours a week or more"
            ),
            { Under: { } high } => t.Say(
                $" van minder dan {Number(t, high)} uur per week (en geen grotere)",
                $" of less than {Number(t, high)} hours a week (and no larger one)"
            ),
            _ => "",
        };

    private static string Outliers(MarkdownText t, OutlierRule rule) =>
        rule switch
        {
            OutlierRule.Bounds bounds => t.Say(
                $", zonder waarden buiten {Number(t, bounds.Low)}–{Number(t, bounds.High)},",
                $", without values outside {Number(t, bounds.Low)}–{Number(t, bounds.High)},"
            ),
            OutlierRule.Quantiles q => t.Say(", zonder de laagste ", ", without the lowest ")
                + ProtocolDescription.Percent(t, q.Low)
                + t.Say(" en de hoogste ", " and the highest ")
                + ProtocolDescription.Percent(t, Math.Round(1 - q.High, 9))
                + ",",
            _ => "",
        };

    private static string Contract(MarkdownText t, ContractState contract) =>
        contract switch
        {
            ContractState.NoJob => t.Say("Heeft geen baan", "Has no job"),
            ContractState.Temporary => t.Say(
                "Heeft een baan met een tijdelijk contract",
                "Has a job with a temporary contract"
            ),
            _ => t.Say("Heeft een baan met een vast contract", "Has a job with a permanent contract"),
        };

    private static string InQuarter(MarkdownText t, int? quarter) =>
        quarter is { } number
            ? t.Say($", in kwartaal {number} in de uitkering,", $", in quarter {number} in benefit,")
            : "";

    private static string Services(MarkdownText t, ExperimentProtocol protocol, IReadOnlyList<string> ids) =>
        string.Join(
            t.Say(" of ", " or "),
            ids.Select(id => ProtocolDescription.Lower(ServiceDescription.ServiceLabel(protocol, id).In(t.Language)))
        );

    private static LocalText State(ExperimentProtocol protocol, string id) =>
        protocol
            .BenefitStates?.States.FirstOrDefault(state => string.Equals(state.Id, id, StringComparison.Ordinal))
            ?.Label
        ?? new LocalText(id, id);

    private static string Number(MarkdownText t, double value) =>
        value.ToString("#,0.##", t.Language == Language.Nl ? DutchNumbers : CultureInfo.InvariantCulture.NumberFormat);

    private static readonly NumberFormatInfo DutchNumbers = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
    };
}
