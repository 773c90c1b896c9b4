namespace Netto.Statistics.Streaming;

/// <summary>Coefficients and covariance of an equation from its sums.</summary>
internal sealed class StreamedEstimate(StreamedEquation equation, ScoreSums? scores, StreamedModel model)
{
    private const double PerfectCompliance = 1e-24;

    internal StreamedEquation Equation => equation;

    internal ScoreSums? Scores => scores;

    /// <summary>Rows, or the sum of the frequencies.</summary>
    internal double N =>
        model.Weights == StreamedWeights.Frequency ? equation.System.Sums.Weight : equation.System.Sums.Rows;

    internal double Free => N - equation.Size;

    internal double ResidualSumOfSquares => scores?.ResidualSumOfSquares ?? equation.ResidualSumOfSquares;

    internal int? ClusterCount => model.Covariance == StreamedCovariance.CR1 ? scores!.Clusters.Count : null;

    internal CoefficientTable Table()
    {
        var (bread, back) = (equation.CentredBread(), equation.FromCentred());
        var centred = equation.CentredEstimates();
        if (scores is not null)
        {
            Vectors.AddScaled(centred, bread.Times([.. scores.Gradient]), 1); // what rounding left of the gradient
        }
        var covariance = back.Sandwich(Covariance(bread));
        var df = ClusterCount is { } g ? g - 1 : Free;
        return CoefficientTable.From(equation.Terms, back.Times(centred), covariance, df);
    }

    /// <summary>As <see cref="InstrumentalVariables.FirstStage.EffectiveF"/>; without end where the instruments say all.</summary>
    internal double EffectiveF(string[] excluded)
    {
        if (ResidualSumOfSquares <= PerfectCompliance * equation.TotalSumOfSquares)
        {
            return double.PositiveInfinity;
        }
        var (table, at) = (Table(), Array.ConvertAll(excluded, z => Array.IndexOf(equation.Terms, z)));
        return InstrumentalVariables.FirstStage.EffectiveFOf(
            equation.FromCentred().Sandwich(equation.CentredBread()).Submatrix(at),
            table.Covariance.Submatrix(at),
            [.. at.Select(i => table[i].Estimate)]
        );
    }

    private Matrix Covariance(Matrix bread)
    {
        if (Free <= 0)
        {
            return bread.Scale(double.NaN);
        }
        return model.Covariance switch
        {
            StreamedCovariance.Classical => bread.Scale(ResidualSumOfSquares / Free),
            StreamedCovariance.HC1 => bread.Sandwich(scores!.Meat).Scale(N / Free),
            _ => Clustered(bread),
        };
    }

    private Matrix Clustered(Matrix bread)
    {
        double g = scores!.Clusters.Count;
        if (g < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.TooFewClusters,
                $"{model.ClusterLabel} makes {g} cluster.",
                "A clustered covariance needs at least 2; use hc1 when rows are independent."
            );
        }
        var meat = new Matrix(equation.Size, equation.Size);
        foreach (var (_, sums) in scores.Clusters.OrderBy(c => c.Key))
        {
            for (var j = 0; j < sums.Length; j++)
            {
                Vectors.AddScaled(meat.Column(j), sums, sums[j]);
            }
        }
        return bread.Sandwich(meat).Scale(g / (g - 1) * ((N - 1) / Free));
    }
}
