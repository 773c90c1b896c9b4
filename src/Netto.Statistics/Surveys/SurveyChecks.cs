namespace Netto.Statistics.Surveys;

/// <summary>What is refused in a survey design.</summary>
internal static class SurveyChecks
{
    internal static void Weights(double[] weights)
    {
        var wrong = Array.FindIndex(weights, w => !(w >= 0) || double.IsInfinity(w));
        if (wrong >= 0 || Array.TrueForAll(weights, w => w == 0))
        {
            throw new StatisticsException(
                StatisticsErrors.WrongWeight,
                wrong >= 0 ? $"The weight of row {wrong + 1} is {weights[wrong]:R}." : "All weights are zero.",
                "A weight is one over the chance to be in the survey: zero or more."
            )
            {
                Rows = wrong >= 0 ? [wrong + 1] : [],
            };
        }
    }

    internal static void Rows(int found, int wanted, string what)
    {
        if (found != wanted)
        {
            throw new StatisticsException(
                StatisticsErrors.LengthMismatch,
                $"{what} has {found} rows, the weights {wanted}.",
                "Give columns of one data set."
            );
        }
    }

    internal static StatisticsException NotNested(Clusters units, int row) =>
        new(
            "SVY001",
            $"The unit of {units.Label} in row {row + 1} occurs in two strata.",
            "A unit lies within one stratum: give units of different strata different names."
        )
        {
            Rows = [row + 1],
        };

    internal static StatisticsException WrongPopulation(double found, int units, int row) =>
        new(
            "SVY002",
            $"The population of row {row + 1} is {found:R} units, {units} of its stratum are in the sample.",
            "Give one number for all rows of a stratum: at least the units sampled, or the share of them that was sampled."
        )
        {
            Rows = [row + 1],
        };

    /// <summary>A stratum with one unit; without strata the sample itself.</summary>
    internal static StatisticsException Lone(SurveyDesign design, int stratum)
    {
        var unit = design.Units is { } units ? $"one unit of {units.Label}" : "one unit";
        return design.Strata is { } strata
            ? new(
                "SVY003",
                $"Stratum {strata.NameOf(stratum)} of {strata.Label} has {unit} in the sample, so its spread cannot be seen.",
                "Join strata, or say what to do with lone units (--lone-units)."
            )
            : new(
                "SVY003",
                $"The sample has {unit}, so its spread cannot be seen.",
                "Give a sample of two units or more, or a finer column of units."
            );
    }

    internal static StatisticsException Nobody(string what) =>
        new(StatisticsErrors.TooFewRows, $"Nobody is left for {what}.", "Look at the rows kept and their weights.");
}
