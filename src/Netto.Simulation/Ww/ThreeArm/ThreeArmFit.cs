using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>Which constant of the three-arm experiment is fitted to which figure.</summary>
internal static class ThreeArmFit
{
    private const string Treatment = "treatment";
    private static readonly string[] Controls = ["control", "enforcement"];
    private static readonly (string Parameter, string Covariate, string[] Levels)[] Traits =
    [
        ("profile", "profile_class", ThreeArmTraits.Profiles),
        ("age", "age_band", ThreeArmTraits.Ages),
        ("education", "education", ThreeArmTraits.Educations),
        ("sex", "sex", ThreeArmTraits.Sexes),
    ];

    // The letter gives the totals (2.0 and 2.1 points) and says that work gains most with high chances, and the
    // benefit falls most with low ones. These points by class of the score make up the totals.
    private static readonly double[] WorkPoints = [0.008, 0.012, 0.024, 0.0265, 0.0185];
    private static readonly double[] BenefitPoints = [-0.038, -0.030, -0.019, -0.013, -0.020];

    /// <summary>All rules.</summary>
    public static IReadOnlyList<FitRule> Rules()
    {
        var figures = PublishedFigures.Of(ThreeArmExperiment.Id);
        return [.. Service(figures), .. Effects(), .. Search()];
    }

    /// <summary>Counts many people under all arms, so that levels and effects are nearly free of noise.</summary>
    public static LevelTally Simulate(ParameterSet parameters, long seed, int people)
    {
        var total = ThreeArmTables.NewTally();
        var history = new ThreeArmHistory(new ThreeArmModel(parameters));
        var gate = new Lock();
        Parallel.For(
            0,
            (people + 4095) / 4096,
            block =>
            {
                var tally = Count(history, seed, (block * 4096, Math.Min(people, (block + 1) * 4096)));
                lock (gate)
                {
                    total.Add(tally);
                }
            }
        );
        return total;
    }

    private static LevelTally Count(ThreeArmHistory history, long seed, (int From, int Until) range)
    {
        var tables = new ThreeArmTables();
        var tally = ThreeArmTables.NewTally();
        var rows = new RegisterRows();
        for (var i = range.From; i < range.Until; i++)
        {
            var random = PersonRandom.For(seed, i);
            var person = ThreeArmTraits.Draw(i, random, ThreeArmTraits.Published);
            foreach (var arm in Enum.GetValues<ServiceArm>())
            {
                rows.Clear();
                history.AddTo(rows, person, random, arm);
                tables.Add(tally, person, (rows, ThreeArmPeople.EducationOf(person, random, arm)), arm);
            }
        }

        return tally;
    }

    private static IEnumerable<FitRule> Service(IReadOnlyList<PublishedFigure> figures)
    {
        foreach (
            var (name, arms, published) in ((string, string[], string)[])
                [("treatment", [Treatment], Treatment), ("controls", Controls, "all-control")]
        )
        {
            foreach (
                var (level, measure) in ((string, string)[])
                    [("conversation", "conversation-only"), ("more", "conversation-and-more")]
            )
            {
                foreach (var (trait, covariate, levels) in Traits)
                {
                    foreach (var category in levels)
                    {
                        var subgroup = $"{covariate}={category}";
                        var target = figures.FirstOrDefault(f =>
                            f.Measure == $"service-8:{measure}" && f.Arm == published && f.Subgroup == subgroup
                        );
                        if (target is not null)
                        {
                            yield return new FitRule(
                                $"service.{name}.{level}.{trait}.{category}",
                                target.Value,
                                t => t.Mean($"service-8:{measure}", arms, subgroup),
                                FitStep.Scale,
                                0.25
                            )
                            {
                                Bounds = (1e-4, 500),
                            };
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<FitRule> Effects()
    {
        for (var i = 0; i < WorkPoints.Length; i++)
        {
            var profile = ThreeArmTraits.Profiles[i];
            var subgroup = $"profile_class={profile}";
            yield return new FitRule(
                $"help.work.{profile}",
                WorkPoints[i],
                t => Effect(t, "job-12", subgroup),
                FitStep.Scale,
                0.6
            )
            {
                Bounds = (1e-3, 0.7),
            };
            var low = i < 2 || i == 4;
            yield return new FitRule(
                low ? $"help.sickness.{profile}" : $"help.partial-share.{profile}",
                BenefitPoints[i],
                t => Effect(t, "benefit-12", subgroup),
                FitStep.Add,
                low ? -1 : 12
            )
            {
                Bounds = (0, low ? 0.3 : 0.9),
            };
        }
    }

    private static IEnumerable<FitRule> Search()
    {
        foreach (var (arm, target) in ((string, double)[])[("enforcement", 3.4), ("control", 2.9), (Treatment, 3.25)])
        {
            yield return new FitRule(
                $"applications.rate.{arm}",
                target,
                t => t.Mean("applications", [arm], ""),
                FitStep.Scale,
                1
            );
        }

        yield return new FitRule(
            "applications.first-quarter",
            3.1 / 3.22,
            t => All(t, "applications:first-3-months") / All(t, "applications:after-3-months"),
            FitStep.Scale,
            1
        );
        // A little above 0.3 a person, so that all successes over all weeks are not far below it either.
        yield return new FitRule("success.chance", 0.303, t => All(t, "success-per-4-weeks"), FitStep.Scale, 1);
    }

    private static double All(LevelTally tally, string measure) =>
        (0.8 * tally.Mean(measure, [Treatment], "")) + (0.2 * tally.Mean(measure, Controls, ""));

    private static double Effect(LevelTally tally, string measure, string subgroup) =>
        tally.Mean(measure, [Treatment], subgroup) - tally.Mean(measure, Controls, subgroup);
}
