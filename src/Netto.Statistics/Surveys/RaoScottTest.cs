using Netto.Statistics.Comparisons;

namespace Netto.Statistics.Surveys;

/// <summary>Result of a chi-square test of a survey table.</summary>
/// <param name="Test">Second-order corrected F with its p-value; degrees of freedom of the numerator.</param>
/// <param name="DenominatorDegreesOfFreedom">Those of the denominator.</param>
/// <param name="Pearson">Pearson's chi-square of the weighted table scaled to n.</param>
/// <param name="FirstOrderPValue">P-value of Pearson's chi-square over the mean design effect.</param>
public sealed record RaoScottResult(
    TestResult Test,
    double DenominatorDegreesOfFreedom,
    double Pearson,
    double FirstOrderPValue
);

/// <summary>
/// Independence of rows and columns in a survey: Pearson's chi-square corrected for the design (Rao and Scott 1984, doi:10.1214/aos/1176346391, second order, F as Thomas and Rao
/// 1987). As R <c>survey::svychisq</c>.
/// </summary>
public static class RaoScottTest
{
    /// <summary>Tests two categories.</summary>
    /// <param name="survey">The design.</param>
    /// <param name="rows">Category of each row; null where missing.</param>
    /// <param name="columns">Other category of each row; null where missing.</param>
    /// <exception cref="StatisticsException">EST003: nobody is left. EST013: fewer than two categories hold anybody.</exception>
    public static RaoScottResult Run(SurveyDesign survey, IReadOnlyList<string?> rows, IReadOnlyList<string?> columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        var known = new DataColumn("row", [.. rows.Zip(columns, (r, c) => r is null || c is null ? double.NaN : 0)]);
        var used = SurveyRows.Of(survey, [known]);
        var (i, j) = (Codes(used, rows), Codes(used, columns));
        if (i.Count < 2 || j.Count < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"The table is {i.Count} × {j.Count}.",
                "A test of independence needs at least two rows and two columns with anybody in them."
            );
        }

        var shares = new Matrix(i.Count, j.Count);
        foreach (var r in used.Used)
        {
            shares[i.Codes[r], j.Codes[r]] += used.Weights[r] / used.Total;
        }

        // Cells column by column, as R; one contrast of log shares for each interaction.
        var covariance = CellCovariance(used, shares, (i.Codes, j.Codes));
        var delta = Effects(covariance, shares, used.Used.Length);
        return Result(used, Pearson(shares) * used.Used.Length, delta);
    }

    private static (int[] Codes, int Count) Codes(SurveyRows used, IReadOnlyList<string?> values)
    {
        string[] levels = [.. used.Used.Select(r => values[r]!).Distinct(StringComparer.Ordinal)];
        var codes = new int[values.Count];
        foreach (var r in used.Used)
        {
            codes[r] = Array.IndexOf(levels, values[r]);
        }

        return (codes, levels.Length);
    }

    private static Matrix CellCovariance(SurveyRows used, Matrix shares, (int[] Row, int[] Column) codes)
    {
        var scores = new double[shares.Values.Length][];
        for (var cell = 0; cell < scores.Length; cell++)
        {
            var (row, column) = (cell % shares.Rows, cell / shares.Rows);
            scores[cell] = used.Scores(r =>
                ((codes.Row[r] == row && codes.Column[r] == column ? 1 : 0) - shares[row, column]) / used.Total
            );
        }

        return SurveyVariance.Of(used.Design, scores);
    }

    /// <summary>The matrix of generalised design effects, (r − 1)(c − 1) square.</summary>
    private static Matrix Effects(Matrix covariance, Matrix shares, int n)
    {
        var contrasts = Interactions(shares.Rows, shares.Columns);
        var scaled = contrasts.Copy();
        for (var q = 0; q < scaled.Columns; q++)
        {
            for (var cell = 0; cell < scaled.Rows; cell++)
            {
                var share = shares.Values[cell];
                scaled[cell, q] = share > 0 ? contrasts[cell, q] / share : 0;
            }
        }

        var simple = contrasts.TransposeTimes(scaled).Scale(1.0 / n);
        return Cholesky
            .Factor(simple, "The table, with so many empty cells,")
            .Solve(scaled.TransposeTimes(covariance.Times(scaled)));
    }

    /// <summary>Products of row and column contrasts: orthogonal to both margins.</summary>
    private static Matrix Interactions(int rows, int columns)
    {
        var contrasts = new Matrix(rows * columns, (rows - 1) * (columns - 1));
        for (var b = 1; b < columns; b++)
        {
            for (var a = 1; a < rows; a++)
            {
                for (var cell = 0; cell < rows * columns; cell++)
                {
                    contrasts[cell, (b - 1) * (rows - 1) + a - 1] =
                        Centred(cell % rows, a, rows) * Centred(cell / rows, b, columns);
                }
            }
        }

        return contrasts;
    }

    private static double Centred(int at, int level, int levels) => (at == level ? 1.0 : 0) - 1.0 / levels;

    private static double Pearson(Matrix shares)
    {
        double sum = 0;
        for (var i = 0; i < shares.Rows; i++)
        {
            for (var j = 0; j < shares.Columns; j++)
            {
                var column = shares.Column(j).ToArray().Sum();
                var row = Enumerable.Range(0, shares.Columns).Sum(c => shares[i, c]);
                sum += Math.Pow(shares[i, j] - row * column, 2) / (row * column);
            }
        }

        return sum;
    }

    private static RaoScottResult Result(SurveyRows used, double pearson, Matrix delta)
    {
        var k = delta.Rows;
        double trace = 0;
        double squares = 0;
        for (var a = 0; a < k; a++)
        {
            trace += delta[a, a];
            for (var b = 0; b < k; b++)
            {
                squares += delta[a, b] * delta[b, a];
            }
        }

        // R takes the units and strata of the whole sample, also for a part of it.
        var structure = SurveyStructure.Of(used.Design);
        double units = structure.Units - structure.UnitsOfStratum.Count;
        var df = trace * trace / squares;
        var test = new TestResult
        {
            Test = "chi2",
            Statistic = pearson / trace,
            DegreesOfFreedom = df,
            PValue = FisherF.UpperTail(pearson / trace, df, df * units),
            N = used.Used.Length,
        };
        return new(test, df * units, pearson, ChiSquared.UpperTail(pearson * k / trace, k));
    }
}
