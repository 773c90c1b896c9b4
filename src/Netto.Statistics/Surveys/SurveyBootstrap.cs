using Netto.Statistics.Resampling;

namespace Netto.Statistics.Surveys;

/// <summary>
/// Bootstrap of a survey: in each stratum n − 1 of its n units are drawn with replacement and the weights rescaled (Rao and Wu 1988, doi:10.1080/01621459.1988.10478591; Rao, Wu and Yue 1992),
/// with the finite population correction; a calibrated design is calibrated again in every draw. As R <c>survey::as.svrepdesign(type = "subbootstrap")</c>, which leaves the correction out.
/// </summary>
public static class SurveyBootstrap
{
    /// <summary>Estimates again in every draw.</summary>
    /// <param name="design">The design.</param>
    /// <param name="estimator">What is estimated from a design; its terms must be the same in every draw.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <returns>Estimates of the sample with the covariance of the draws, t with the degrees of freedom of the design.</returns>
    /// <exception cref="StatisticsException">EST008: fewer than two draws could be estimated. SVY003: a stratum has one unit.</exception>
    public static BootstrapFit Fit(
        SurveyDesign design,
        Func<SurveyDesign, CoefficientTable> estimator,
        ResamplingPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(plan);
        var estimates = estimator(design);
        var strata = Strata(design);
        var draws = plan.Run((random, _) => Draw(design, strata, estimator, random));
        double[][] solved = [.. draws.OfType<double[]>().Where(d => d.Length == estimates.Count)];
        if (solved.Length < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.Singular,
                $"The estimates could be made in {solved.Length} of {draws.Length} draws.",
                "Join strata or categories, or use the linearised variance."
            );
        }

        var table = CoefficientTable.From(
            estimates.Terms,
            [.. estimates.Select(b => b.Estimate)],
            BootstrapSpread.Of(solved),
            design.DegreesOfFreedom
        );
        return new(table, solved, draws.Length - solved.Length);
    }

    private sealed record Stratum(int[] Units, double Root);

    private static (SurveyStructure Structure, Stratum[] Strata) Strata(SurveyDesign design)
    {
        var structure = SurveyStructure.Of(design);
        var members = Enumerable
            .Range(0, structure.Units)
            .GroupBy(u => structure.StratumOfUnit[u])
            .Select(g => new Stratum([.. g], Math.Sqrt(1 - structure.Sampled(g.Key))))
            .ToArray();
        var isCertain = design.LoneUnits == LoneUnits.Certain;
        return members.FirstOrDefault(s => s.Units.Length == 1 && s.Root > 0 && !isCertain) is { } lone
            ? throw SurveyChecks.Lone(design, structure.StratumOfUnit[lone.Units[0]])
            : (structure, members);
    }

    private static double[]? Draw(
        SurveyDesign design,
        (SurveyStructure Structure, Stratum[] Strata) parts,
        Func<SurveyDesign, CoefficientTable> estimator,
        RandomSource random
    )
    {
        var factor = new double[parts.Structure.Units];
        Array.Fill(factor, 1);
        foreach (var (units, root) in parts.Strata.Where(s => s.Units.Length > 1))
        {
            foreach (var unit in units)
            {
                factor[unit] = 1 - root;
            }

            for (var k = 1; k < units.Length; k++)
            {
                factor[units[random.NextInt(units.Length)]] += root * units.Length / (units.Length - 1.0);
            }
        }

        var weights = new double[design.Rows];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = design.BaseWeights[i] * factor[parts.Structure.UnitOfRow[i]];
        }

        try
        {
            return [.. estimator(design.Reweighted(weights)).Select(b => b.Estimate)];
        }
        catch (StatisticsException)
        {
            return null;
        }
    }
}
