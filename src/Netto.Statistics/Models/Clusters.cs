using System.Globalization;

namespace Netto.Statistics.Models;

/// <summary>Which rows belong together: a code from 0 per row, numbered in order of first appearance.</summary>
public sealed class Clusters
{
    private readonly Func<int, string> nameOf;

    private Clusters(string label, int[] codes, int count, Func<int, string> nameOf)
    {
        this.nameOf = nameOf;
        Label = label;
        Codes = codes;
        Count = count;
    }

    /// <summary>Name of the variable that makes the clusters.</summary>
    public string Label { get; }

    /// <summary>The cluster of each row, from 0.</summary>
    public int[] Codes { get; }

    /// <summary>Number of clusters.</summary>
    public int Count { get; }

    /// <summary>Makes clusters of equal values.</summary>
    /// <typeparam name="T">Type of the values: numbers or text.</typeparam>
    /// <param name="label">Name of the variable.</param>
    /// <param name="values">One value a row.</param>
    public static Clusters Of<T>(string label, IReadOnlyList<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        var seen = new Dictionary<T, int>();
        var codes = new int[values.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (!seen.TryGetValue(values[i], out var code))
            {
                code = seen.Count;
                seen.Add(values[i], code);
            }
            codes[i] = code;
        }
        T[] distinct = [.. seen.Keys];
        return new(
            label,
            codes,
            distinct.Length,
            code => Convert.ToString(distinct[code], CultureInfo.InvariantCulture)!
        );
    }

    /// <summary>Makes clusters of the equal values of a column.</summary>
    /// <param name="column">One value a row.</param>
    public static Clusters Of(DataColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Of(column.Label, column.Values);
    }

    /// <summary>The value that a cluster stands for, as text.</summary>
    /// <param name="code">Code of the cluster, from 0 to <see cref="Count"/> − 1.</param>
    public string NameOf(int code) => nameOf(code);

    /// <summary>The clusters of the rows kept.</summary>
    internal Clusters Select(int[] rows)
    {
        var kept = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            kept[i] = Codes[rows[i]];
        }
        var selected = Of(Label, kept);
        int[] codes = [.. kept.Distinct()];
        return new(Label, selected.Codes, selected.Count, code => nameOf(codes[code]));
    }

    /// <summary>Row numbers per cluster, in order.</summary>
    internal int[][] Members()
    {
        var sizes = new int[Count];
        foreach (var c in Codes)
        {
            sizes[c]++;
        }
        var members = new int[Count][];
        for (var g = 0; g < Count; g++)
        {
            members[g] = new int[sizes[g]];
        }
        Array.Clear(sizes);
        for (var i = 0; i < Codes.Length; i++)
        {
            members[Codes[i]][sizes[Codes[i]]++] = i;
        }
        return members;
    }
}
