namespace Netto.Statistics.Scales;

/// <summary>How scores become groups, numbered from 0 for the lowest.</summary>
public abstract record ScaleGrouping
{
    private ScaleGrouping() { }

    /// <summary>Cut points of scored values.</summary>
    internal abstract IReadOnlyList<double> CutPoints(double[] scores, double[]? weights);

    /// <summary>Cuts at given points; a score at a point belongs above it.</summary>
    /// <param name="Points">Rising points; k points make k + 1 groups.</param>
    public sealed record Cuts(IReadOnlyList<double> Points) : ScaleGrouping
    {
        internal override IReadOnlyList<double> CutPoints(double[] scores, double[]? weights)
        {
            for (var i = 0; i < Points.Count; i++)
            {
                if (!double.IsFinite(Points[i]) || (i > 0 && Points[i] <= Points[i - 1]))
                {
                    throw new StatisticsException(
                        "SCL003",
                        $"The cut points {string.Join(", ", Points.Select(p => p.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))} do not rise.",
                        "Give them from low to high, each once."
                    );
                }
            }

            return Points;
        }
    }

    /// <summary>Splits at the (weighted) median of all scores: at or below it is low, above it high; the cut point is the lowest score above it. Groups then depend on who answered.</summary>
    public sealed record MedianSplit : ScaleGrouping
    {
        internal override IReadOnlyList<double> CutPoints(double[] scores, double[]? weights)
        {
            var sorted = (double[])scores.Clone();
            var carried = weights is null ? Design.Ones(scores.Length).Values : (double[])weights.Clone();
            Array.Sort(sorted, carried);
            var (half, below) = (Vectors.Sum(carried) / 2, 0.0);
            for (var i = 0; i < sorted.Length; i++)
            {
                below += carried[i];
                if (below < half * (1 - 1e-12))
                {
                    continue;
                }

                var above = Array.FindIndex(sorted, v => v > sorted[i]);
                return above < 0 ? [] : [sorted[above]];
            }

            return [];
        }
    }
}
