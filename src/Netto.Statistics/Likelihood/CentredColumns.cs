using Netto.Statistics.Resampling;

namespace Netto.Statistics.Likelihood;

/// <summary>
/// Columns far from zero for their spread, taken less their mean before an information matrix is summed: such a matrix loses as many digits as the square of mean over
/// spread has. Slopes stay; levels and covariance are brought back afterwards.
/// </summary>
/// <param name="Design">The design with those columns centred.</param>
/// <param name="Centres">What was taken off, by label.</param>
internal sealed record CentredColumns(Design Design, IReadOnlyDictionary<string, double> Centres)
{
    private static readonly Func<string, bool> IsConstant = term => term == Models.Design.Constant;

    private const double FarOut = 1e3;
    private const double NoSpread = 1e-12;

    /// <summary>Terms that take up the difference: the constant, or the level of each interval of a hazard.</summary>
    private Func<string, bool> IsLevel { get; init; } = IsConstant;

    /// <summary>Null when no column needs it, or there is no constant to take up the difference.</summary>
    /// <param name="design">The columns, finite or not.</param>
    internal static CentredColumns? TryOf(Design design) =>
        design.Labels.Contains(Models.Design.Constant, StringComparer.Ordinal) ? TryOf(design, IsConstant) : null;

    /// <summary>For a model that has levels of its own beside the design. Null when no column needs it.</summary>
    /// <param name="design">The columns, finite or not.</param>
    /// <param name="isLevel">Which terms of the fit are levels: together they make a constant.</param>
    internal static CentredColumns? TryOf(Design design, Func<string, bool> isLevel)
    {
        var centres = design
            .Columns.Where(c => c.Label != Models.Design.Constant)
            .Select(c => (c.Label, Centre: Centre(c.Values)))
            .Where(c => c.Centre != 0)
            .DistinctBy(c => c.Label)
            .ToDictionary(c => c.Label, c => c.Centre, StringComparer.Ordinal);
        return centres.Count == 0 ? null : new(Less(design, centres), centres) { IsLevel = isLevel };
    }

    /// <summary>Another design of the same model with the same centres taken off, where it has those columns.</summary>
    internal static Design Less(Design design, IReadOnlyDictionary<string, double> centres) =>
        new([
            .. design.Columns.Select(c =>
                centres.TryGetValue(c.Label, out var centre)
                    ? c with
                    {
                        Values = Array.ConvertAll(c.Values, v => v - centre),
                    }
                    : c
            ),
        ]);

    /// <summary>Coefficients of the columns as they were given.</summary>
    /// <param name="table">Coefficients of the centred columns.</param>
    internal CoefficientTable Back(CoefficientTable table)
    {
        var turn = Turn(table.Terms);
        return CoefficientTable.From(
            table.Terms,
            turn.Times((double[])[.. table.Select(b => b.Estimate)]),
            turn.Sandwich(table.Covariance)
        );
    }

    /// <summary>Draws of the columns as they were given.</summary>
    /// <param name="draws">Draws of the coefficients of the centred columns.</param>
    internal BootstrapFit Back(BootstrapFit draws)
    {
        var turn = Turn(draws.Coefficients.Terms);
        return new(Back(draws.Coefficients), [.. draws.Draws.Select(b => turn.Times(b))], draws.Failed);
    }

    /// <summary>From coefficients of the centred columns to those of the columns as they were given.</summary>
    internal Matrix Turn(IReadOnlyList<string> terms)
    {
        var turn = Matrix.Identity(terms.Count);
        int[] levels = [.. Enumerable.Range(0, terms.Count).Where(j => IsLevel(terms[j]))];
        for (var j = 0; j < terms.Count; j++)
        {
            if (Centres.TryGetValue(terms[j], out var centre))
            {
                Array.ForEach(levels, level => turn[level, j] = -centre);
            }
        }
        return turn;
    }

    private static double Centre(double[] values)
    {
        var mean = Vectors.Sum(values) / values.Length;
        var squares = 0.0;
        foreach (var v in values)
        {
            squares += (v - mean) * (v - mean);
        }
        var spread = Math.Sqrt(squares / values.Length);
        return Math.Abs(mean) > FarOut * spread && spread > NoSpread * Math.Abs(mean) ? mean : 0;
    }
}
