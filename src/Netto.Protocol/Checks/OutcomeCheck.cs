namespace Netto.Protocol;

/// <summary>Whether outcomes can be computed from the data that the protocol names.</summary>
internal static class OutcomeCheck
{
    public static void Run(CheckContext check)
    {
        if (check.Protocol.Data is DataSource.Registers registers)
        {
            foreach (var table in registers.Tables)
            {
                SourceCheck.Table(check, table, registers, nameof(registers.Tables));
            }
        }

        foreach (var outcome in check.Protocol.Outcomes)
        {
            DataKind(check, outcome);
            Details(check, outcome);
            Tables(check, outcome);
        }
    }

    /// <summary>The register tables, beside people and entries, that an outcome is computed from.</summary>
    public static IReadOnlyList<string> TablesOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.JobWithin
            or Outcome.EmployedAt
            or Outcome.JobFractionDays
            or Outcome.JobFractionHours
            or Outcome.FirstJobPermanent
            or Outcome.FirstJobLength
            or Outcome.JobCount
            or Outcome.MeanPartTimeFactor
            or Outcome.MeanHourlyWage
            or Outcome.PermanentContractAt
            or Outcome.ContractAt => ["job_spells"],
            Outcome.SelfEmployedWithin => ["self_employment"],
            Outcome.ExitToJobWithin or Outcome.ResumptionWithin or Outcome.NeitherFraction =>
            [
                "benefit_spells",
                "job_spells",
            ],
            Outcome.ExitWithin
            or Outcome.ReturnedToBenefit
            or Outcome.BenefitFraction
            or Outcome.StatusAt
            or Outcome.PhaseChange
            or Outcome.BenefitCost
            or Outcome.OtherBenefitWithin => ["benefit_spells"],
            Outcome.TrajectoryStarted or Outcome.TrajectoryCompleted => ["trajectories"],
            Outcome.ApplicationsPer4Weeks or Outcome.DutyMetShare => ["applications", "duties"],
            Outcome.OwnInitiativeRate or Outcome.SuccessRate => ["applications"],
            Outcome.SurveyScale or Outcome.SurveyChange or Outcome.LadderStep or Outcome.LadderChange =>
            [
                "survey_answers",
            ],
            _ => [],
        };

    private static void Tables(CheckContext check, Outcome outcome)
    {
        if (check.Protocol.Data is not DataSource.Registers { Tables: { Count: > 0 } listed } registers)
        {
            return;
        }

        foreach (var table in TablesOf(outcome).Except(listed, StringComparer.Ordinal))
        {
            check.Error(
                "PRT025",
                $"The outcome '{outcome.Id}' needs the table '{table}', which is not among the data.",
                outcome,
                nameof(outcome.Id),
                finding =>
                    finding with
                    {
                        Found = "data.tables: " + string.Join(", ", registers.Tables),
                        Remedy = $"Add {table} to data.tables.",
                    }
            );
        }
    }

    private static void DataKind(CheckContext check, Outcome outcome)
    {
        var flat = check.Protocol.Data is DataSource.Flat;
        if (flat && outcome is not Outcome.Column)
        {
            check.Error(
                "PRT020",
                $"The outcome '{outcome.Id}' needs registers, and the data are one flat table.",
                outcome,
                nameof(outcome.Id),
                finding => finding with { Found = $"kind {outcome.Kind}", Expected = "kind column" }
            );
        }
        else if (!flat && outcome is Outcome.Column)
        {
            check.Error(
                "PRT020",
                $"The outcome '{outcome.Id}' is a ready-made column, and the data are registers.",
                outcome,
                nameof(outcome.Id),
                finding => finding with { Expected = "data.source: flat, or another kind of outcome" }
            );
        }
    }

    private static void Details(CheckContext check, Outcome outcome)
    {
        if (outcome is Outcome.StatusAt && check.Protocol.BenefitStates is null)
        {
            check.Error("PRT016", $"The outcome '{outcome.Id}' needs benefit_states.", outcome, nameof(outcome.Id));
        }

        var band = (outcome as Outcome.JobWithin)?.Hours ?? (outcome as Outcome.EmployedAt)?.Hours;
        if (band is { AtLeast: { } low, Under: { } high } && high <= low)
        {
            check.Error(
                "PRT014",
                "No number of hours lies in the band.",
                band,
                nameof(band.Under),
                finding =>
                    finding with
                    {
                        Found = $"at least {low} and under {high}",
                        Expected = "under to be above at_least",
                    }
            );
        }
    }
}
