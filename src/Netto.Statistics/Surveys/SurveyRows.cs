namespace Netto.Statistics.Surveys;

/// <summary>The rows of a design that an estimate uses: looked at, of weight above zero, complete.</summary>
internal sealed record SurveyRows(SurveyDesign Design, double[] Weights, int[] Used, IReadOnlyList<DroppedRows> Dropped)
{
    internal double Total { get; } = Vectors.Sum(Weights);

    internal double DegreesOfFreedom => SurveyStructure.Of(Design).DegreesOfFreedom(Weights);

    internal static SurveyRows Of(SurveyDesign design, IReadOnlyList<DataColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(design);
        var weights = (double[])design.WeightsInside().Clone();
        var dropped = new List<DroppedRows>();
        foreach (var column in columns)
        {
            SurveyChecks.Rows(column.Length, design.Rows, column.Label);
            var missing = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                if (weights[i] > 0 && !double.IsFinite(column.Values[i]))
                {
                    weights[i] = 0;
                    missing++;
                }
            }

            if (missing > 0)
            {
                dropped.Add(new($"{column.Label} is missing", missing));
            }
        }

        int[] used = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0)];
        return used.Length > 0
            ? new(design, weights, used, dropped)
            : throw SurveyChecks.Nobody(columns.Count > 0 ? columns[0].Label : "the estimate");
    }

    internal double[] Pick(double[] values) => Array.ConvertAll(Used, i => values[i]);

    /// <summary>
    /// Whether all rows used that meet a condition lie in one unit. The residuals of a mean then cancel and its variance would come out as zero, where there is no telling;
    /// unless the unit is all there is, or the design says to count it so.
    /// </summary>
    internal bool IsLone(Func<int, bool> inside)
    {
        var structure = SurveyStructure.Of(Design);
        int[] units = [.. Used.Where(inside).Select(i => structure.UnitOfRow[i]).Distinct().Take(2)];
        return units.Length == 1
            && Design.LoneUnits == LoneUnits.Refused
            && structure.Sampled(structure.StratumOfUnit[units[0]]) == 0;
    }

    /// <summary>Weighted mean over the rows used.</summary>
    internal double Mean(double[] values) => Sum(values) / Total;

    /// <summary>Weighted sum over the rows used.</summary>
    internal double Sum(double[] values)
    {
        double sum = 0;
        foreach (var i in Used)
        {
            sum += Weights[i] * values[i];
        }

        return sum;
    }

    /// <summary>n values: weight × influence on the rows used, zero elsewhere.</summary>
    internal double[] Scores(Func<int, double> influence)
    {
        var scores = new double[Weights.Length];
        foreach (var i in Used)
        {
            scores[i] = Weights[i] * influence(i);
        }

        return scores;
    }
}
