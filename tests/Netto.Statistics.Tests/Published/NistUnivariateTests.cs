using Netto.Statistics.Comparisons;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Published;

/// <summary>NIST StRD univariate sets: mean and standard deviation, certified to 15 digits.</summary>
[Trait("Kind", "Published")]
public sealed class NistUnivariateTests
{
    [Theory]
    [InlineData("NumAcc1", 14)]
    [InlineData("NumAcc2", 13.5)]
    [InlineData("Michelso", 13)]
    [InlineData("Mavro", 12.5)]
    [InlineData("Lottery", 14)]
    public void Mean_and_standard_deviation_have_their_digits(string id, double digits)
    {
        var file = File.ReadAllLines(Path.Combine(ReferenceFolder.Find(), "nist", $"{id}.csv"));
        var values = file.Skip(1)
            .Select(l => double.Parse(l.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        var reference = Certified(id);
        var moments = Moments.Of(values);
        moments.N.ShouldBe(values.Length);
        moments.Mean.ShouldAgree(reference.Mean, 1e-15 * 10, "mean");
        moments.StandardDeviation!.Value.ShouldAgree(
            reference.StandardDeviation,
            Math.Pow(10, -digits),
            "standard deviation"
        );
    }

    [Theory]
    [InlineData("SiRstv", 12)]
    [InlineData("SmLs01", 13)]
    [InlineData("SmLs02", 13)]
    [InlineData("SmLs03", 12)]
    public void Analysis_of_variance_has_its_digits(string id, double digits)
    {
        var data = ReferenceFolder.Table("nist", $"{id}.csv");
        var names = File.ReadLines(Path.Combine(ReferenceFolder.Find(), "nist", $"{id}.csv")).First().Split(',');
        var (groups, values) = (data.Text(names[0].Trim('"')), data.Numbers(names[1].Trim('"')));
        var anova = OneWayAnova.Of([
            .. groups.Distinct().Select(g => Moments.Of(values.Where((_, i) => groups[i] == g).ToArray())),
        ]);
        var certified = ReferenceFolder.Case("nist", id).GetProperty("certified");
        var tolerance = Math.Pow(10, -digits);
        anova.Between.ShouldAgree(certified.GetProperty("between_ss"), tolerance, "between");
        anova.Within.ShouldAgree(certified.GetProperty("within_ss"), tolerance, "within");
        anova.Test!.Statistic.ShouldAgree(certified.GetProperty("f_statistic"), tolerance, "F");
        anova.RSquared.ShouldAgree(certified.GetProperty("r_squared"), tolerance, "R squared");
    }

    private static (double Mean, double StandardDeviation) Certified(string id)
    {
        var reference = ReferenceFolder.Case("nist", id).GetProperty("certified");
        return (reference.GetProperty("mean").GetDouble(), reference.GetProperty("sd").GetDouble());
    }
}
