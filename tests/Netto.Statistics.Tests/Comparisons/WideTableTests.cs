using System.Diagnostics;
using System.Text.Json;
using Netto.Statistics.Comparisons;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Comparisons;

public sealed class WideTableTests
{
    [Theory]
    [Trait("Kind", "Reference")]
    // R joins paths whose lengths differ by less than 1e-7 of their size, which moves a p-value of many tables in the seventh digit.
    [InlineData("wide", 1e-6)]
    [InlineData("occp", 1e-6)]
    [InlineData("small", 1e-9)]
    public void Fisher_on_two_rows_agrees_with_R(string name, double tolerance)
    {
        var reference = StoredReference.Read("surveys.json").GetProperty("fisher").GetProperty(name);
        var rows = Rows(reference.GetProperty("rows"));
        FisherExactTest.Run(new(rows)).PValue.ShouldAgree(reference.GetProperty("p"), tolerance);
        double[][] turned = [.. rows[0].Zip(rows[1], (a, b) => new[] { a, b })];
        FisherExactTest.Run(new(turned)).PValue.ShouldAgree(reference.GetProperty("p"), tolerance);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Halves_and_network_give_the_same()
    {
        double[][] rows =
        [
            [5, 2, 0, 7, 1],
            [1, 4, 3, 2, 6],
        ];
        var table = new ContingencyTable(rows);
        new TwoRowTable(table, FisherExactTest.Tolerance).PValue().ShouldBe(new TableNetwork(table).PValue(), 1e-12);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void A_table_of_900_people_takes_no_seconds()
    {
        var reference = StoredReference.Read("surveys.json").GetProperty("fisher").GetProperty("wide");
        var table = new ContingencyTable(Rows(reference.GetProperty("rows")));
        FisherExactTest.Run(table);
        var start = Stopwatch.GetTimestamp();
        FisherExactTest.Run(table);
        Stopwatch.GetElapsedTime(start).TotalSeconds.ShouldBeLessThan(2);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Drawn_tables_give_the_exact_p_value_within_their_error()
    {
        double[][] rows =
        [
            [5, 2, 0, 7, 1],
            [1, 4, 3, 2, 6],
            [3, 3, 4, 1, 2],
        ];
        var table = new ContingencyTable(rows);
        var exact = FisherExactTest.Run(table).PValue!.Value;
        var drawn = FisherExactTest.Run(table, new ResamplingPlan(20_000, 5)).PValue!.Value;
        Math.Abs(drawn - exact).ShouldBeLessThan(4 * Math.Sqrt(exact * (1 - exact) / 20_000));
        var one = FisherExactTest.Run(table, new ResamplingPlan(500, 3) { LargestThreadCount = 1 }).PValue!.Value;
        FisherExactTest.Run(table, new ResamplingPlan(500, 3) { LargestThreadCount = 4 }).PValue!.Value.ShouldBe(one);
        // The least that 99 draws can say, of a table that no draw comes near.
        double[][] apart =
        [
            [400, 0, 0],
            [0, 400, 0],
            [0, 0, 400],
        ];
        FisherExactTest.Run(new(apart), new ResamplingPlan(99, 1)).PValue!.Value.ShouldBe(0.01, 1e-12);
    }

    private static double[][] Rows(JsonElement rows) =>
        [.. rows.EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
}
