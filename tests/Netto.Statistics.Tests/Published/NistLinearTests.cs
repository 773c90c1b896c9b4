using System.Text.Json;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Published;

/// <summary>NIST StRD linear regression, certified values and exact rational ones.</summary>
[Trait("Kind", "Published")]
public sealed class NistLinearTests
{
    [Theory]
    [InlineData("Longley")]
    [InlineData("Norris")]
    [InlineData("Pontius")]
    [InlineData("NoInt1")]
    [InlineData("NoInt2")]
    [InlineData("Wampler1")]
    [InlineData("Wampler2")]
    [InlineData("Wampler3")]
    public void Agrees_to_nine_digits(string id)
    {
        var fit = Fit(id);
        var reference = ReferenceFolder.Case("nist", id).GetProperty("exact_rational_recomputation");
        var (beta, se) = (Values(reference, "beta"), Values(reference, "se"));
        for (var j = 0; j < beta.Length; j++)
        {
            Digits.Of(fit.Coefficients[j].Estimate, beta[j]).ShouldBeGreaterThan(9, $"{id} b{j}");
            if (se[j] == 0)
            {
                fit.Coefficients[j].StandardError.ShouldBeLessThan(1e-9, $"{id} se{j}");
                continue;
            }
            Digits.Of(fit.Coefficients[j].StandardError, se[j]).ShouldBeGreaterThan(9, $"{id} se{j}");
        }
    }

    private static LinearFit Fit(string id)
    {
        var table = ReferenceFolder.Table("nist", id + ".csv");
        var x = table.Names.Where(n => n is not "y").ToArray();
        List<DataColumn> columns = [];
        if (!id.StartsWith("NoInt", StringComparison.Ordinal))
        {
            columns.Add(Design.ConstantOnly(table.Rows).Columns[0]);
        }
        var powers = id switch
        {
            "Pontius" => 2,
            "Wampler1" or "Wampler2" or "Wampler3" => 5,
            _ => 1,
        };
        foreach (var name in x)
        {
            for (var p = 1; p <= powers; p++)
            {
                columns.Add(new DataColumn($"{name}^{p}", Array.ConvertAll(table.Numbers(name), v => Power(v, p))));
            }
        }
        var spec = new LinearSpecification { Covariance = CovarianceEstimator.Classical };
        return LinearRegression.Fit(new DataColumn("y", table.Numbers("y")), new Design(columns), spec);
    }

    private static double Power(double v, int p)
    {
        var power = 1.0;
        for (var j = 0; j < p; j++)
        {
            power *= v;
        }
        return power;
    }

    private static double[] Values(JsonElement reference, string name) =>
        [.. reference.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
