using System.Globalization;
using System.Runtime.InteropServices;

namespace Netto.Statistics.Comparisons;

/// <summary>
/// Exact p-value of an r × c table by the network algorithm of Mehta and Patel (1983, JASA 78:427): columns are dealt one by one, tables
/// that share the remaining row totals share a node, and a path is cut as soon as all its completions fall on one side of the observed table.
/// </summary>
internal sealed class TableNetwork
{
    // Equal path lengths reached in another order differ by rounding only.
    private const double Grid = 1e9;
    private const int LargestNetwork = 30_000_000;

    // Steps of bounds and paths: some ten seconds. Memory stays small where nodes have few paths, time does not.
    private const long LargestWork = 1_000_000_000;

    private readonly double[] _logFactorials;
    private readonly int[] _columns;
    private readonly int[] _rows;
    private readonly double _limit;
    private long _work;

    public TableNetwork(ContingencyTable table)
    {
        var transpose = table.RowTotals.Count > table.ColumnTotals.Count;
        _rows = ToCounts(transpose ? table.ColumnTotals : table.RowTotals);
        _columns = ToCounts(transpose ? table.RowTotals : table.ColumnTotals);
        // Large columns first: what is left then varies little, and paths are cut early.
        Array.Sort(_columns, (a, b) => b.CompareTo(a));
        _logFactorials = TwoRowTable.LogFactorials((int)table.N);
        double observed = 0;
        for (var i = 0; i < table.RowTotals.Count; i++)
        {
            for (var j = 0; j < table.ColumnTotals.Count; j++)
            {
                observed -= _logFactorials[(int)table[i, j]];
            }
        }

        _limit = observed + FisherExactTest.Tolerance;
    }

    /// <summary>Sum of the probabilities of all tables no likelier than the observed.</summary>
    public double PValue()
    {
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        NodeOf(nodes, _rows, 0).Add(0, 1);
        var scale = -LogTotal(_rows, 0);
        double p = 0;
        for (var stage = 0; stage < _columns.Length; stage++)
        {
            var next = new Dictionary<string, Node>(StringComparer.Ordinal);
            foreach (var node in nodes.Values)
            {
                p += node.Settle(_limit, scale);
                if (node.Count == 0)
                {
                    continue;
                }

                foreach (var (remaining, step) in Deals(node.Rows, _columns[stage]))
                {
                    var child = NodeOf(next, remaining, stage + 1);
                    node.PassOn(child, step);
                    Spend(node.Count);
                }
            }

            if (next.Values.Sum(n => (long)n.Count) > LargestNetwork)
            {
                throw FisherExactTest.TooLarge(_rows.Length, _columns.Length);
            }

            nodes = next;
        }

        return Math.Min(1, p + nodes.Values.Sum(n => n.Settle(_limit, scale)));
    }

    private void Spend(long steps)
    {
        _work += steps;
        if (_work > LargestWork)
        {
            throw FisherExactTest.TooLarge(_rows.Length, _columns.Length);
        }
    }

    private Node NodeOf(Dictionary<string, Node> nodes, int[] remaining, int stage)
    {
        // The order of the rows does not matter for what can follow.
        var rows = remaining.OrderDescending().ToArray();
        var key = string.Join(',', rows.Select(r => r.ToString(CultureInfo.InvariantCulture)));
        if (!nodes.TryGetValue(key, out var node))
        {
            Spend((long)rows.Length * rows.Sum());
            node = new Node(rows, Longest(rows, stage), Shortest(rows, stage), LogTotal(rows, stage));
            nodes.Add(key, node);
        }

        return node;
    }

    // Σ over all completions of Π 1/x! has a closed form: n! / (Π row! Π column!).
    private double LogTotal(int[] rows, int stage) =>
        _logFactorials[rows.Sum()]
        - rows.Sum(r => _logFactorials[r])
        - _columns.Skip(stage).Sum(c => _logFactorials[c]);

    // Upper bound by Lagrange: row totals enter as multipliers log(r/n), each column then takes its best split by itself.
    private double Longest(int[] rows, int stage)
    {
        double n = rows.Sum();
        var multipliers = rows.Select(r => r > 0 ? Math.Log(r / n) : double.NegativeInfinity).ToArray();
        double bound = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            bound -= rows[i] > 0 ? multipliers[i] * rows[i] : 0;
        }

        foreach (var column in _columns.Skip(stage))
        {
            var split = new int[rows.Length];
            for (var unit = 0; unit < column; unit++)
            {
                var best = 0;
                for (var i = 1; i < rows.Length; i++)
                {
                    if (multipliers[i] - Math.Log(split[i] + 1) > multipliers[best] - Math.Log(split[best] + 1))
                    {
                        best = i;
                    }
                }

                bound += multipliers[best] - Math.Log(++split[best]);
            }
        }

        return bound;
    }

    // Lower bound: counts heaped into as few cells as one set of margins allows; the better of the two sets.
    private double Shortest(int[] rows, int stage)
    {
        var columns = _columns[stage..];
        return Math.Max(-columns.Sum(c => Heaped(c, rows)), -rows.Sum(r => Heaped(r, columns)));
    }

    private double Heaped(int total, int[] caps)
    {
        double sum = 0;
        foreach (var cap in caps.OrderDescending())
        {
            var filled = Math.Min(cap, total);
            sum += _logFactorials[filled];
            total -= filled;
        }

        return sum;
    }

    private IEnumerable<(int[] Remaining, double Step)> Deals(int[] rows, int column)
    {
        var room = new int[rows.Length + 1];
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            room[i] = room[i + 1] + rows[i];
        }

        return Deal(rows, room, 0, column, 0);
    }

    private IEnumerable<(int[] Remaining, double Step)> Deal(int[] rows, int[] room, int row, int left, double step)
    {
        if (row == rows.Length)
        {
            yield return ((int[])rows.Clone(), step);
            yield break;
        }

        var own = rows[row];
        for (var x = Math.Max(0, left - room[row + 1]); x <= Math.Min(own, left); x++)
        {
            rows[row] = own - x;
            foreach (var deal in Deal(rows, room, row + 1, left - x, step - _logFactorials[x]))
            {
                yield return deal;
            }
        }

        rows[row] = own;
    }

    private static int[] ToCounts(IReadOnlyList<double> totals) => [.. totals.Select(t => (int)t)];

    /// <summary>Remaining row totals, with the lengths of all paths that lead here and how often each occurs.</summary>
    private sealed class Node(int[] rows, double longest, double shortest, double logTotal)
    {
        private readonly Dictionary<long, Path> _paths = [];

        public int[] Rows => rows;

        public int Count => _paths.Count;

        public void Add(double length, double times)
        {
            ref var path = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _paths,
                (long)Math.Round(length * Grid),
                out var known
            );
            path = known ? path with { Times = path.Times + times } : new Path(length, times);
        }

        /// <summary>Takes out the paths whose completions are all no likelier (counted) or all likelier (dropped).</summary>
        public double Settle(double limit, double scale)
        {
            double sum = 0;
            foreach (var (key, path) in _paths)
            {
                if (path.Length + longest <= limit)
                {
                    sum += path.Times * Math.Exp(path.Length + logTotal + scale);
                    _paths.Remove(key);
                }
                else if (path.Length + shortest > limit)
                {
                    _paths.Remove(key);
                }
            }

            return sum;
        }

        public void PassOn(Node child, double step)
        {
            foreach (var path in _paths.Values)
            {
                child.Add(path.Length + step, path.Times);
            }
        }

        private readonly record struct Path(double Length, double Times);
    }
}
