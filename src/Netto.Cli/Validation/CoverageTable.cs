using System.Globalization;
using System.Text;

namespace Netto.Cli.Validation;

/// <summary>The page docs/validation/coverage.md.</summary>
internal static class CoverageTable
{
    public static string Markdown(IReadOnlyList<CoverageRow> rows, int trials, long seed)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Do 95% intervals hold the truth 95 times in 100?

            Made by `netto validate coverage --trials {trials} --seed {seed}`: {trials:N0} small simulated trials for each method, in a design
            where its assumptions hold and the true effect in the population is known (`Netto.Simulation.Trials`). Coverage between 94% and
            96% is what the intervals promise; the Monte Carlo error is that of a coverage of 95%.

            | method | design | truth | bias | (its error) | sd of estimates | mean standard error | coverage | (its error) | refused |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """
        );
        foreach (var row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Method.Name} | {row.Method.Setting} | {row.Method.Truth:F4} | {row.Bias:F4} | {row.BiasError:F4} | {row.StandardDeviation:F4} | {row.MeanStandardError:F4} | {100 * row.Coverage:F2}% | {100 * row.CoverageError:F2}% | {row.Failed} |\n"
            );
        }

        text.Append(
            """

            Standard errors: `itt` HC2 (Neyman), `late` HC1 with covariates in both stages, `did` and `did-iv` CR2 with Satterthwaite degrees of freedom
            by office, `selection-iv` the stacked moments of both steps. Coverage is about the effect in the population from which
            people are drawn: about the effect in the very sample Neyman's variance is on the safe side.

            """
        );
        return text.ToString();
    }
}
