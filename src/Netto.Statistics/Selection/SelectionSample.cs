namespace Netto.Statistics.Selection;

/// <summary>The rows of a selection model: everybody in the selection equation, those seen in the outcome equation.</summary>
internal sealed class SelectionSample
{
    private SelectionSample(DataColumn observed, Design selection, int[] seen)
    {
        Observed = observed;
        Selection = selection;
        Seen = seen;
    }

    /// <summary>1 where the outcome is seen.</summary>
    internal DataColumn Observed { get; }

    internal Design Selection { get; }

    /// <summary>Row numbers with the outcome seen.</summary>
    internal int[] Seen { get; }

    internal static SelectionSample Of(DataColumn observed, Design selection)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(selection);
        int[] seen = [.. Enumerable.Range(0, observed.Length).Where(i => observed.Values[i] == 1)];
        return new(observed, selection, seen);
    }

    /// <summary>The values of the rows seen; throws EST002 when one of these is missing.</summary>
    internal DataColumn Of(DataColumn column)
    {
        Lengths.Check(column, Observed.Length);
        var part = new DataColumn(column.Label, Of(column.Values));
        if (Array.FindIndex(part.Values, v => !double.IsFinite(v)) is >= 0 and var at)
        {
            throw new StatisticsException(
                StatisticsErrors.NotFinite,
                $"Column {column.Label} is missing in row {Seen[at] + 1}, where {Observed.Label} says that the outcome is seen.",
                $"Set {Observed.Label} to 0 there, or leave the row out."
            )
            {
                Rows = [Seen[at] + 1],
            };
        }

        return part;
    }

    internal double[] Of(double[] values) => Array.ConvertAll(Seen, i => values[i]);

    internal Design Of(Design design) => new(design.Columns.Select(Of));

    /// <summary>A column for everybody: the value where seen, 0 elsewhere.</summary>
    internal double[] Spread(double[] part)
    {
        var all = new double[Observed.Length];
        for (var s = 0; s < Seen.Length; s++)
        {
            all[Seen[s]] = part[s];
        }

        return all;
    }
}
