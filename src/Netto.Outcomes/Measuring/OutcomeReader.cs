using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.Measuring;

/// <summary>Measures all outcomes of a protocol in one query and says who is observed.</summary>
internal sealed class OutcomeReader
{
    private readonly ValueReader reader = new();
    private readonly List<Asked> asked = [];

    public void Ask(OutcomePlan plan) =>
        asked.Add(
            new(
                plan.Outcome,
                reader.Ask(plan.Value, plan.Outcome.Id),
                plan.Applies == Values.True ? null : reader.Ask(plan.Applies, $"{plan.Outcome.Id} applies"),
                reader.Ask(plan.Window.From, $"{plan.Window.Name} from"),
                reader.Ask(plan.Window.Until, $"{plan.Window.Name} until")
            )
        );

    public string Sql() => reader.Sql();

    public IReadOnlyList<OutcomeColumn> Read(
        DuckDbConnection connection,
        StudyFrame study,
        CancellationToken cancellation
    )
    {
        var values = reader.Read(connection, study.People, cancellation);
        return [.. asked.Select(item => Column(item, values, study))];
    }

    private static OutcomeColumn Column(Asked item, ReadValues read, StudyFrame study)
    {
        // A copy: two outcomes may be the same value with other bounds.
        var values = (double[])read.Numbers(item.Value).Clone();
        var applies = item.Applies is { } name ? read.Flags(name) : null;
        var from = read.Days(item.From);
        var until = read.Days(item.Until);
        var statuses = new OutcomeStatus[study.People];
        var observed = new int[study.People];
        for (var person = 0; person < values.Length; person++)
        {
            statuses[person] = StatusOf(until[person], applies?[person] ?? true, values[person], study.DataEndDay);
            observed[person] = Math.Max(0, Math.Min(until[person] ?? 0, study.DataEndDay) - (from[person] ?? 0));
        }
        if (item.Outcome is Outcome.MeanHourlyWage { Outliers: OutlierRule.Quantiles quantiles })
        {
            OutlierBounds.Of(quantiles, values, statuses).Mark(values, statuses);
        }
        for (var person = 0; person < values.Length; person++)
        {
            values[person] = statuses[person] == OutcomeStatus.Observed ? values[person] : double.NaN;
        }
        return new(item.Outcome.Id, values, statuses, observed);
    }

    // Only the end of the data censors; that a wage needs a job is another matter.
    internal static OutcomeStatus StatusOf(int? until, bool applies, double value, int dataEnd) =>
        until is not { } end ? OutcomeStatus.Missing
        : end > dataEnd ? OutcomeStatus.Censored
        : !applies ? OutcomeStatus.NotApplicable
        : double.IsNaN(value) ? OutcomeStatus.Missing
        : OutcomeStatus.Observed;

    private sealed record Asked(Outcome Outcome, string Value, string? Applies, string From, string Until);
}

/// <summary>What readers know of the study.</summary>
/// <param name="People">Number of people.</param>
/// <param name="DataEnd">First day of which there are no data.</param>
internal sealed record StudyFrame(int People, LocalDate DataEnd)
{
    public int DataEndDay { get; } = Period.DaysBetween(new LocalDate(1970, 1, 1), DataEnd);
}
