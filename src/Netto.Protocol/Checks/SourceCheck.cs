namespace Netto.Protocol;

/// <summary>Whether columns and tables are of the kind that the data source has.</summary>
internal static class SourceCheck
{
    /// <summary>Names of the canonical register tables.</summary>
    public static readonly IReadOnlyList<string> Tables =
    [
        "people",
        "entries",
        "assignments",
        "benefit_spells",
        "job_spells",
        "self_employment",
        "contacts",
        "trajectories",
        "instruments",
        "requests",
        "applications",
        "duties",
        "survey_answers",
        "satisfaction",
    ];

    /// <summary>Parts that one kind of data cannot honour: they are refused, not passed over.</summary>
    public static void Run(CheckContext check)
    {
        var protocol = check.Protocol;
        if (protocol.Data is not DataSource.Flat)
        {
            if (protocol.TreatmentReceived is TreatmentReceived.Column column)
            {
                check.Error(
                    "PRT020",
                    $"treatment_received names the ready-made column '{column.Name}', and the data are registers.",
                    protocol,
                    nameof(protocol.TreatmentReceived),
                    finding => finding with { Found = "by: column", Expected = "by: self-report or by: service-held" }
                );
            }

            return;
        }

        if (protocol.TreatmentReceived is not (null or TreatmentReceived.Column))
        {
            check.Error(
                "PRT020",
                "treatment_received is measured in registers, and the data are one flat table.",
                protocol,
                nameof(protocol.TreatmentReceived),
                finding => finding with { Expected = "by: column, with its name" }
            );
        }

        NeedsRegisters(protocol.Crossover is not CrossoverRule.None, "crossover", nameof(protocol.Crossover));
        NeedsRegisters(protocol.PeriodBefore is not null, "period_before", nameof(protocol.PeriodBefore));
        NeedsRegisters(protocol.PlannedContacts.Count > 0, "planned_contacts", nameof(protocol.PlannedContacts));
        NeedsRegisters(protocol.BenefitStates is not null, "benefit_states", nameof(protocol.BenefitStates));

        void NeedsRegisters(bool isThere, string key, string property)
        {
            if (isThere)
            {
                check.Error(
                    "PRT020",
                    $"{key} needs registers, and the data are one flat table.",
                    protocol,
                    property,
                    finding =>
                        finding with
                        {
                            Remedy = $"Leave {key} out, or take registers as the source of the data.",
                        }
                );
            }
        }
    }

    public static void Column(CheckContext check, ColumnReference column, object record, string property)
    {
        if (check.Protocol.Data is DataSource.Flat)
        {
            if (column.Table is not null && Tables.Contains(column.Table, StringComparer.Ordinal))
            {
                check.Error(
                    "PRT020",
                    $"'{column}' is a column of a register table, and the data are one flat table.",
                    record,
                    property,
                    finding => finding with { Expected = "the name of a column" }
                );
            }

            return;
        }

        if (column.Table is null)
        {
            check.Error(
                "PRT020",
                $"'{column}' does not say in which table it stands.",
                record,
                property,
                finding =>
                    finding with
                    {
                        Expected = $"table and column, for instance people.{column.Column} or entries.{column.Column}",
                    }
            );
        }
        else
        {
            Table(check, column.Table, record, property);
        }
    }

    public static void Table(CheckContext check, string table, object record, string property)
    {
        if (!Tables.Contains(table, StringComparer.Ordinal))
        {
            check.Error(
                "PRT025",
                $"There is no register table '{table}'.",
                record,
                property,
                finding =>
                    finding with
                    {
                        Found = $"'{table}'",
                        Expected = "one of " + string.Join(", ", Tables),
                        Nearest = NearestName.Of(table, Tables),
                    }
            );
        }
    }
}
