namespace Netto.Simulation.Wga;

/// <summary>The follow-up of a person in months from entry: month m is [StartOf(m), StartOf(m + 1)).</summary>
internal sealed class PersonMonths
{
    private readonly int[] _starts;

    public PersonMonths(int months) => _starts = new int[months + 1];

    /// <summary>Number of months.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>First day after the last month.</summary>
    public int End => _starts[^1];

    public int StartOf(int month) => _starts[month];

    public int LengthOf(int month) => _starts[month + 1] - _starts[month];

    /// <summary>Sets the first day of the follow-up.</summary>
    public void Restart(int entry)
    {
        var date = DateOnly.FromDayNumber(entry);
        for (var month = 0; month < _starts.Length; month++)
        {
            _starts[month] = date.AddMonths(month).DayNumber;
        }
    }

    /// <summary>A day in a month, never the first one, from a number in (0, 1).</summary>
    public int DayIn(int month, double uniform) => _starts[month] + 1 + (int)(uniform * (LengthOf(month) - 1));
}
