using System.Runtime.Intrinsics;
using Netto.Statistics.Binary;
using Netto.Statistics.Distributions;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Tests.Binary;

/// <summary>The values of eight rows at once against those of one row.</summary>
[Trait("Kind", "Property")]
public sealed class BinaryPassTests
{
    [Fact]
    public void Eight_normals_at_once_are_those_one_by_one()
    {
        // Above 37.5 log Φ lies below the smallest normal number, and has fewer digits.
        for (var z = -60.0; z <= 37; z += 0.0137 * 8)
        {
            var eight = Vector512.Create(z) + Vector512.Create(0, 1.0, 2, 3, 4, 5, 6, 7) * Vector512.Create(0.0137);
            var (ratios, logs) = NormalVector.RatioAndLogLower(eight);
            for (var i = 0; i < 8; i++)
            {
                var (ratio, log) = Normal.RatioAndLogLower(eight[i]);
                ratios[i].ShouldBe(ratio, 4e-15 * ratio, $"ratio at {eight[i]:R}");
                logs[i].ShouldBe(log, 4e-15 * Math.Abs(log), $"log at {eight[i]:R}");
            }
        }
    }

    [Theory]
    [InlineData(BinaryLink.Probit, 7)]
    [InlineData(BinaryLink.Logit, 513)]
    [InlineData(BinaryLink.Probit, 9_001)]
    [InlineData(BinaryLink.Logit, 9_001)]
    public void A_pass_sums_what_its_rows_give(BinaryLink link, int rows)
    {
        var random = new RandomSource(11, (ulong)rows);
        double[] Column(Func<double> value) => [.. Enumerable.Range(0, rows).Select(_ => value())];
        double[][] x = [Column(() => 1), .. Enumerable.Range(0, 4).Select(_ => Column(() => 3 * random.NextNormal()))];
        var (y, w) = (Column(() => random.NextInt(2)), Column(() => 0.5 + random.NextDouble()));
        double[] b = [0.2, -1, 0.7, 2, -0.1];
        var pass = BinaryPass.Of(link, x, new BinaryOutcome(y, w), b);
        var (likelihood, gradient, information) = (0.0, new double[5], new double[5, 5]);
        for (var i = 0; i < rows; i++)
        {
            var z = Enumerable.Range(0, 5).Sum(j => b[j] * x[j][i]);
            var row = LinkFunctions.Row(link, y[i], z);
            likelihood += w[i] * row.LogLikelihood;
            pass.LinearPredictor[i].ShouldBe(z, 1e-13 * (1 + Math.Abs(z)));
            pass.Scores[i].ShouldBe(w[i] * row.Score, 1e-12 * (1 + Math.Abs(row.Score)));
            for (var j = 0; j < 5; j++)
            {
                gradient[j] += w[i] * row.Score * x[j][i];
                for (var k = 0; k < 5; k++)
                {
                    information[j, k] += w[i] * row.Information * x[j][i] * x[k][i];
                }
            }
        }
        pass.LogLikelihood.ShouldBe(likelihood, 1e-12 * Math.Abs(likelihood));
        for (var j = 0; j < 5; j++)
        {
            pass.Gradient[j].ShouldBe(gradient[j], 1e-11 * rows);
            for (var k = 0; k < 5; k++)
            {
                pass.Information[j, k]
                    .ShouldBe(information[j, k], 1e-12 * Math.Sqrt(information[j, j] * information[k, k]));
            }
        }
    }

    [Theory]
    [InlineData(BinaryLink.Probit)]
    [InlineData(BinaryLink.Logit)]
    public void The_maximum_is_where_the_gradient_is_zero(BinaryLink link)
    {
        const int Rows = 20_000;
        var random = new RandomSource(12, 1);
        var (x, y) = (new double[Rows], new double[Rows]);
        for (var i = 0; i < Rows; i++)
        {
            x[i] = random.NextNormal();
            y[i] = -1.5 + x[i] + random.NextNormal() > 0 ? 1 : 0;
        }
        var fit = BinaryRegression.Fit(
            new DataColumn("y", y),
            Design.WithConstant([new DataColumn("x", x)]),
            new BinarySpecification { Link = link }
        );
        var design = fit.Design.Columns.Select(c => c.Values).ToArray();
        double[] b = [.. fit.Coefficients.Select(c => c.Estimate)];
        var pass = BinaryPass.Of(link, design, new BinaryOutcome(y, null), b);
        for (var j = 0; j < b.Length; j++)
        {
            // A coefficient moves by its standard error times this.
            (Math.Abs(pass.Gradient[j]) * fit.Coefficients[j].StandardError).ShouldBeLessThan(1e-9);
        }
    }
}
