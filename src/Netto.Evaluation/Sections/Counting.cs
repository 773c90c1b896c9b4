using Netto.Evaluation.Tables;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>Counts and moments of columns over a set of rows.</summary>
internal static class Counting
{
    /// <summary>People of a class among those whose class is known.</summary>
    public static Tally Of(FactorColumn factor, int level, int[] rows)
    {
        var (hits, known) = (0, 0);
        foreach (var row in rows)
        {
            var code = factor.Codes[row];
            hits += code == level ? 1 : 0;
            known += code >= 0 ? 1 : 0;
        }
        return new Tally(hits, known);
    }

    /// <summary>People with a value above zero.</summary>
    public static Tally Positive(double[] values, int[] rows)
    {
        var (hits, known) = (0, 0);
        foreach (var row in rows)
        {
            hits += values[row] > 0 ? 1 : 0;
            known += double.IsNaN(values[row]) ? 0 : 1;
        }
        return new Tally(hits, known);
    }

    /// <summary>People for whom a state holds (1) among those of whom it is known (not −1).</summary>
    public static Tally Positive(sbyte[] states, int[] rows)
    {
        var (hits, known) = (0, 0);
        foreach (var row in rows)
        {
            hits += states[row] > 0 ? 1 : 0;
            known += states[row] >= 0 ? 1 : 0;
        }
        return new Tally(hits, known);
    }

    /// <summary>Moments of the values that are known.</summary>
    public static Moments Of(double[] values, int[] rows) => Moments.Of(Known(values, rows));

    /// <summary>The values of these rows that are known, in the order of the rows.</summary>
    public static double[] Known(double[] values, int[] rows)
    {
        var known = new double[rows.Length];
        var count = 0;
        foreach (var row in rows)
        {
            if (!double.IsNaN(values[row]))
                known[count++] = values[row];
        }
        return count == known.Length ? known : known[..count];
    }
}
