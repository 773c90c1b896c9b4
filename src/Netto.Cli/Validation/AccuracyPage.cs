using System.Globalization;
using System.Text;
using Netto.Statistics.Linear;

namespace Netto.Cli.Validation;

/// <summary>The page docs/methods/accuracy.md.</summary>
internal static class AccuracyPage
{
    internal static string Markdown(IReadOnlyList<NistAgreement> agreements)
    {
        var text = new StringBuilder(
            """
            # Accuracy

            Made by `netto validate accuracy`.

            Linear models are solved by normal equations in one pass when the condition number (columns of unit length) is at most 1,000, with one correction
            from the residuals; otherwise, and for perfect fits, by Householder QR with iterative refinement of solution and residual together, residuals in
            double-double (Björck 1967, doi:10.1007/BF01939321). The choice is in the result. Robust and clustered covariances of badly conditioned columns
            are summed from the influence of each row, since bread × meat × bread loses as many digits as the square of the condition number has.

            Digits of agreement with NIST's certified values (Statistical Reference Datasets, linear regression), smallest over the coefficients
            and over the standard errors (16 = all):

            | set | condition | solver | coefficients | standard errors |
            | --- | ---: | --- | ---: | ---: |

            """
        );
        foreach (var row in agreements)
        {
            var solver = row.Solver == Solver.RefinedQr ? "refined QR" : "normal equations";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Set.Name} | {row.Condition:0e0} | {solver} | {row.CoefficientDigits:0.0} | {row.ErrorDigits:0.0} |\n"
            );
        }
        text.Append(
            """

            The powers of Filip are rounded before any solver sees them: no solver in doubles can do better. Tests hold every set but Filip to nine digits
            (`NistLinearTests`, `NistTypedTests`), Filip to seven; means, standard deviations and one-way analyses of variance to nine. Certified values of the
            first eight sets are those of exact rational arithmetic on the data, the others as published.

            Tails of the normal, t, chi-squared and F distributions agree with R to 1e-12 down to 1e-290 (`DistributionTests`); R itself takes approximations
            for t and F beyond 400,000 degrees of freedom, Netto does not.

            """
        );
        return text.ToString();
    }
}
