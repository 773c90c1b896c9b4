namespace Netto.Statistics.Surveys;

/// <summary>Intervals of a design-based share that stay within zero and one. As R <c>survey::svyciprop</c>.</summary>
public static class ProportionInterval
{
    /// <summary>Normal on the scale of log(p/(1 − p)), turned back; t with the degrees of freedom of the design. R's <c>method = "logit"</c>.</summary>
    /// <param name="share">An estimate of <see cref="SurveyEstimation.Shares"/> or a mean of a 0/1 column.</param>
    /// <param name="confidence">Coverage, 0.95 unless told.</param>
    /// <returns>Null when the share is zero or one: there is no logit.</returns>
    public static ConfidenceInterval? Logit(Coefficient share, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(share);
        var p = share.Estimate;
        if (p is not (> 0 and < 1) || !(share.DegreesOfFreedom > 0))
        {
            return null;
        }

        var half =
            StudentT.UpperQuantile((1 - confidence) / 2, share.DegreesOfFreedom) * share.StandardError / (p * (1 - p));
        var centre = Math.Log(p / (1 - p));
        return new(Expit(centre - half), Expit(centre + half));
    }

    /// <summary>
    /// Clopper and Pearson's exact interval with the effective sample size p(1 − p)/variance, adjusted for the degrees of freedom (Korn and Graubard 1998,
    /// Survey Methodology 24:193). R's <c>method = "beta"</c>; with a variance of zero n itself, as Korn and Graubard, where R gives nothing.
    /// </summary>
    /// <param name="share">An estimate of <see cref="SurveyEstimation.Shares"/> or a mean of a 0/1 column.</param>
    /// <param name="rows">Rows in the survey.</param>
    /// <param name="confidence">Coverage, 0.95 unless told.</param>
    /// <returns>Null without degrees of freedom.</returns>
    public static ConfidenceInterval? Beta(Coefficient share, double rows, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(share);
        var (p, tail) = (share.Estimate, (1 - confidence) / 2);
        if (!(share.DegreesOfFreedom > 0) || !(rows > 1))
        {
            return null;
        }

        var variance = share.StandardError * share.StandardError;
        var ratio = StudentT.UpperQuantile(tail, rows - 1) / StudentT.UpperQuantile(tail, share.DegreesOfFreedom);
        var n = variance > 0 ? p * (1 - p) / variance * ratio * ratio : rows;
        return Comparisons.Proportions.ExactLimits(p * n, n, tail);
    }

    private static double Expit(double z) => 1 / (1 + Math.Exp(-z));
}
