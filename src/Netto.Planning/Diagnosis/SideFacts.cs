using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Planning.Diagnosis;

/// <summary>What a formula needs to know of one comparison and outcome: from one simulated experiment, or the mean over many.</summary>
internal sealed record SideFacts
{
    public required double PeopleOf { get; init; }
    public required double PeopleAgainst { get; init; }
    public required double Mean { get; init; }
    public required double Variance { get; init; }
    public required double Missing { get; init; }
    public required double ServedOf { get; init; }
    public required double ServedAgainst { get; init; }

    /// <summary>Whether all values are 0 or 1.</summary>
    public required bool IsShare { get; init; }

    /// <summary>Offices of the first side, of the other, people an office before and during, variation of their sizes.</summary>
    public required double[] Offices { get; init; }

    public static SideFacts Of(ExperimentProtocol protocol, AnalysisTable table, Comparison comparison, double[] values)
    {
        var (of, against) = (Rows(table, comparison.Of), Rows(table, comparison.Against));
        var (first, second) = (Moments.Of(of, values), Moments.Of(against, values));
        var all = of.Length + (double)against.Length;
        return new SideFacts
        {
            PeopleOf = of.Length,
            PeopleAgainst = against.Length,
            Mean = second.Mean,
            Variance = (first.Squares + second.Squares) / Math.Max(1, first.Count + second.Count - 2),
            Missing = 1 - ((first.Count + second.Count) / all),
            ServedOf = table.Received is { } r1 ? Moments.Of(of, r1).Mean : double.NaN,
            ServedAgainst = table.Received is { } r0 ? Moments.Of(against, r0).Mean : double.NaN,
            IsShare = of.Concat(against).All(row => double.IsNaN(values[row]) || values[row] is 0 or 1),
            Offices = OfficesOf(protocol, table, (of, against), comparison),
        };
    }

    /// <summary>Means over simulations.</summary>
    public static SideFacts Average(IReadOnlyList<SideFacts> facts) =>
        new()
        {
            PeopleOf = facts.Average(f => f.PeopleOf),
            PeopleAgainst = facts.Average(f => f.PeopleAgainst),
            Mean = facts.Average(f => f.Mean),
            Variance = facts.Average(f => f.Variance),
            Missing = facts.Average(f => f.Missing),
            ServedOf = facts.Average(f => f.ServedOf),
            ServedAgainst = facts.Average(f => f.ServedAgainst),
            IsShare = facts.All(f => f.IsShare),
            Offices = [.. Enumerable.Range(0, facts[0].Offices.Length).Select(i => facts.Average(f => f.Offices[i]))],
        };

    private static int[] Rows(AnalysisTable table, IReadOnlyList<string> arms)
    {
        var wanted = table.Arm.Levels.Select(level => arms.Contains(level)).ToArray();
        return
        [
            .. Enumerable
                .Range(0, table.Rows)
                .Where(row => !table.Before[row] && table.Arm.Codes[row] is >= 0 and var code && wanted[code]),
        ];
    }

    private static double[] OfficesOf(
        ExperimentProtocol protocol,
        AnalysisTable table,
        (int[] Of, int[] Against) sides,
        Comparison comparison
    )
    {
        if (table.Office is not { } office || !comparison.Methods.Any(m => m is EffectMethod.Did or EffectMethod.DidIv))
        {
            return [];
        }
        int Count(int[] rows) => rows.Select(row => office.Codes[row]).Distinct().Count();
        var during = sides
            .Of.Concat(sides.Against)
            .GroupBy(row => office.Codes[row])
            .ToDictionary(g => g.Key, g => (double)g.Count());
        var before = Enumerable.Range(0, table.Rows).Where(row => table.Before[row]).GroupBy(row => office.Codes[row]);
        double[] sizes = [.. during.Values];
        var (mean, offices) = (sizes.Average(), (double)during.Count);
        var spread = Math.Sqrt(sizes.Sum(s => (s - mean) * (s - mean)) / Math.Max(1, offices - 1)) / mean;
        return [Count(sides.Of), Count(sides.Against), before.Sum(g => (double)g.Count()) / offices, mean, spread];
    }

    private readonly record struct Moments(double Count, double Mean, double Squares)
    {
        public static Moments Of(int[] rows, double[] values)
        {
            var seen = Array.FindAll(rows, row => !double.IsNaN(values[row]));
            if (seen.Length == 0)
            {
                return default;
            }
            var found = Statistics.Comparisons.Moments.Of(Array.ConvertAll(seen, row => values[row]));
            return new(found.N, found.Mean, found.SumOfSquares);
        }
    }
}
