using System.Globalization;
using System.Text;

namespace Netto.Cli.Validation;

/// <summary>The page docs/validation/coverage.md.</summary>
internal static class CoverageTable
{
    public static string Markdown(
        IReadOnlyList<CoverageRow> rows,
        IReadOnlyList<StudiedRow> studied,
        CoverageSettings settings
    )
    {
        var text = new StringBuilder();
        var (trials, seed) = (settings.Trials, settings.Seed);
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Do 95% intervals hold the truth 95 times in 100?

            Made by `netto validate coverage --trials {trials} --seed {seed} --experiments {settings.Experiments}`: {trials:N0} small simulated trials for each method, in a design
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
        if (studied.Count > 0)
        {
            AppendExperiments(text, studied, settings);
        }
        return text.ToString();
    }

    private static void AppendExperiments(
        StringBuilder text,
        IReadOnlyList<StudiedRow> studied,
        CoverageSettings settings
    )
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"""

            ## The whole road on `wga`

            {settings.Experiments} simulated experiments of {CoverageSettings.People:N0} people, with those of the period before on top, go the whole
            road: registers are written, imported, measured by SQL and evaluated. Each estimate is held against the true effect of
            the same people (`truth.json`). Unlike above nothing makes the assumptions hold. The selection-corrected effect
            (`selection-iv`) is about people who would work under both arms. Its correction takes it that what moves people
            into work is normally distributed, which these histories are only roughly, and that the trait left out of the
            second equation does not move the outcome itself: the bias below is what comes of that. Truth and bias
            are in the unit of the outcome: euros an hour, else a share.

            | outcome | comparison | method | experiments | truth | bias | (its error) | sd of error | mean standard error | coverage | (its error) |
            | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """
        );
        foreach (var row in studied)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Effect.Outcome} | {row.Effect.Comparison} | {row.Effect.Method} | {row.Seeds} | {row.Truth:F4} | {row.Bias:F4} | {row.BiasError:F4} | {row.StandardDeviation:F4} | {row.MeanStandardError:F4} | {100 * row.Coverage:F0}% | {100 * row.CoverageError:F0}% |\n"
            );
        }
    }
}

/// <summary>What was asked of <c>netto validate coverage</c>.</summary>
/// <param name="Trials">Small trials a method.</param>
/// <param name="Seed">First number of the draws.</param>
/// <param name="Experiments">Whole simulated experiments.</param>
internal sealed record CoverageSettings(int Trials, long Seed, int Experiments)
{
    /// <summary>People in a whole experiment: the published size.</summary>
    public const int People = 20_013;
}
