using System.Globalization;
using Netto.Bench.Statistics.Harness;
using Netto.Statistics.Comparisons;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Surveys;
using Netto.Statistics.Weighting;

namespace Netto.Bench.Statistics.Topics;

/// <summary>Weights and design-based estimates of 20,000 respondents, and Fisher's test of a wide table.</summary>
internal sealed class SurveyBenchmarks : ITopic
{
    private const int Margins = 15;

    public string Name => "surveys";

    public string Title => "Surveys";

    public void Run(TopicRun run)
    {
        var people = run.Rows(20_000);
        var columns = Respondents(people);
        WeightingTarget[] means = [.. columns.Take(Margins).Select(c => new WeightingTarget.Mean(c, Target(c)))];
        run.Time("entropy balancing, 20,000 × 15", () => EntropyBalancing.Fit(means), new Target.Under(0.05));
        run.Time("linear calibration, 20,000 × 15", () => Calibration.Fit(means));
        WeightingTarget.Shares[] shares = [.. columns.TakeLast(4).Select(Shares)];
        run.Time("raking, 20,000 × 4 margins of 5", () => Raking.Fit(shares), new Target.TimesPeer("survey", 1));
        var design = new SurveyDesign(columns[0].Values.Select(v => 1 + Math.Abs(v)).ToArray())
        {
            Strata = Clusters.Of("strata", columns[^1].Values),
            Units = Clusters.Of(
                "units",
                Enumerable.Range(0, people).Select(i => (i / 20, columns[^1].Values[i])).ToArray()
            ),
        };
        var y = columns[1];
        var regressors = Design.WithConstant([.. columns.Skip(2).Take(10)]);
        run.Time("design-based mean, 20,000 in strata and units", () => SurveyEstimation.Means(design, y));
        run.Time("design-based regression, 20,000 × 11", () => SurveyRegression.Linear(design, y, regressors));
        ContingencyTable wide = new([
            [61, 77, 102, 33, 80, 93, 21],
            [68, 58, 98, 42, 71, 80, 15],
        ]);
        run.Time("Fisher's exact test, 2 × 7, 899 people", () => FisherExactTest.Run(wide));
        DataColumn[] all =
        [
            .. columns,
            new("w", design.Weights),
            new("unit", [.. design.Units!.Codes.Select(c => (double)c)]),
        ];
        run.TimePeers([.. all.Select(c => (c.Label, c.Values))]);
    }

    // 15 numbers, 4 answers of five categories, a stratum.
    private static DataColumn[] Respondents(int people)
    {
        var random = new RandomSource(20261122, 7);
        var common = new double[people];
        for (var i = 0; i < people; i++)
        {
            common[i] = random.NextNormal();
        }

        double[] Numbers() => Array.ConvertAll(common, c => 0.4 * c + random.NextNormal());
        double[] Answers() =>
            Array.ConvertAll(common, c => Math.Clamp(Math.Floor(2.5 + c + random.NextNormal()), 0, 4));
        return
        [
            .. Enumerable.Range(0, Margins).Select(j => new DataColumn($"x{j}", Numbers())),
            .. Enumerable.Range(0, 4).Select(j => new DataColumn($"f{j}", Answers())),
        ];
    }

    private static double Target(DataColumn column) => column.Values.Average() + 0.15;

    private static WeightingTarget.Shares Shares(DataColumn column)
    {
        double[] shares = [0.15, 0.25, 0.25, 0.2, 0.15];
        return new(
            column.Label,
            Array.ConvertAll(column.Values, v => v.ToString(CultureInfo.InvariantCulture)),
            shares
                .Select((s, i) => (Key: i.ToString(CultureInfo.InvariantCulture), s))
                .ToDictionary(p => p.Key, p => p.s)
        );
    }
}
