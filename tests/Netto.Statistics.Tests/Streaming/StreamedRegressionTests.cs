using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Streaming;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Streaming;

/// <summary>Blocks give what all rows at once give.</summary>
[Trait("Kind", "Property")]
public sealed class StreamedRegressionTests
{
    private const int Rows = 3001;
    private static readonly string[] Regressors = [Models.Design.Constant, "x", "v", "treated", "after", "did"];
    private readonly DataColumn[] columns;
    private readonly int[] towns;

    public StreamedRegressionTests()
    {
        var random = new RandomSource(3, 3);
        double[] Draw(double mean) => [.. Enumerable.Range(0, Rows).Select(_ => mean + random.NextNormal())];
        var (x, v, z, e) = (Draw(1e6), Draw(-3), Draw(0), Draw(0));
        double[] treated = [.. Enumerable.Range(0, Rows).Select(i => i % 3 == 0 ? 1.0 : 0)];
        double[] after = [.. Enumerable.Range(0, Rows).Select(i => i % 2 == 0 ? 1.0 : 0)];
        double[] did = [.. treated.Zip(after, (a, b) => a * b)];
        double[] d = [.. z.Select((value, i) => value + (0.5 * e[i]) + (0.1 * v[i]))];
        double[] y =
        [
            .. e.Select((value, i) => 7 + x[i] - (2 * v[i]) + did[i] + (0.5 * d[i]) + (value * (1 + treated[i]))),
        ];
        double[] w = [.. Enumerable.Range(0, Rows).Select(i => (double)(i % 4))];
        towns = [.. Enumerable.Range(0, Rows).Select(i => i * 7 % 61)];
        columns =
        [
            new("y", y),
            new("x", x),
            new("v", v),
            new("z", z),
            new("d", d),
            new("treated", treated),
            new("after", after),
            new("did", did),
            new("w", w),
        ];
    }

    [Theory]
    [InlineData(StreamedCovariance.Classical, 100)]
    [InlineData(StreamedCovariance.HC1, 1)]
    [InlineData(StreamedCovariance.HC1, 1024)]
    [InlineData(StreamedCovariance.CR1, 700)]
    [InlineData(StreamedCovariance.CR1, Rows)]
    public void Least_squares_and_difference_in_differences(StreamedCovariance covariance, int size)
    {
        var streamed = StreamedRegression.Fit(Blocks(size), new("y", Regressors) { Covariance = covariance });
        var whole = LinearRegression.Fit(Of("y"), Design(Regressors), new() { Covariance = Kind(covariance) });
        Same(streamed, whole);
        streamed.ResidualSumOfSquares.ShouldAgree(whole.ResidualSumOfSquares, 1e-11, "RSS");
        streamed.RSquared.ShouldAgree(whole.RSquared, 1e-11, "R²");
        streamed.ClusterCount.ShouldBe(whole.ClusterCount);
    }

    [Theory]
    [InlineData(StreamedCovariance.Classical)]
    [InlineData(StreamedCovariance.HC1)]
    [InlineData(StreamedCovariance.CR1)]
    public void Two_stage_least_squares(StreamedCovariance covariance)
    {
        string[] regressors = [Models.Design.Constant, "d", "x", "v"];
        string[] instruments = [Models.Design.Constant, "z", "treated", "x", "v"];
        var model = new StreamedModel("y", regressors) { Instruments = instruments, Covariance = covariance };
        var streamed = StreamedRegression.Fit(Blocks(500), model);
        var whole = TwoStageLeastSquares.Fit(
            Of("y"),
            new InstrumentedDesign(Design(regressors), Design(instruments)),
            new() { Covariance = Kind(covariance) }
        );
        Same(streamed, whole);
        streamed.FirstStages.ShouldHaveSingleItem().Statistic.ShouldAgree(whole.FirstStage.F.Statistic, 1e-9, "F");
    }

    [Theory]
    [InlineData(StreamedWeights.Analytic, StreamedCovariance.Classical)]
    [InlineData(StreamedWeights.Analytic, StreamedCovariance.HC1)]
    [InlineData(StreamedWeights.Frequency, StreamedCovariance.Classical)]
    [InlineData(StreamedWeights.Frequency, StreamedCovariance.HC1)]
    [InlineData(StreamedWeights.Frequency, StreamedCovariance.CR1)]
    [InlineData(StreamedWeights.Probability, StreamedCovariance.CR1)]
    public void Weights_zero_among_them(StreamedWeights weights, StreamedCovariance covariance)
    {
        var model = new StreamedModel("y", Regressors) { Covariance = covariance, Weights = weights };
        var streamed = StreamedRegression.Fit(Blocks(333, weighted: true), model);
        ObservationWeights kind = weights switch
        {
            StreamedWeights.Analytic => new ObservationWeights.Analytic(Of("w")),
            StreamedWeights.Frequency => new ObservationWeights.Frequency(Of("w")),
            _ => new ObservationWeights.Probability(Of("w")),
        };
        Same(
            streamed,
            LinearRegression.Fit(Of("y"), Design(Regressors), new() { Covariance = Kind(covariance), Weights = kind })
        );
    }

    [Fact]
    public void Without_a_constant()
    {
        string[] regressors = ["v", "z"];
        var streamed = StreamedRegression.Fit(Blocks(64), new("y", regressors));
        Same(streamed, LinearRegression.Fit(Of("y"), Design(regressors)));
    }

    [Fact]
    public void Sums_of_shards_add_in_any_order()
    {
        string[] labels = ["y", "x", "v"];
        MomentSums[] parts = [.. Blocks(1000).Select(b => MomentSums.Of(labels, b))];
        var forward = parts.Aggregate(MomentSums.None(labels), (a, b) => a + b);
        var backward = parts.Reverse().Aggregate((a, b) => a + b);
        forward.Rows.ShouldBe(Rows);
        var x = Of("x").Values;
        var mean = x.Average();
        forward.Means[1].ShouldAgree(mean, 1e-15, "mean");
        forward.Centred[1, 1].ShouldAgree(x.Sum(v => (v - mean) * (v - mean)), 1e-10, "sum of squares");
        backward.Centred[0, 1].ShouldAgree(forward.Centred[0, 1], 1e-10, "sum of products");
    }

    [Fact]
    public void Blocks_are_not_kept()
    {
        var buffer = columns.Select(c => new DataColumn(c.Label, new double[500])).ToArray();
        IEnumerable<DataBlock> Reused()
        {
            for (var from = 0; from + 500 <= Rows; from += 500)
            {
                foreach (var (target, source) in buffer.Zip(columns))
                {
                    Array.Copy(source.Values, from, target.Values, 0, 500);
                }
                yield return new DataBlock(buffer);
            }
        }
        var reused = StreamedRegression.Fit(Reused(), new("y", Regressors));
        var model = StreamedRegression.Fit(Blocks(500).Take(6), new("y", Regressors));
        reused.Coefficients.Select(b => b.StandardError).ShouldBe(model.Coefficients.Select(b => b.StandardError));
    }

    [Fact]
    public void Hard_data_are_named_or_refused()
    {
        var twice = StreamedRegression.Fit(
            Blocks(400).Select(b => new DataBlock([.. b.Columns, Twice(b)])),
            new("y", [.. Regressors, "twice"])
        );
        twice.DroppedColumns.ShouldHaveSingleItem().Label.ShouldBe("twice");
        Same(twice, LinearRegression.Fit(Of("y"), Design(Regressors)));
        Of("v").Values[2000] = double.NaN;
        Code(() => StreamedRegression.Fit(Blocks(400), new("y", Regressors))).ShouldBe(StatisticsErrors.NotFinite);
        Code(() => StreamedRegression.Fit([], new("y", Regressors))).ShouldBe(StatisticsErrors.TooFewRows);
        Code(() => StreamedRegression.Fit(Blocks(400), new("y", ["nothing"]))).ShouldBe(StatisticsErrors.UnknownTerm);
    }

    [Fact]
    public void Progress_is_told_and_cancelling_stops()
    {
        using var source = new CancellationTokenSource();
        var told = new List<long>();
        var progress = new Told(rows =>
        {
            told.Add(rows);
            if (rows >= 1000)
            {
                source.Cancel();
            }
        });
        Should.Throw<OperationCanceledException>(() =>
            StreamedRegression.Fit(
                Blocks(500),
                new("y", Regressors) { Progress = progress, Cancellation = source.Token }
            )
        );
        told.ShouldBe([500, 1000]);
    }

    private static DataColumn Twice(DataBlock block) =>
        new("twice", Array.ConvertAll(block.Columns.First(c => c.Label == "v").Values, v => (2 * v) + 5));

    private IEnumerable<DataBlock> Blocks(int size, bool weighted = false)
    {
        for (var from = 0; from < Rows; from += size)
        {
            var range = from..Math.Min(Rows, from + size);
            yield return new DataBlock([.. columns.Select(c => new DataColumn(c.Label, c.Values[range]))])
            {
                Clusters = towns[range],
                Weights = weighted ? new("w", Of("w").Values[range]) : null,
            };
        }
    }

    private DataColumn Of(string label) => columns.First(c => c.Label == label);

    private Design Design(string[] labels) =>
        new(labels.Select(l => l == Models.Design.Constant ? Models.Design.ConstantOnly(Rows).Columns[0] : Of(l)));

    private CovarianceEstimator Kind(StreamedCovariance covariance) =>
        covariance switch
        {
            StreamedCovariance.Classical => CovarianceEstimator.Classical,
            StreamedCovariance.HC1 => CovarianceEstimator.HC1,
            _ => CovarianceEstimator.CR1(Clusters.Of("town", towns)),
        };

    private static void Same(StreamedFit streamed, IFittedModel whole)
    {
        streamed.N.ShouldBe(whole.N);
        streamed.Coefficients.Terms.ShouldBe(whole.Coefficients.Terms);
        for (var j = 0; j < whole.Coefficients.Count; j++)
        {
            var (one, other) = (streamed.Coefficients[j], whole.Coefficients[j]);
            // The constant lies a million from the data: its last digits are those of the others times a million.
            Math.Abs(one.Estimate - other.Estimate).ShouldBeLessThan(1e-9 * other.StandardError, one.Term);
            one.StandardError.ShouldAgree(other.StandardError, 1e-8, one.Term);
            one.DegreesOfFreedom.ShouldBe(other.DegreesOfFreedom);
        }
    }

    private static string Code(Func<object> action) => Should.Throw<StatisticsException>(() => action()).Code;

    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
