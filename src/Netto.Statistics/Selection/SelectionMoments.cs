using Netto.Statistics.Resampling;

namespace Netto.Statistics.Selection;

/// <summary>The second step from the weighted moments of its columns, each of which stands there once.</summary>
internal sealed class SelectionMoments
{
    private readonly double[][] columns;
    private readonly int[] instruments;
    private readonly int[] regressors;
    private readonly int ratio;

    private SelectionMoments(double[][] columns, int[] instruments, int[] regressors, int ratio)
    {
        this.columns = columns;
        this.instruments = instruments;
        this.regressors = regressors;
        this.ratio = ratio;
    }

    internal static SelectionMoments Of(SecondStep second, double[] outcome)
    {
        var labels = second.InstrumentTerms.Union(second.Terms, StringComparer.Ordinal).ToList();
        double[] Column(string label) =>
            second.InstrumentTerms.ToList().IndexOf(label) is >= 0 and var at
                ? second.Q[at]
                : second.W[second.Terms.ToList().IndexOf(label)];
        return new(
            [.. labels.Select(Column), outcome],
            [.. second.InstrumentTerms.Select(t => labels.IndexOf(t))],
            [.. second.Terms.Select(t => labels.IndexOf(t))],
            second.Terms[^1] == SelectionFit.InverseMillsRatio ? labels.IndexOf(SelectionFit.InverseMillsRatio) : -1
        );
    }

    /// <summary>b = (W'Q (Q'Q)⁻¹ Q'W)⁻¹ W'Q (Q'Q)⁻¹ Q'y with this inverse Mills ratio; null when singular.</summary>
    internal double[]? Solve(double[] millsRatio, double[] weights)
    {
        double[][] own = [.. columns];
        if (ratio >= 0)
        {
            own[ratio] = millsRatio;
        }
        var gram = DrawSource.Gram(own, weights);
        if (ScaledInverse.TryOf(gram.Submatrix(instruments)) is not { } inner)
        {
            return null;
        }
        var cross = new Matrix(instruments.Length, regressors.Length);
        for (var j = 0; j < regressors.Length; j++)
        {
            for (var i = 0; i < instruments.Length; i++)
            {
                cross[i, j] = gram[instruments[i], regressors[j]];
            }
        }
        var projection = inner.Inverse.Times(cross);
        var right = projection.TransposeTimes(Array.ConvertAll(instruments, i => gram[i, columns.Length - 1]));
        return ScaledInverse.TryOf(cross.TransposeTimes(projection))?.Inverse.Times(right);
    }
}
