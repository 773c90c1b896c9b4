using System.Globalization;
using System.Text;

namespace Netto.Cli.Validation.Estimators;

/// <summary>The page docs/validation/estimators.md.</summary>
internal static class EstimatorTable
{
    public static string Markdown(IReadOnlyList<EstimatorRow> rows, int trials, long seed)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Every estimator beside a rival that fails

            Made by `netto validate estimators --trials {trials} --seed {seed}`. Each row is a small simulated world in which the assumptions of the
            estimator hold, those of the rival do not, and the truth is known. A 95% interval must hold the truth in 95 of 100 worlds:
            the estimator's does, the rival's does not. Estimators that resample are tried in fewer worlds. The Monte Carlo error of a coverage
            is 0.2 points with 10,000 worlds, 0.5 with 2,000, 0.7 with 1,000 and 1.0 with 500.

            | estimator | world | truth | bias | (its error) | coverage | worlds | refused | rival | its bias | its coverage |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |

            """
        );
        foreach (var (design, own, rival) in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {design.Name} | {design.Setting} | {design.Truth:0.0000} | {Number(own.Bias)} | {Number(own.BiasError)} | {100 * own.Coverage:0.0}% | {own.Trials:N0} | {own.Refused} | {design.Rival} | {rival.Bias:0.0000} | {100 * rival.Coverage:0.0}% |\n"
            );
        }
        text.Append(
            """

            The designs stand in the source, a few lines each, so that anybody can draw them elsewhere. Three need a word. The test design of R's
            `sampleSelection::heckit(inst=)` has the same estimate on both sides of its row; only the standard errors differ. The Anderson-Rubin
            set may be unbounded with so weak an instrument: it is then the honest answer, and counts as holding the truth when it does.
            Of Lee's bounds the upper one is compared with the truth, which it equals in this world.

            """
        );
        return text.ToString();
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
