namespace Netto.Statistics.Surveys;

/// <summary>Units and strata of a design as codes, checked, with what each stratum's spread is multiplied by.</summary>
internal sealed class SurveyStructure
{
    private readonly int[] unitOfRow;
    private readonly int[] stratumOfUnit;
    private readonly int[] unitsOfStratum;
    private readonly double[] sampled;
    private readonly LoneUnits loneUnits;
    private readonly SurveyDesign design;

    private SurveyStructure(SurveyDesign design, int[] unitOfRow, int[] stratumOfUnit, int strata)
    {
        this.unitOfRow = unitOfRow;
        this.stratumOfUnit = stratumOfUnit;
        loneUnits = design.LoneUnits;
        this.design = design;
        unitsOfStratum = new int[strata];
        foreach (var s in stratumOfUnit)
        {
            unitsOfStratum[s]++;
        }

        sampled = SampledShares(design);
    }

    /// <summary>Units in the sample.</summary>
    internal int Units => stratumOfUnit.Length;

    internal IReadOnlyList<int> StratumOfUnit => stratumOfUnit;

    internal IReadOnlyList<int> UnitOfRow => unitOfRow;

    internal IReadOnlyList<int> UnitsOfStratum => unitsOfStratum;

    /// <summary>Share of a stratum's units that was sampled; 0 with replacement.</summary>
    internal double Sampled(int stratum) => sampled[stratum];

    internal static SurveyStructure Of(SurveyDesign design)
    {
        var n = design.Rows;
        if (design.Units is { } units)
        {
            SurveyChecks.Rows(units.Codes.Length, n, units.Label);
        }

        if (design.Strata is { } strata)
        {
            SurveyChecks.Rows(strata.Codes.Length, n, strata.Label);
        }

        var unitOf = design.Units?.Codes ?? [.. Enumerable.Range(0, n)];
        var stratumOf = new int[design.Units?.Count ?? n];
        Array.Fill(stratumOf, -1);
        for (var i = 0; i < n; i++)
        {
            var stratum = design.Strata?.Codes[i] ?? 0;
            if (stratumOf[unitOf[i]] >= 0 && stratumOf[unitOf[i]] != stratum)
            {
                throw SurveyChecks.NotNested(design.Units!, i);
            }

            stratumOf[unitOf[i]] = stratum;
        }

        return new(design, unitOf, stratumOf, design.Strata?.Count ?? 1);
    }

    internal double DegreesOfFreedom(double[] weights)
    {
        var (units, strata) = (new bool[Units], new bool[unitsOfStratum.Length]);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                units[unitOfRow[i]] = true;
                strata[stratumOfUnit[unitOfRow[i]]] = true;
            }
        }

        return units.Count(u => u) - strata.Count(s => s);
    }

    /// <summary>Covariance of totals: Σ over strata of (1 − f) n/(n − 1) Σ over units (s − s̄)(s − s̄)', s the sum of a unit (Cochran 1977, 11.24).</summary>
    /// <param name="scores">k columns of n values, weights included.</param>
    internal Matrix Covariance(double[][] scores)
    {
        var sums = Array.ConvertAll(scores, ByUnit);
        var factor = Array.ConvertAll([.. Enumerable.Range(0, unitsOfStratum.Length)], Factor);
        foreach (var column in sums)
        {
            var means = new double[unitsOfStratum.Length];
            for (var u = 0; u < column.Length; u++)
            {
                means[stratumOfUnit[u]] += column[u] / unitsOfStratum[stratumOfUnit[u]];
            }

            for (var u = 0; u < column.Length; u++)
            {
                var s = stratumOfUnit[u];
                var centre = unitsOfStratum[s] == 1 && loneUnits == LoneUnits.CentredOnSample ? 0 : means[s];
                column[u] = (column[u] - centre) * Math.Sqrt(factor[s]);
            }
        }

        return CrossProducts.Gram(sums);
    }

    private double[] ByUnit(double[] scores)
    {
        SurveyChecks.Rows(scores.Length, unitOfRow.Length, "A column");
        var sums = new double[Units];
        for (var i = 0; i < scores.Length; i++)
        {
            sums[unitOfRow[i]] += scores[i];
        }

        return sums;
    }

    private double Factor(int stratum)
    {
        var (n, left) = (unitsOfStratum[stratum], 1 - sampled[stratum]);
        if (n > 1 || left < 1e-7)
        {
            return n > 1 ? left * n / (n - 1.0) : 0;
        }

        return loneUnits == LoneUnits.Refused ? throw SurveyChecks.Lone(design, stratum) : left;
    }

    private double[] SampledShares(SurveyDesign design)
    {
        var shares = new double[unitsOfStratum.Length];
        if (design.PopulationUnits is not { } population)
        {
            return shares;
        }

        SurveyChecks.Rows(population.Length, unitOfRow.Length, "The population");
        var given = new double[shares.Length];
        for (var i = 0; i < population.Length; i++)
        {
            var s = stratumOfUnit[unitOfRow[i]];
            var n = unitsOfStratum[s];
            var isShare = population[i] is > 0 and < 1;
            if ((!isShare && !(population[i] >= n)) || (given[s] != 0 && given[s] != population[i]))
            {
                throw SurveyChecks.WrongPopulation(population[i], n, i);
            }

            given[s] = population[i];
            shares[s] =
                isShare ? population[i]
                : double.IsInfinity(population[i]) ? 0
                : n / population[i];
        }

        return shares;
    }
}
