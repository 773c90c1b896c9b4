using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Netto.Evaluation.Tables;

/// <summary>
/// Puts the people of a table in an order that follows from what is known of them alone. Each row gets a 128-bit
/// digest of its content; rows are sorted by it, so that sums, bootstrap draws and the hash of the data are the same
/// whatever the order of the input, the pseudonym key or the store. Rows with equal content are interchangeable.
/// </summary>
internal static class CanonicalOrder
{
    public static CanonicalTable Of(AnalysisTable table)
    {
        var digests = new RowDigests(table.Rows);
        AddPeople(digests, table);
        AddMeasures(digests, table);
        AddServices(digests, table);
        var order = digests.Order();
        return new CanonicalTable(table.At(order), table.ContentHash ?? digests.Hash(order));
    }

    private static void AddPeople(RowDigests digests, AnalysisTable table)
    {
        digests.Add(table.Arm);
        digests.Add("before", table.Before);
        digests.Add("self-reporter", table.SelfReporter);
        if (table.Received is { } received)
            digests.Add(new NumberColumn("received", received));
        if (table.ExperimentOffice is { } own)
            digests.Add("experiment-office", own);
        foreach (var label in new[] { table.PlannedArm, table.Office, table.EntryMonth, table.Chain })
        {
            if (label is not null)
                digests.Add(label);
        }
        foreach (var factor in table.Factors)
            digests.Add(factor);
        foreach (var number in table.Numbers)
            digests.Add(number);
    }

    private static void AddMeasures(RowDigests digests, AnalysisTable table)
    {
        foreach (var outcome in table.Outcomes.Concat(table.Seen))
            digests.Add(outcome);
        foreach (var curve in table.EventCurves.Concat(table.ServiceCurves))
        {
            digests.Add(curve.Outcome, curve.EventMonth);
            digests.Add(curve.Outcome, curve.FollowedMonths);
        }
        foreach (var curve in table.StateCurves)
        {
            foreach (var month in curve.Holds)
                digests.Add(curve.Outcome, month);
        }
        foreach (var status in table.Statuses)
            digests.Add(status.Status);
    }

    private static void AddServices(RowDigests digests, AnalysisTable table)
    {
        foreach (var service in table.Services)
            digests.Add(new NumberColumn(service.Id, service.Counts));
        foreach (var service in table.LevelServices)
            digests.Add(new NumberColumn($"{service.Id} in levels", service.Counts));
        foreach (var wave in table.Waves)
            digests.Add($"answered {wave.Wave}", wave.Answered);
        foreach (var year in table.ServiceYears)
        {
            digests.Add(
                new NumberColumn($"{year.Group} {year.Year.ToString(CultureInfo.InvariantCulture)}", year.Counts)
            );
            digests.Add(year.Group, year.InBenefit);
        }
        foreach (var running in table.Running)
            digests.Add(new NumberColumn(running.Kind + running.State, running.Holds));
        foreach (var planned in table.Planned)
        {
            digests.Add(planned.Form);
            digests.Add("in-benefit", planned.InBenefit);
        }
    }

    /// <summary>Two 64-bit lanes a row, mixed as SplitMix64 does (Steele, Lea and Flood 2014) with a key from each column's name.</summary>
    private sealed class RowDigests(int rows)
    {
        private readonly ulong[] first = new ulong[rows];
        private readonly ulong[] second = new ulong[rows];
        private readonly StringBuilder names = new();

        public void Add(FactorColumn column)
        {
            // Levels by name, not by code: the code of a level that nobody has may shift others.
            var keys = Array.ConvertAll([.. column.Levels], Key);
            var missing = Key("\0missing");
            Add(column.Id, row => column.Codes[row] is var code && code >= 0 ? keys[code] : missing);
        }

        public void Add(NumberColumn column) => Add(column.Id, row => Bits(column.Values[row]));

        public void Add(string name, bool[] values) => Add(name, row => values[row] ? 1UL : 0UL);

        public void Add(string name, int[] values) => Add(name, row => (ulong)values[row]);

        // As the numbers 1, 0 and unknown.
        public void Add(string name, sbyte[] states) =>
            Add(name, row => Bits(states[row] < 0 ? double.NaN : states[row]));

        public int[] Order()
        {
            var order = Enumerable.Range(0, rows).ToArray();
            Array.Sort(
                order,
                (a, b) => first[a] != first[b] ? first[a].CompareTo(first[b]) : second[a].CompareTo(second[b])
            );
            return order;
        }

        public string Hash(int[] order)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(names.ToString()));
            var buffer = new byte[16];
            foreach (var row in order)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(buffer, first[row]);
                System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(8), second[row]);
                hash.AppendData(buffer);
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        private void Add(string name, Func<int, ulong> value)
        {
            names.Append(name).Append('\n');
            var key = Key(name);
            for (var row = 0; row < rows; row++)
            {
                var v = value(row);
                first[row] = Mix(first[row] + v + key);
                second[row] = Mix((second[row] ^ (v * 0x9E3779B97F4A7C15UL)) + key + 0xD1B54A32D192ED03UL);
            }
        }

        // Negative zero and the many NaNs are one value each.
        private static ulong Bits(double value) =>
            double.IsNaN(value) ? 0x7FF8000000000000UL : (ulong)BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);

        private static ulong Key(string name) =>
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(
                SHA256.HashData(Encoding.UTF8.GetBytes(name))
            );

        private static ulong Mix(ulong x)
        {
            x += 0x9E3779B97F4A7C15UL;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}

/// <summary>A table in canonical order and the hash of its content.</summary>
internal sealed record CanonicalTable(AnalysisTable Table, string Hash);
