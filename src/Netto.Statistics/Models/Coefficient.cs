namespace Netto.Statistics.Models;

/// <summary>One estimate with its uncertainty; the same columns for every estimator.</summary>
/// <param name="Term">Name of the term.</param>
/// <param name="Estimate">The estimate, in units of the outcome per unit of the regressor.</param>
/// <param name="StandardError">Standard error of the estimate.</param>
/// <param name="Statistic">Estimate over standard error.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the t distribution; infinite for the normal.</param>
/// <param name="PValue">Two-sided p-value of the hypothesis that the estimand is zero; NaN when the standard error is zero and so is the estimate.</param>
/// <param name="Low">Lower end of the confidence interval.</param>
/// <param name="High">Upper end of the confidence interval.</param>
public sealed record Coefficient(
    string Term,
    double Estimate,
    double StandardError,
    double Statistic,
    double DegreesOfFreedom,
    double PValue,
    double Low,
    double High
)
{
    /// <summary>Makes a coefficient from its estimate, standard error and degrees of freedom.</summary>
    /// <param name="term">Name of the term.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="standardError">Its standard error.</param>
    /// <param name="degreesOfFreedom">Of the t distribution; infinite for the normal.</param>
    /// <param name="level">Level of the confidence interval, 0.95 by default.</param>
    public static Coefficient From(
        string term,
        double estimate,
        double standardError,
        double degreesOfFreedom,
        double level = 0.95
    )
    {
        var statistic = estimate / standardError;
        var usable = degreesOfFreedom > 0 && double.IsFinite(standardError);
        var half = usable ? StudentT.UpperQuantile((1 - level) / 2, degreesOfFreedom) * standardError : double.NaN;
        return new Coefficient(
            term,
            estimate,
            standardError,
            statistic,
            degreesOfFreedom,
            usable ? StudentT.TwoSided(statistic, degreesOfFreedom) : double.NaN,
            estimate - half,
            estimate + half
        );
    }
}
