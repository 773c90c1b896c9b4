using Netto.Statistics.Models;
using Netto.Statistics.Scales;
using Netto.Statistics.Surveys;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Scales;

public sealed class ReliabilityTests
{
    private static readonly System.Text.Json.JsonElement Stored = StoredReference
        .Read("surveys.json")
        .GetProperty("scale");

    private static DataColumn[] Items =>
        [
            .. Stored
                .GetProperty("items")
                .EnumerateArray()
                .Select((c, j) => new DataColumn($"q{j + 1}", [.. c.EnumerateArray().Select(v => v.GetDouble())])),
        ];

    [Fact]
    [Trait("Kind", "Reference")]
    public void Alpha_and_omega_agree_with_R()
    {
        var found = Reliability.Of(Items);
        found.N.ShouldBe(300);
        found.Alpha.Estimate.ShouldAgree(Stored.GetProperty("alpha"), ClosedForm);
        found.Alpha.StandardError.ShouldAgree(Stored.GetProperty("alpha_se"), ClosedForm);
        found.FeldtInterval!.Value.Low.ShouldAgree(Stored.GetProperty("alpha_feldt")[0], ClosedForm);
        found.FeldtInterval!.Value.High.ShouldAgree(Stored.GetProperty("alpha_feldt")[1], ClosedForm);
        found.Omega!.Estimate.ShouldAgree(Stored.GetProperty("omega"), Iterative);
        found.Omega.StandardError.ShouldAgree(Stored.GetProperty("omega_se"), NumericalDerivative);
        for (var j = 0; j < 6; j++)
        {
            var item = found.Items[j];
            item.AlphaWithout.ShouldAgree(Stored.GetProperty("alpha_without")[j], ClosedForm);
            item.ItemRestCorrelation.ShouldAgree(Stored.GetProperty("item_rest")[j], ClosedForm);
            // factanal stops at five digits; the loadings below were polished to the top of the likelihood.
            Math.Abs(item.Loading!.Value).ShouldAgree(Math.Abs(Stored.GetProperty("factanal")[j].GetDouble()), 1e-4);
            var raw = item.Loading.Value * item.StandardDeviation * Math.Sqrt(299 / 300.0);
            Math.Abs(raw).ShouldAgree(Math.Abs(Stored.GetProperty("loadings")[j].GetDouble()), Iterative);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Weights_that_repeat_rows_give_the_same_alpha()
    {
        var items = Items;
        double[] twice = [.. Enumerable.Range(0, 300).Select(i => i < 100 ? 2.0 : 1)];
        DataColumn[] repeated = [.. items.Select(c => c with { Values = [.. c.Values, .. c.Values[..100]] })];
        var weighted = Reliability.Of(items, new SurveyDesign(twice));
        weighted.Alpha.Estimate.ShouldAgree(Reliability.Of(repeated).Alpha.Estimate, ClosedForm);
        weighted.Omega!.Estimate.ShouldAgree(Reliability.Of(repeated).Omega!.Estimate, Iterative);
        weighted.FeldtInterval.ShouldBeNull();
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Equal_items_are_perfectly_reliable_and_scale_does_not_matter_for_omega()
    {
        var items = Items;
        Reliability.Of([items[0], items[0] with { Label = "again" }]).Alpha.Estimate.ShouldBe(1, 1e-12);
        DataColumn[] scaled = [.. items.Select(c => c with { Values = Array.ConvertAll(c.Values, v => 10 * v + 3) })];
        Reliability.Of(scaled).Omega!.Estimate.ShouldAgree(Reliability.Of(items).Omega!.Estimate, Iterative);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void What_cannot_be_is_said()
    {
        var items = Items;
        Should.Throw<StatisticsException>(() => Reliability.Of([items[0]])).Code.ShouldBe("SCL005");
        var constant = new DataColumn("same", [.. Enumerable.Repeat(3.0, 300)]);
        Should.Throw<StatisticsException>(() => Reliability.Of([items[0], constant])).Message.ShouldContain("same");
        var two = Reliability.Of([items[0], items[1]]);
        two.Omega.ShouldBeNull();
        two.OmegaReason!.ShouldContain("Two items");
        two.Items[0].AlphaWithout.ShouldBeNull();
        DataColumn sum = new("sum", [.. items[0].Values.Zip(items[1].Values, (a, b) => a + b)]);
        Reliability.Of([items[0], items[1], sum]).OmegaReason!.ShouldContain("sum of others");
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void People_who_miss_an_item_are_left_out_and_counted()
    {
        var items = Items;
        items[2].Values[7] = double.NaN;
        items[3].Values[7] = double.NaN;
        items[3].Values[9] = double.NaN;
        var found = Reliability.Of(items);
        found.N.ShouldBe(298);
        found.Dropped.ShouldBe(2);
        found.Items[3].ShareMissing.ShouldBe(2 / 300.0, 1e-15);
    }
}
