namespace Netto.Statistics.Comparisons;

/// <summary>
/// Exact p-value of a 2 × c table. Columns are split into two halves; each half is enumerated by itself, cut where the best or worst completion (exact, by dynamic
/// programming over the total of the first row; Mehta and Patel 1983) already decides, and the halves that remain are joined through sorted lists and running sums.
/// </summary>
/// <remarks>A cell is worth its binomial log probability: given the margins that changes all tables by one factor, and sums stay between zero and one.</remarks>
internal sealed class TwoRowTable
{
    private const int LargestList = 30_000_000;

    private readonly double[][] _columns;
    private readonly int _total;
    private readonly double _limit;
    private readonly double _share;
    private readonly double[] _logFactorials;
    private int _listed;

    public TwoRowTable(ContingencyTable table, double tolerance)
    {
        var byRows = table.RowTotals.Count == 2;
        var totals = byRows ? table.ColumnTotals : table.RowTotals;
        _total = (int)(byRows ? table.RowTotals : table.ColumnTotals)[0];
        _share = _total / table.N;
        _logFactorials = LogFactorials((int)table.N);
        double observed = 0;
        for (var j = 0; j < totals.Count; j++)
        {
            observed += Binomial((int)totals[j], (int)(byRows ? table[0, j] : table[j, 0]));
        }

        _limit = observed + tolerance;
        _columns =
        [
            .. totals
                .OrderDescending()
                .Select(c => Enumerable.Range(0, (int)c + 1).Select(x => Binomial((int)c, x)).ToArray()),
        ];
    }

    /// <summary>Sum of the probabilities of all tables no likelier than the observed.</summary>
    public double PValue()
    {
        var (left, right) = Halves();
        var a = Enumerate(new Half(this, left, right));
        var b = Enumerate(new Half(this, right, left));
        // Tables decided while the left half was dealt are counted whole; for the others the right half is looked up.
        var p = a.DecidedWhole();
        for (var r = 0; r < b.Lists.Length; r++)
        {
            if (r <= _total && _total - r < a.Lists.Length && a.Lists[_total - r] is { Count: > 0 } own)
            {
                p += Joined(own, b.Lists[r], b.DecidedAt(r));
            }
        }

        return Math.Min(1, p / Math.Exp(Binomial(_columns.Sum(c => c.Length - 1), _total)));
    }

    internal static double[] LogFactorials(int n) =>
        [.. Enumerable.Range(0, n + 1).Select(i => GammaFunctions.LogGamma(1 + i))];

    private double Joined(List<double> left, List<double>? right, double decided)
    {
        double[] sorted = [.. (right ?? []).Order()];
        var running = new double[sorted.Length + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            running[i + 1] = running[i] + Math.Exp(sorted[i]);
        }

        left.Sort();
        double sum = 0;
        var at = sorted.Length;
        foreach (var length in left)
        {
            while (at > 0 && length + sorted[at - 1] > _limit)
            {
                at--;
            }

            sum += Math.Exp(length) * (decided + running[at]);
        }

        return sum;
    }

    // Halves with about as many tables each.
    private (double[][] Left, double[][] Right) Halves()
    {
        var (left, right) = (new List<double[]>(), new List<double[]>());
        var (sizeOfLeft, sizeOfRight) = (0.0, 0.0);
        foreach (var column in _columns)
        {
            if (sizeOfLeft <= sizeOfRight)
            {
                left.Add(column);
                sizeOfLeft += Math.Log(column.Length);
            }
            else
            {
                right.Add(column);
                sizeOfRight += Math.Log(column.Length);
            }
        }

        return ([.. left], [.. right]);
    }

    private static Half Enumerate(Half half)
    {
        half.Deal(0, 0, 0);
        return half;
    }

    private double Binomial(int n, int x) =>
        x < 0 || x > n
            ? double.NegativeInfinity
            : _logFactorials[n]
                - _logFactorials[x]
                - _logFactorials[n - x]
                + x * Math.Log(_share)
                + (n - x) * Math.Log(1 - _share);

    /// <summary>One half, dealt column by column, before the other.</summary>
    private sealed class Half
    {
        private readonly TwoRowTable _table;
        private readonly double[][] _own;
        private readonly double[][] _best;
        private readonly double[][] _worst;
        private readonly double[][] _decided;
        private readonly int[] _left;
        private readonly int _others;

        public Half(TwoRowTable table, double[][] own, double[][] others)
        {
            (_table, _own, _others) = (table, own, others.Sum(c => c.Length - 1));
            double[][] all = [.. own, .. others];
            _best = Completions(all, table._total, Math.Max, double.NegativeInfinity);
            _worst = Completions(all, table._total, Math.Min, double.PositiveInfinity);
            _decided = [.. all.Select(_ => new double[table._total + 1])];
            _left = new int[own.Length + 1];
            for (var d = own.Length - 1; d >= 0; d--)
            {
                _left[d] = _left[d + 1] + own[d].Length - 1;
            }

            Lists = new List<double>?[Math.Min(_left[0], table._total) + 1];
        }

        /// <summary>Undecided tables of the half by the total of the first row.</summary>
        public List<double>?[] Lists { get; }

        public void Deal(int depth, int used, double length)
        {
            if (length + _worst[depth][used] > _table._limit)
            {
                return;
            }

            if (length + _best[depth][used] <= _table._limit)
            {
                Decide(depth, used, length);
                return;
            }

            if (depth == _own.Length)
            {
                (Lists[used] ??= []).Add(length);
                if (++_table._listed > LargestList)
                {
                    throw FisherExactTest.TooLarge(2, _table._columns.Length);
                }

                return;
            }

            var column = _own[depth];
            var last = Math.Min(column.Length - 1, _table._total - used);
            for (var x = 0; x <= last; x++)
            {
                Deal(depth + 1, used + x, length + column[x]);
            }
        }

        /// <summary>Probability of all tables that were decided as no likelier than the observed, whatever the other half.</summary>
        public double DecidedWhole()
        {
            double sum = 0;
            for (var d = 0; d <= _own.Length; d++)
            {
                for (var u = 0; u <= _table._total; u++)
                {
                    sum += At(d, u) > 0 ? At(d, u) * Chance(_left[d] + _others, _table._total - u) : 0;
                }
            }

            return sum;
        }

        /// <summary>Probability of the decided tables of this half that give its first row this total.</summary>
        public double DecidedAt(int total)
        {
            double sum = 0;
            for (var d = 0; d <= _own.Length; d++)
            {
                for (var u = 0; u <= total; u++)
                {
                    sum += At(d, u) > 0 ? At(d, u) * Chance(_left[d], total - u) : 0;
                }
            }

            return sum;
        }

        private double Chance(int n, int x) => Math.Exp(_table.Binomial(n, x));

        private double At(int depth, int used) => depth < _decided.Length ? _decided[depth][used] : 0;

        private void Decide(int depth, int used, double length) => _decided[depth][used] += Math.Exp(length);

        /// <summary>Best (or worst) sum over the columns from a depth on that brings the first row from a total to its end.</summary>
        private static double[][] Completions(
            double[][] columns,
            int total,
            Func<double, double, double> better,
            double none
        )
        {
            var at = new double[columns.Length + 1][];
            at[^1] = [.. Enumerable.Repeat(none, total), 0];
            for (var d = columns.Length - 1; d >= 0; d--)
            {
                var (next, own) = (at[d + 1], new double[total + 1]);
                for (var u = 0; u <= total; u++)
                {
                    own[u] = none;
                    for (var x = 0; x < columns[d].Length && u + x <= total; x++)
                    {
                        own[u] = better(own[u], columns[d][x] + next[u + x]);
                    }
                }

                at[d] = own;
            }

            return at;
        }
    }
}
