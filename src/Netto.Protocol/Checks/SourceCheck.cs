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
