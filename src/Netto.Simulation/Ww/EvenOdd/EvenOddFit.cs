using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>Which constant of the even-odd experiment is fitted to which published figure.</summary>
internal static class EvenOddFit
{
    private const string Treatment = "treatment";
    private const string Control = "control";
    private static readonly (string Name, string Subgroup)[] Sexes = [("men", "sex=man"), ("women", "sex=woman")];

    /// <summary>All rules.</summary>
    public static IReadOnlyList<FitRule> Rules()
    {
        var figures = PublishedFigures.Of("ww-even-odd");
        return
        [
            .. Exits(figures),
            .. Effects(figures),
            .. Conversations(figures),
            .. Services(figures),
            .. Jobs(figures),
        ];
    }

    /// <summary>Counts many people under both arms, so that levels and effects are nearly free of noise.</summary>
    public static LevelTally Simulate(ParameterSet parameters, long seed, int people)
    {
        var tables = new EvenOddTables();
        var total = tables.NewTally();
        var history = new EvenOddHistory(new EvenOddModel(parameters));
        var gate = new Lock();
        Parallel.For(
            0,
            (people + 4095) / 4096,
            block =>
            {
                var tally = tables.NewTally();
                for (var i = block * 4096; i < Math.Min(people, (block + 1) * 4096); i++)
                {
                    var random = PersonRandom.For(seed, i);
                    var person = EvenOddTraits.Draw(i, random, EvenOddTraits.Published);
                    for (var arm = 0; arm < 2; arm++)
                    {
                        var rows = new RegisterRows();
                        history.AddTo(rows, person, random, arm);
                        tables.Add(tally, person, rows, arm);
                    }
                }

                lock (gate)
                {
                    total.Add(tally);
                }
            }
        );
        return total;
    }

    private static IEnumerable<FitRule> Exits(IReadOnlyList<PublishedFigure> figures)
    {
        foreach (var (sex, subgroup) in Sexes)
        {
            foreach (var months in (int[])[6, 9, 12, 15])
            {
                var work = Level(figures, $"exit-to-job-{months}", Control, subgroup);
                var all = Level(figures, $"exit-{months}", Control, subgroup);
                yield return Rule($"exit.{sex}.work.{months}", work, $"exit-to-job-{months}", subgroup, 0.8);
                yield return new FitRule(
                    $"exit.{sex}.other.{months}",
                    all - work,
                    t =>
                        Mean(t, $"exit-{months}", Control, subgroup)
                        - Mean(t, $"exit-to-job-{months}", Control, subgroup),
                    FitStep.Add,
                    0.8
                );
            }
        }
    }

    private static IEnumerable<FitRule> Effects(IReadOnlyList<PublishedFigure> figures)
    {
        foreach (var (sex, subgroup) in Sexes)
        {
            foreach (var (conversation, months) in ((int, int)[])[(4, 6), (7, 9), (10, 12), (12, 15)])
            {
                yield return Effect($"help.{sex}.{conversation}", figures, $"exit-{months}", subgroup) with
                {
                    Bounds = (0, 0.4),
                };
            }

            yield return Effect($"help.to-work.{sex}", figures, "exit-to-job-12", subgroup) with
            {
                Gain = 8,
                Bounds = (0.5, 1),
            };
            yield return Effect($"permanent-after-conversation.{sex}", figures, "first-job-permanent", subgroup) with
            {
                Gain = 5,
            };
        }

        yield return Effect("help.winter", figures, "exit-15", "sex=man") with
        {
            Gain = -20,
            Bounds = (1, 2.5),
        };
    }

    private static FitRule Effect(
        string parameter,
        IReadOnlyList<PublishedFigure> figures,
        string measure,
        string subgroup
    ) =>
        new(
            parameter,
            figures.First(f => f.Kind == FigureKind.Effect && f.Measure == measure && f.Subgroup == subgroup).Value,
            t => Mean(t, measure, Treatment, subgroup) - Mean(t, measure, Control, subgroup),
            FitStep.Add,
            1
        );

    private static IEnumerable<FitRule> Conversations(IReadOnlyList<PublishedFigure> figures)
    {
        foreach (var arm in EvenOddTables.Arms)
        {
            foreach (var month in (int[])[7, 10, 12])
            {
                yield return Scale($"held.{arm}.{month}", figures, $"conversation-{month}:held", arm);
            }

            var none = Level(figures, "conversation-4:none", arm, "");
            yield return new FitRule(
                $"held.{arm}.4",
                1 - none,
                t => 1 - Mean(t, "conversation-4:none", arm, ""),
                FitStep.Add,
                0.8
            );
            yield return Scale($"form-unclear.{arm}", figures, "conversation-4:unclear", arm);
        }
    }

    private static IEnumerable<FitRule> Services(IReadOnlyList<PublishedFigure> figures) =>
        from arm in EvenOddTables.Arms
        from service in EvenOddModel.OtherServices
        select Scale($"service.{arm}.{service}", figures, $"contacts-after-week-10:{service}", arm);

    private static IEnumerable<FitRule> Jobs(IReadOnlyList<PublishedFigure> figures)
    {
        foreach (var (sex, subgroup) in Sexes)
        {
            double Of(string measure) => Level(figures, measure, Control, subgroup);
            yield return Rule(
                $"work.long-days.{sex}",
                Of("first-job-length"),
                "first-job-length",
                subgroup,
                1,
                FitStep.Scale
            );
            yield return Rule(
                $"side.long-days.{sex}",
                Of("first-job-length"),
                "first-job-length",
                subgroup,
                1,
                FitStep.Scale
            );
            yield return Rule($"late-job.{sex}", Of("neither-fraction"), "neither-fraction", subgroup, -1.5) with
            {
                Bounds = (0.02, 0.95),
            };
            yield return Rule($"partial-job.{sex}", Of("job-fraction"), "job-fraction", subgroup, 2) with
            {
                Bounds = (0.02, 0.95),
            };
            yield return Rule($"permanent.{sex}", Of("first-job-permanent"), "first-job-permanent", subgroup, 0.9);
            yield return Rule($"jobs.ever-next.{sex}", 1.6, "job-count", subgroup, 0.5) with
            {
                Bounds = (0.05, 1),
            };
            yield return Rule($"wage.{sex}", Of("hourly-wage"), "hourly-wage", subgroup, 1, FitStep.Scale);
            yield return Rule($"hours.{sex}", Of("part-time-factor"), "part-time-factor", subgroup, 1, FitStep.Scale);
        }

        yield return Rule("returns", Level(figures, "returned", Control, ""), "returned", "", 1);
    }

    private static FitRule Rule(
        string parameter,
        double target,
        string measure,
        string subgroup,
        double gain,
        FitStep step = FitStep.Add
    ) => new(parameter, target, t => Mean(t, measure, Control, subgroup), step, gain);

    private static FitRule Scale(
        string parameter,
        IReadOnlyList<PublishedFigure> figures,
        string measure,
        string arm
    ) => new(parameter, Level(figures, measure, arm, ""), t => Mean(t, measure, arm, ""), FitStep.Scale, 0.9);

    private static double Mean(LevelTally tally, string measure, string arm, string subgroup) =>
        tally.Mean(measure, [arm], subgroup);

    private static double Level(IReadOnlyList<PublishedFigure> figures, string measure, string arm, string subgroup) =>
        figures
            .First(f => f.Kind == FigureKind.Level && f.Measure == measure && f.Arm == arm && f.Subgroup == subgroup)
            .Value;
}
