using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Survival;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Statistics.Tests.TimingOfEvents;

/// <summary>
/// Durations with a known truth: two types of people, of whom the second leaves sooner and is treated sooner, so that the treated look better than they are; and the
/// untreated who are left look worse and worse.
/// </summary>
internal static class SelectedDurations
{
    public const double Effect = 0.3;
    public const double OfX = 0.5;
    public const double ShareOfQuick = 0.5;
    public const double LogQuickExit = 1.2;
    public const double LogQuickTreatment = 1.2;
    public const double End = 24;
    public static readonly double[] Cuts = [4, 8, 14];
    private static readonly double[] ExitLevels = [0.05, 0.07, 0.06, 0.04];
    private static readonly double[] TreatmentLevels = [0.05, 0.09, 0.07, 0.05];

    /// <summary>People, a row each: exit within the stop, treatment before it.</summary>
    public static People Draw(RandomSource random, int n, double effect = Effect)
    {
        var (stop, left, treated, at, x) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            x[i] = random.NextNormal();
            var isQuick = random.NextDouble() < ShareOfQuick;
            var ratio = Math.Exp(OfX * x[i]);
            var treatment = Time(random, TreatmentLevels, ratio * Math.Exp(isQuick ? LogQuickTreatment : 0));
            var factor = ratio * Math.Exp(isQuick ? LogQuickExit : 0);
            var rest = -Math.Log(1 - random.NextDouble());
            var until = Cumulative(ExitLevels, treatment) * factor;
            var exit =
                rest <= until
                    ? Inverse(ExitLevels, rest / factor)
                    : Inverse(
                        ExitLevels,
                        Cumulative(ExitLevels, treatment) + ((rest - until) / (factor * Math.Exp(effect)))
                    );
            (stop[i], left[i]) = (Math.Min(exit, End), exit <= End ? 1 : 0);
            (at[i], treated[i]) = (Math.Min(treatment, stop[i]), treatment <= stop[i] ? 1 : 0);
        }

        return new(stop, left, at, treated, x);
    }

    private static double Time(RandomSource random, double[] levels, double factor) =>
        Inverse(levels, -Math.Log(1 - random.NextDouble()) / factor);

    private static double Cumulative(double[] levels, double time)
    {
        var sum = 0.0;
        for (var j = 0; j < levels.Length; j++)
        {
            var (low, high) = (j == 0 ? 0 : Cuts[j - 1], j == Cuts.Length ? double.PositiveInfinity : Cuts[j]);
            sum += levels[j] * Math.Max(0, Math.Min(time, high) - low);
        }

        return sum;
    }

    private static double Inverse(double[] levels, double value)
    {
        for (var j = 0; j < Cuts.Length; j++)
        {
            if (value <= Cumulative(levels, Cuts[j]))
            {
                var low = j == 0 ? 0 : Cuts[j - 1];
                return low + ((value - Cumulative(levels, low)) / levels[j]);
            }
        }

        return Cuts[^1] + ((value - Cumulative(levels, Cuts[^1])) / levels[^1]);
    }
}

/// <summary>Drawn people.</summary>
internal sealed record People(double[] Stop, double[] Left, double[] TreatedAt, double[] Treated, double[] X)
{
    /// <summary>A row a person.</summary>
    public TimingModel Model(TreatmentEffect? effect = null)
    {
        var n = Stop.Length;
        var design = Design.Of(new DataColumn("x", X));
        return new TimingModel(
            Clusters.Of("id", Enumerable.Range(0, n).ToArray()),
            new HazardEquation("exit", new(new("stop", Stop), new DataColumn("exit", Left)), design)
            {
                Cuts = SelectedDurations.Cuts,
            },
            [
                new TreatmentEquation(
                    new HazardEquation("treated", new(new("at", TreatedAt), new DataColumn("treated", Treated)), design)
                    {
                        Cuts = SelectedDurations.Cuts,
                    },
                    effect ?? TreatmentEffect.Constant
                ),
            ]
        );
    }

    /// <summary>Rows of one month each, as an administration would record them: events at the end of the month in which they happen.</summary>
    public TimingModel Monthly(EventRecords records)
    {
        List<double> id = [];
        List<double> start = [];
        List<double> exit = [];
        List<double> treated = [];
        List<double> x = [];
        for (var i = 0; i < Stop.Length; i++)
        {
            for (var month = 0; month < Math.Ceiling(Stop[i]); month++)
            {
                id.Add(i);
                start.Add(month);
                exit.Add(Left[i] == 1 && Stop[i] <= month + 1 ? 1 : 0);
                treated.Add(Treated[i] == 1 && TreatedAt[i] > month && TreatedAt[i] <= month + 1 ? 1 : 0);
                x.Add(X[i]);
            }
        }

        var stop = new DataColumn("stop", [.. start.Select(s => s + 1)]);
        var from = new DataColumn("start", [.. start]);
        var design = Design.Of(new DataColumn("x", [.. x]));
        HazardEquation Hazard(string name, List<double> events) =>
            new(name, new SurvivalTimes(from, stop, new DataColumn(name, [.. events])), design)
            {
                Cuts = SelectedDurations.Cuts,
            };
        return new TimingModel(
            Clusters.Of("id", id.ToArray()),
            Hazard("exit", exit),
            [new TreatmentEquation(Hazard("treated", treated), TreatmentEffect.Constant)]
        )
        {
            Records = records,
        };
    }
}
