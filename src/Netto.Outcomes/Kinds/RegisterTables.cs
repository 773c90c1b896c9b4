using System.Runtime.CompilerServices;
using Netto.Outcomes.Plans;
using Netto.Registers.Schema;

namespace Netto.Outcomes.Kinds;

/// <summary>The canonical tables as plans see them.</summary>
internal static class RegisterTables
{
    public static TableShape People { get; } = Of(RegisterSchema.People);

    public static TableShape Entries { get; } = Of(RegisterSchema.Entries);

    public static TableShape Assignments { get; } = Of(RegisterSchema.Assignments);

    public static TableShape JobSpells { get; } = Of(RegisterSchema.JobSpells);

    public static TableShape BenefitSpells { get; } = Of(RegisterSchema.BenefitSpells);

    public static TableShape SelfEmployment { get; } = Of(RegisterSchema.SelfEmployment);

    public static TableShape Contacts { get; } = Of(RegisterSchema.Contacts);

    public static TableShape Trajectories { get; } = Of(RegisterSchema.Trajectories);

    public static TableShape Instruments { get; } = Of(RegisterSchema.Instruments);

    public static TableShape Requests { get; } = Of(RegisterSchema.Requests);

    public static TableShape Applications { get; } = Of(RegisterSchema.Applications);

    public static TableShape Duties { get; } = Of(RegisterSchema.Duties);

    public static TableShape SurveyAnswers { get; } = Of(RegisterSchema.SurveyAnswers);

    private static TableShape Of(RegisterTable table) =>
        new(
            table.Name,
            [
                .. table
                    .Columns.Where(column => column.Name != RegisterSchema.Person)
                    .Select(column => new ColumnShape(column.Name, KindOf(column.Type))),
            ]
        );

    private static ValueKind KindOf(RegisterType type) =>
        type switch
        {
            RegisterType.Text => ValueKind.Text,
            RegisterType.Date => ValueKind.Date,
            RegisterType.Whole or RegisterType.Number => ValueKind.Number,
            RegisterType.Truth => ValueKind.Flag,
            _ => throw new SwitchExpressionException(type),
        };
}
