using System.Globalization;
using System.Text.Json;
using Netto.Statistics.Distributions;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Distributions;

/// <summary>Tails and quantiles against R, relative 1e-12 also where a probability is 1e-100.</summary>
[Trait("Kind", "Reference")]
public sealed class DistributionTests
{
    private const double Relative = 1e-12;
    private static readonly JsonElement Stored = StoredReference.Read("distributions.json");

    [Fact]
    public void Normal_tails()
    {
        foreach (var row in Rows("normal"))
        {
            var x = Number(row, "x");
            Check(Normal.UpperTail(x), row, "upper", $"normal {x}");
            Check(Normal.LogLowerTail(-x), row, "log_lower_minus", $"log normal {-x}");
        }
    }

    [Fact]
    public void Normal_quantiles()
    {
        foreach (var row in Rows("normal_quantile"))
        {
            var q = Normal.UpperQuantile(Number(row, "p"));
            Math.Abs(q - Text(row, "q")).ShouldBeLessThan(Relative * Math.Max(1, Math.Abs(q)), $"{Number(row, "p")}");
        }
    }

    [Fact]
    public void Student_tails()
    {
        foreach (var row in Rows("t"))
        {
            var (x, df) = (Number(row, "x"), Number(row, "df"));
            Check(StudentT.UpperTail(x, df), row, "upper", $"t {x} {df}");
        }
    }

    [Fact]
    public void Student_quantiles()
    {
        foreach (var row in Rows("t_quantile"))
        {
            var (p, df) = (Number(row, "p"), Number(row, "df"));
            // R's own quantile loses digits under one degree of freedom: the tail at ours must give p back.
            var q = StudentT.UpperQuantile(p, df);
            StudentT.UpperTail(q, df).ShouldAgree(p, 2e-12, $"t tail at quantile {p} {df}");
            if (df >= 1)
            {
                q.ShouldAgree(Text(row, "q"), 1e-9, $"t quantile {p} {df}");
            }
        }
    }

    [Fact]
    public void Chi_squared_tails_and_quantiles()
    {
        foreach (var row in Rows("chi_squared"))
        {
            var (x, df) = (Number(row, "x"), Number(row, "df"));
            Check(ChiSquared.UpperTail(x, df), row, "upper", $"chi2 {x} {df}");
            Check(ChiSquared.LowerTail(x, df), row, "lower", $"chi2 {x} {df}");
        }
        foreach (var row in Rows("chi_squared_quantile"))
        {
            var (p, df) = (Number(row, "p"), Number(row, "df"));
            ChiSquared.UpperQuantile(p, df).ShouldAgree(Text(row, "q"), 1e-10, $"chi2 quantile {p} {df}");
        }
    }

    [Fact]
    public void F_tails_and_quantiles()
    {
        foreach (var row in Rows("f"))
        {
            var (x, d1, d2) = (Number(row, "x"), Number(row, "d1"), Number(row, "d2"));
            Check(FisherF.UpperTail(x, d1, d2), row, "upper", $"F {x} {d1} {d2}");
            Check(FisherF.LowerTail(x, d1, d2), row, "lower", $"F {x} {d1} {d2}");
        }
        foreach (var row in Rows("f_quantile"))
        {
            var (p, d1, d2) = (Number(row, "p"), Number(row, "d1"), Number(row, "d2"));
            FisherF.UpperTail(FisherF.UpperQuantile(p, d1, d2), d1, d2).ShouldAgree(p, 1e-11, $"F tail {p} {d1} {d2}");
            if (d2 < 4e5) // beyond it R takes chi-squared for F
            {
                FisherF.UpperQuantile(p, d1, d2).ShouldAgree(Text(row, "q"), 1e-8, $"F quantile {p} {d1} {d2}");
            }
        }
    }

    [Fact]
    public void Infinite_degrees_of_freedom_are_the_normal_and_chi_squared()
    {
        StudentT.UpperTail(1.7, double.PositiveInfinity).ShouldBe(Normal.UpperTail(1.7));
        FisherF.UpperTail(1.7, 3, double.PositiveInfinity).ShouldAgree(ChiSquared.UpperTail(5.1, 3), 1e-13);
        StudentT.UpperTail(1.7, 1e12).ShouldAgree(Normal.UpperTail(1.7), 1e-11);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<StatisticsException>(() => StudentT.UpperTail(1, 0)).Code.ShouldBe(StatisticsErrors.OutsideDomain);
        Should.Throw<StatisticsException>(() => Normal.Quantile(1.5)).Code.ShouldBe(StatisticsErrors.OutsideDomain);
    }

    private static JsonElement.ArrayEnumerator Rows(string name) => Stored.GetProperty(name).EnumerateArray();

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static double Text(JsonElement row, string name) =>
        double.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static void Check(double found, JsonElement row, string name, string what)
    {
        var expected = Text(row, name);
        if (Math.Abs(expected) > 1e-290)
        {
            (Math.Abs(found - expected) / Math.Abs(expected)).ShouldBeLessThan(
                Relative,
                $"{what} {name}: {found:R} for {expected:R}"
            );
        }
    }
}
