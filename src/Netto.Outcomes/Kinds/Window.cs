using System.Globalization;
using Netto.Outcomes.Plans;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.Kinds;

/// <summary>
/// The days <c>[From, Until)</c> of a person in which an outcome is measured, and a name for them that SQL can show.
/// </summary>
internal sealed record Window(Series<PerPerson, LocalDate> From, Series<PerPerson, LocalDate> Until, string Name)
{
    /// <summary>What the window is counted from.</summary>
    public string Origin { get; init; } = "entry";

    public Series<PerPerson, double> Days => From.DaysUntil(Until);

    /// <summary>The last day, on which states are looked at.</summary>
    public Series<PerPerson, LocalDate> LastDay => Until.PlusDays(Values.Number(-1));

    public static Window Of(Series<PerPerson, LocalDate> from, string origin, Horizon horizon) =>
        Spanning(from, origin, horizon) with
        {
            Origin = origin,
        };

    private static Window Spanning(Series<PerPerson, LocalDate> from, string origin, Horizon horizon) =>
        horizon switch
        {
            Horizon.Months months => OfMonths(from, origin, months.Count),
            Horizon.Days days => new(
                from,
                from.PlusDays(Values.Number(days.Count)),
                Invariant($"{days.Count}_days_from_{origin}")
            ),
            Horizon.Until until => new(
                from,
                Values.Date(until.Date.PlusDays(1)),
                Invariant($"from_{origin}_until_{until.Date:yyyyMMdd}")
            ),
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(horizon),
        };

    public static Window OfMonths(Series<PerPerson, LocalDate> from, string origin, int months) =>
        new(from, from.PlusMonths(Values.Number(months)), Invariant($"{months}_months_from_{origin}"));

    /// <summary>The part that lies in one quarter (13 weeks), counted from 1.</summary>
    public Window Quarter(int number) =>
        new(
            From.PlusDays(Values.Number(91 * (number - 1))),
            Until.AtMost(From.PlusDays(Values.Number(91 * number))),
            Invariant($"quarter_{number}_of_{Name}")
        );

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
