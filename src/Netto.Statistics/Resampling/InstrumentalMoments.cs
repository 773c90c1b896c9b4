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
    internal double[]? Solve(Matrix gram) => Solve(gram, 1)?[0];

    /// <summary>The same for each of the outcomes in the last columns.</summary>
    internal double[][]? Solve(Matrix gram, int outcomes)
    {
        if (ScaledInverse.TryOf(gram.Submatrix(instruments)) is not { } inverse)
        {
            return null;
        }
        var zx = new Matrix(instruments.Length, regressors.Length);
        for (var i = 0; i < instruments.Length; i++)
        {
            for (var j = 0; j < regressors.Length; j++)
            {
                zx[i, j] = gram[instruments[i], regressors[j]];
            }
        }
        var projected = inverse.Inverse.Times(zx);
        var moment = zx.TransposeTimes(projected);
        moment.Symmetrise();
        if (ScaledInverse.TryOf(moment) is not { } bread)
        {
            return null;
        }
        var estimates = new double[outcomes][];
        for (var m = 0; m < outcomes; m++)
        {
            var y = gram.Columns - outcomes + m;
            estimates[m] = bread.Inverse.Times(
                projected.TransposeTimes(Array.ConvertAll(instruments, i => gram[i, y]))
            );
        }
        return estimates;
    }
}
