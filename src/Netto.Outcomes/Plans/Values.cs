using NodaTime;

namespace Netto.Outcomes.Plans;

/// <summary>The same value for every person.</summary>
internal static class Values
{
    public static Series<PerPerson, double> Number(double value) =>
        new(new Expression.Literal(value, ValueKind.Number));

    public static Series<PerPerson, LocalDate> Date(LocalDate value) =>
        new(new Expression.Literal(value, ValueKind.Date));

    public static Series<PerPerson, string> Text(string value) => new(new Expression.Literal(value, ValueKind.Text));

    public static Series<PerPerson, bool> True { get; } = new(new Expression.Literal(true, ValueKind.Flag));

    public static Series<PerPerson, double> MissingNumber { get; } =
        new(new Expression.Literal(null, ValueKind.Number));

    public static Series<PerPerson, LocalDate> MissingDate { get; } = new(new Expression.Literal(null, ValueKind.Date));

    public static Series<PerPerson, string> MissingText { get; } = new(new Expression.Literal(null, ValueKind.Text));
}
