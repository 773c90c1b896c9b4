namespace Netto.Simulation.Measuring;

/// <summary>Days of a window that lie in at least one of several spells; each day counts once.</summary>
internal ref struct CoveredDays(Span<(int Start, int End)> spells)
{
    private readonly Span<(int Start, int End)> _spells = spells;
    private int _count = 0;

    public void Add(int start, int end, Window window)
    {
        var from = Math.Max(start, window.From);
        var until = Math.Min(end, window.Until);
        if (until > from && _count < _spells.Length)
        {
            _spells[_count++] = (from, until);
        }
    }

    public readonly int Count()
    {
        var used = _spells[.._count];
        used.Sort();
        var days = 0;
        var reached = int.MinValue;
        foreach (var (start, end) in used)
        {
            days += Math.Max(0, end - Math.Max(start, reached));
            reached = Math.Max(reached, end);
        }

        return days;
    }
}
