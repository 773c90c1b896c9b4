using Netto.Protocol;

namespace Netto.Simulation.Ww;

/// <summary>When people enter the benefit, and when the data end. Days are day numbers.</summary>
internal sealed class EntryCalendar
{
    private readonly int _first;
    private readonly double[] _cumulative;

    /// <summary>A calendar with a first and a last entry day and a weight for each month of the year.</summary>
    public EntryCalendar(DateOnly first, DateOnly last, DateOnly lastData, IReadOnlyList<double> monthWeights)
    {
        _first = first.DayNumber;
        DataEnd = lastData.DayNumber + 1;
        _cumulative = new double[last.DayNumber - first.DayNumber + 1];
        var sum = 0.0;
        for (var i = 0; i < _cumulative.Length; i++)
        {
            sum += monthWeights[DateOnly.FromDayNumber(_first + i).Month - 1];
            _cumulative[i] = sum;
        }
    }

    /// <summary>First day of which there are no data.</summary>
    public int DataEnd { get; }

    /// <summary>The calendar of a protocol, whose window lies some weeks after entry.</summary>
    public static EntryCalendar Of(ExperimentProtocol protocol, int daysBefore, IReadOnlyList<double> monthWeights)
    {
        var window = protocol.Population.Inflow!;
        return new EntryCalendar(
            window.From.ToDateOnly().AddDays(-daysBefore),
            window.Until.ToDateOnly().AddDays(-daysBefore),
            protocol.FollowUp.DataUntil!.Value.ToDateOnly(),
            monthWeights
        );
    }

    /// <summary>The entry day that belongs to a uniform number.</summary>
    public int EntryOf(double uniform)
    {
        var at = Array.BinarySearch(_cumulative, uniform * _cumulative[^1]);
        return _first + Math.Min(at < 0 ? ~at : at, _cumulative.Length - 1);
    }
}
