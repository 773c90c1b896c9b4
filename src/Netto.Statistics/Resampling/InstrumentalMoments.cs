using Netto.Statistics.InstrumentalVariables;

namespace Netto.Statistics.Resampling;

/// <summary>2SLS from the moment matrix of instruments, endogenous columns and outcome.</summary>
internal sealed class InstrumentalMoments
{
    private readonly int[] regressors;
    private readonly int[] instruments;

    private InstrumentalMoments(double[][] columns, int[] regressors, int[] instruments)
    {
        Columns = columns;
        this.regressors = regressors;
        this.instruments = instruments;
    }

    /// <summary>Every column once; the outcome follows them.</summary>
    internal double[][] Columns { get; }

    internal static InstrumentalMoments Of(InstrumentedDesign design, InstrumentalVariablesFit fit)
    {
        var all = design.Regressors.Columns.Concat(design.Excluded).DistinctBy(c => c.Label).ToArray();
        int Place(string label) => Array.FindIndex(all, c => c.Label == label);
        return new(
            [.. all.Select(c => c.Values)],
            [.. fit.Coefficients.Terms.Select(Place)],
            [.. fit.ReducedForm.Coefficients.Terms.Select(Place)]
        );
    }

    /// <summary>b = (X'P X)⁻¹ X'P y; null when the draw is singular.</summary>
    internal double[]? Solve(Matrix gram)
    {
        if (ScaledInverse.TryOf(gram.Submatrix(instruments)) is not { } inverse)
        {
            return null;
        }
        var zx = new Matrix(instruments.Length, regressors.Length);
        var zy = new double[instruments.Length];
        for (var i = 0; i < instruments.Length; i++)
        {
            zy[i] = gram[instruments[i], gram.Columns - 1];
            for (var j = 0; j < regressors.Length; j++)
            {
                zx[i, j] = gram[instruments[i], regressors[j]];
            }
        }
        var projected = inverse.Inverse.Times(zx);
        var moment = zx.TransposeTimes(projected);
        moment.Symmetrise();
        return ScaledInverse.TryOf(moment)?.Inverse.Times(projected.TransposeTimes(zy));
    }
}
