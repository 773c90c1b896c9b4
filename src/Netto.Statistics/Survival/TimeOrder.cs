namespace Netto.Statistics.Survival;

/// <summary>Rows in order of times of zero or more, equal times in the order of the rows: radix sort, for such doubles sort as their bits.</summary>
internal static class TimeOrder
{
    private const int Digit = 16;
    private const int SmallestRadix = 20_000;

    /// <summary>Row numbers from the first time to the last.</summary>
    internal static int[] Ascending(double[] times)
    {
        var rows = new int[times.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        if (times.Length < SmallestRadix || times.Any(t => !(t >= 0)))
        {
            Array.Sort(rows, (a, b) => times[a] != times[b] ? times[a].CompareTo(times[b]) : a.CompareTo(b));
            return rows;
        }

        // Adding zero turns −0 into 0.
        var keys = Array.ConvertAll(times, t => BitConverter.DoubleToUInt64Bits(t + 0.0));
        return Radix(keys, rows);
    }

    private static int[] Radix(ulong[] keys, int[] rows)
    {
        var (otherKeys, otherRows) = (new ulong[keys.Length], new int[rows.Length]);
        for (var shift = 0; shift < 64; shift += Digit)
        {
            var starts = new int[1 << Digit];
            foreach (var key in keys)
            {
                starts[(int)(key >> shift) & 0xFFFF]++;
            }

            if (starts[(int)(keys[0] >> shift) & 0xFFFF] == keys.Length)
            {
                continue;
            }

            var at = 0;
            for (var d = 0; d < starts.Length; d++)
            {
                (starts[d], at) = (at, at + starts[d]);
            }

            for (var i = 0; i < keys.Length; i++)
            {
                var place = starts[(int)(keys[i] >> shift) & 0xFFFF]++;
                (otherKeys[place], otherRows[place]) = (keys[i], rows[i]);
            }

            (keys, otherKeys) = (otherKeys, keys);
            (rows, otherRows) = (otherRows, rows);
        }

        return rows;
    }
}
