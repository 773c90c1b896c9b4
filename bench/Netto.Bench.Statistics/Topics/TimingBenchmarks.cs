using Netto.Bench.Statistics.Harness;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Survival;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Bench.Statistics.Topics;

/// <summary>20,000 people in rows of a month, 36 months, conversations in or round months 4, 7, 10 and 12.</summary>
internal sealed class TimingBenchmarks : ITopic
{
    private const double Last = 36;
    private static readonly double[] Cuts = [3, 6, 9, 12, 18, 24];

    public string Name => "timing";

    public string Title => "Timing of events";

    public void Run(TopicRun run)
    {
        var n = run.Rows(20_000);
        foreach (var treatments in (int[])[2, 4])
        {
            var model = Draw(n, treatments);
            run.Time(
                $"timing of events, {n:N0} people in {model.People.Codes.Length:N0} months, {treatments} treatments, up to 5 points",
                () => TimingEstimator.Fit(model, new() { Heterogeneity = HeterogeneityRule.ByAkaike(5) }),
                new Target.Under(60)
            );
        }

        run.Note("R durmod cannot be had as a Debian package: no peer.");
    }

    private static TimingModel Draw(int n, int treatments)
    {
        var months = new MonthRows(treatments);
        for (var i = 0; i < n; i++)
        {
            var random = new RandomSource(9, (ulong)i);
            double[] x = [random.NextNormal(), random.NextInt(2), random.NextNormal(), random.NextInt(2)];
            var trait = random.NextInt(3) - 1;
            months.Add(i, x, random, trait);
        }

        return months.Model(Cuts);
    }

    private sealed class MonthRows(int treatments)
    {
        private static readonly double[] Planned = [7, 12, 4, 10];
        private readonly List<int> _person = [];
        private readonly List<double> _start = [];
        private readonly List<double> _exit = [];
        private readonly List<double>[] _treated = [.. Enumerable.Range(0, treatments).Select(_ => new List<double>())];
        private readonly List<double>[] _x = [.. Enumerable.Range(0, 4).Select(_ => new List<double>())];

        public void Add(int person, double[] x, RandomSource random, int trait)
        {
            var given = new bool[treatments];
            for (var month = 0; month < Last; month++)
            {
                var effect = given.Count(g => g) * 0.15;
                var exit = random.NextDouble() < 0.05 * Math.Exp(0.3 * x[0] + 0.2 * x[1] + 0.6 * trait + effect);
                _person.Add(person);
                _start.Add(month);
                _exit.Add(exit ? 1 : 0);
                for (var k = 0; k < treatments; k++)
                {
                    var rate = Math.Abs(month - Planned[k]) <= 2 ? 0.2 : 0.01;
                    var comes = !given[k] && random.NextDouble() < rate * Math.Exp(0.2 * x[2] + 0.5 * trait);
                    given[k] |= comes;
                    _treated[k].Add(comes ? 1 : 0);
                }

                for (var j = 0; j < x.Length; j++)
                {
                    _x[j].Add(x[j]);
                }

                if (exit)
                {
                    return;
                }
            }
        }

        public TimingModel Model(double[] cuts)
        {
            var (start, stop) = (
                new DataColumn("start", [.. _start]),
                new DataColumn("stop", [.. _start.Select(s => s + 1)])
            );
            var design = new Design(_x.Select((c, j) => new DataColumn($"x{j}", [.. c])));
            HazardEquation Hazard(string name, List<double> seen) =>
                new(name, new SurvivalTimes(start, stop, new DataColumn(name, [.. seen])), design) { Cuts = cuts };
            return new TimingModel(
                Clusters.Of("id", _person),
                Hazard("exit", _exit),
                [
                    .. _treated.Select(
                        (t, k) => new TreatmentEquation(Hazard($"conversation{k + 1}", t), TreatmentEffect.Constant)
                    ),
                ]
            );
        }
    }
}
