using Netto.Outcomes.Plans;

namespace Netto.Outcomes.Kinds;

/// <summary>The canonical tables as plans see them.</summary>
internal static class RegisterTables
{
    public static TableShape People { get; } = Shape("people", "birth_date:d sex:t");

    public static TableShape Entries { get; } = Shape("entries", "entry_id:t scheme:t entry_date:d office:t");

    public static TableShape Assignments { get; } = Shape("assignments", "arm:t assigned_on:d digit:n method:t");

    public static TableShape JobSpells { get; } =
        Shape("job_spells", "employer:t start:d end:d hours_per_week:n hourly_wage:n contract:t");

    public static TableShape BenefitSpells { get; } =
        Shape("benefit_spells", "scheme:t start:d end:d end_reason:t phase:t class:t monthly_amount:n");

    public static TableShape SelfEmployment { get; } = Shape("self_employment", "year:n");

    public static TableShape Contacts { get; } = Shape("contacts", "date:d kind:t form:t status:t channel:t");

    public static TableShape Trajectories { get; } = Shape("trajectories", "kind:t start:d end:d result:t");

    public static TableShape Instruments { get; } = Shape("instruments", "kind:t start:d end:d");

    public static TableShape Requests { get; } = Shape("requests", "date:d");

    public static TableShape Applications { get; } = Shape("applications", "date:d kind:t own_initiative:b result:t");

    public static TableShape Duties { get; } = Shape("duties", "start:d end:d met_days:n exempt:b");

    private static TableShape Shape(string name, string columns) =>
        new(name, [.. columns.Split(' ').Select(column => new ColumnShape(column[..^2], KindOf(column[^1])))]);

    private static ValueKind KindOf(char code) =>
        code switch
        {
            'd' => ValueKind.Date,
            'n' => ValueKind.Number,
            'b' => ValueKind.Flag,
            _ => ValueKind.Text,
        };
}
