using System.Globalization;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Published;

/// <summary>NIST StRD sets typed from the published tables (Wampler4, Wampler5, Filip), and univariate and ANOVA sets.</summary>
[Trait("Kind", "Published")]
public sealed class NistTypedTests
{
    private static readonly double[] WamplerNoise =
    [
        759,
        -2048,
        2048,
        -2048,
        2523,
        -2048,
        2048,
        -2048,
        1838,
        -2048,
        2048,
        -2048,
        1838,
        -2048,
        2048,
        -2048,
        2523,
        -2048,
        2048,
        -2048,
        759,
    ];

    private static readonly double[] Wampler3Errors =
    [
        2152.32624678170,
        2363.55173469681,
        779.343524331583,
        101.475507550350,
        5.64566512170752,
        0.112324854679312,
    ];

    [Theory]
    [InlineData(100)]
    [InlineData(10000)]
    public void Wampler4_and_5_to_nine_digits(double noise)
    {
        double[] x = [.. Enumerable.Range(0, 21).Select(i => (double)i)];
        double[] y = [.. x.Select((v, i) => Powers(v, 5).Sum() + 1 + (noise * WamplerNoise[i]))];
        var fit = Polynomial(x, y, 5);
        for (var j = 0; j <= 5; j++)
        {
            Digits.Of(fit.Coefficients[j].Estimate, 1).ShouldBeGreaterThan(9, $"b{j}");
            Digits.Of(fit.Coefficients[j].StandardError, noise * Wampler3Errors[j]).ShouldBeGreaterThan(9, $"se{j}");
        }
    }

    [Fact]
    public void Filip_to_seven_digits()
    {
        var fields = Filip.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        double[] numbers = [.. fields.Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
        double[] y = [.. numbers.Where((_, i) => i % 2 == 0)];
        double[] x = [.. numbers.Where((_, i) => i % 2 == 1)];
        y.Length.ShouldBe(82);
        var fit = Polynomial(x, y, 10);
        fit.Coefficients.Count.ShouldBe(11);
        fit.Solver.ShouldBe(Solver.RefinedQr);
        (double B, double Error)[] certified =
        [
            (-1467.48961422980, 298.084530995537),
            (-2772.17959193342, 559.779865474950),
            (-2316.37108160893, 466.477572127796),
            (-1127.97394098372, 227.204274477751),
            (-354.478233703349, 71.6478660875927),
            (-75.1242017393757, 15.2897178747400),
            (-10.8753180355343, 2.23691159816033),
            (-1.06221498588947, 0.221624321934227),
            (-0.670191154593408E-01, 0.142363763154724E-01),
            (-0.246781078275479E-02, 0.535617408889821E-03),
            (-0.402962525080404E-04, 0.896632837373868E-05),
        ];
        for (var j = 0; j < certified.Length; j++)
        {
            Digits.Of(fit.Coefficients[j].Estimate, certified[j].B).ShouldBeGreaterThan(7, $"b{j}");
            Digits.Of(fit.Coefficients[j].StandardError, certified[j].Error).ShouldBeGreaterThan(7, $"se{j}");
        }
        // The powers of x are rounded before any solver sees them: that costs the last digits.
        Digits.Of(fit.ResidualStandardDeviation, 0.334801051324544E-02).ShouldBeGreaterThan(8);
        Digits.Of(fit.RSquared, 0.996727416185620).ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData("NumAcc1")]
    [InlineData("NumAcc2")]
    [InlineData("Michelso")]
    [InlineData("Mavro")]
    [InlineData("Lottery")]
    public void Univariate_mean_and_standard_deviation(string id)
    {
        var y = ReferenceFolder.Table("nist", id + ".csv").Numbers("y");
        var fit = LinearRegression.Fit(new DataColumn("y", y), Design.ConstantOnly(y.Length), Classical);
        var expected = ReferenceFolder.Case("nist", id).GetProperty("exact_rational_recomputation");
        Digits.Of(fit.Coefficients[0].Estimate, expected.GetProperty("mean").GetDouble()).ShouldBeGreaterThan(14);
        Digits.Of(fit.ResidualStandardDeviation, expected.GetProperty("sd").GetDouble()).ShouldBeGreaterThan(9);
    }

    [Theory]
    [InlineData("SiRstv")]
    [InlineData("SmLs01")]
    [InlineData("SmLs02")]
    [InlineData("SmLs03")]
    public void One_way_analysis_of_variance(string id)
    {
        var table = ReferenceFolder.Table("nist", id + ".csv");
        var group = table.Numbers("group");
        var levels = group.Distinct().Skip(1);
        DataColumn[] indicators =
        [
            .. levels.Select(l => new DataColumn($"g{l}", Array.ConvertAll(group, g => g == l ? 1.0 : 0.0))),
        ];
        var fit = LinearRegression.Fit(
            new DataColumn("y", table.Numbers("y")),
            Design.WithConstant(indicators),
            Classical
        );
        var expected = ReferenceFolder.Case("nist", id).GetProperty("exact_rational_recomputation");
        Digits.Of(fit.OverallTest.Statistic, expected.GetProperty("f_statistic").GetDouble()).ShouldBeGreaterThan(9);
        Digits.Of(fit.ResidualSumOfSquares, expected.GetProperty("within_ss").GetDouble()).ShouldBeGreaterThan(9);
    }

    private static LinearSpecification Classical => new() { Covariance = CovarianceEstimator.Classical };

    private static LinearFit Polynomial(double[] x, double[] y, int degree)
    {
        DataColumn[] columns =
        [
            .. Enumerable
                .Range(1, degree)
                .Select(p => new DataColumn($"x{p}", Array.ConvertAll(x, v => Powers(v, p)[^1]))),
        ];
        return LinearRegression.Fit(new DataColumn("y", y), Design.WithConstant(columns), Classical);
    }

    private static double[] Powers(double v, int degree)
    {
        var powers = new double[degree];
        var power = 1.0;
        for (var p = 0; p < degree; p++)
        {
            powers[p] = power *= v;
        }
        return powers;
    }

    private const string Filip = """
        0.8116 -6.860120914 0.9072 -4.324130045 0.9052 -4.358625055 0.9039 -4.358426747 0.8053 -6.955852379
        0.8377 -6.661145254 0.8667 -6.355462942 0.8809 -6.118102026 0.7975 -7.115148017 0.8162 -6.815308569
        0.8515 -6.519993057 0.8766 -6.204119983 0.8885 -5.853871964 0.8859 -6.109523091 0.8959 -5.79832982
        0.8913 -5.482672118 0.8959 -5.171791386 0.8971 -4.851705903 0.9021 -4.517126416 0.909 -4.143573228
        0.9139 -3.709075441 0.9199 -3.499489089 0.8692 -6.300769497 0.8872 -5.953504836 0.89 -5.642065153
        0.891 -5.031376979 0.8977 -4.680685696 0.9035 -4.329846955 0.9078 -3.928486195 0.7675 -8.56735134
        0.7705 -8.363211311 0.7713 -8.107682739 0.7736 -7.823908741 0.7775 -7.522878745 0.7841 -7.218819279
        0.7971 -6.920818754 0.8329 -6.628932138 0.8641 -6.323946875 0.8804 -5.991399828 0.7668 -8.781464495
        0.7633 -8.663140179 0.7678 -8.473531488 0.7697 -8.247337057 0.77 -7.971428747 0.7749 -7.676129393
        0.7796 -7.352812702 0.7897 -7.072065318 0.8131 -6.774174009 0.8498 -6.478861916 0.8741 -6.159517513
        0.8061 -6.835647144 0.846 -6.53165267 0.8751 -6.224098421 0.8856 -5.910094889 0.8919 -5.598599459
        0.8934 -5.290645224 0.894 -4.974284616 0.8957 -4.64454848 0.9047 -4.290560426 0.9129 -3.885055584
        0.9209 -3.408378962 0.9219 -3.13200249 0.7739 -8.726767166 0.7681 -8.66695597 0.7665 -8.511026475
        0.7703 -8.165388579 0.7702 -7.886056648 0.7761 -7.588043762 0.7809 -7.283412422 0.7961 -6.995678626
        0.8253 -6.691862621 0.8602 -6.392544977 0.8809 -6.067374056 0.8301 -6.684029655 0.8664 -6.378719832
        0.8834 -6.065855188 0.8898 -5.752272167 0.8964 -5.132414673 0.8963 -4.811352704 0.9074 -4.098269308
        0.9119 -3.66174277 0.9228 -3.2644011
        """;
}
