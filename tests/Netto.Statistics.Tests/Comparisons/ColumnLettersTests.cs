using Netto.Statistics.Comparisons;

namespace Netto.Statistics.Tests.Comparisons;

public sealed class ColumnLettersTests
{
    [Fact]
    [Trait("Kind", "Published")]
    public void Trajectories_of_table_2_7_get_the_published_letters()
    {
        // Shares of seed 004, table 2.7, row "Trajecten", on its group sizes; self-reporters are 14% of the control arm.
        Column<Tally>[] columns =
        [
            new("A", Share(0.443, 10_069)),
            new("B", Share(0.112, 3_356)),
            new("C", Share(0.362, 6_588)),
            new("D", Share(0.643, 470), PartOf: "B"),
        ];
        var letters = ColumnLetters.ForProportions(columns);
        letters.Select(v => string.Concat(v.GreaterThan)).ShouldBe(["BC", "", "B", "ABC"]);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_part_is_tested_against_the_remainder_of_its_whole()
    {
        // Against the whole of 60 of 200 the 40 of 100 would not differ (p = 0.08); against the remainder, 20 of 100, it does.
        Column<Tally>[] columns = [new("A", new Tally(60, 200)), new("B", new Tally(40, 100), PartOf: "A")];
        Proportions.Compare(columns[1].Statistic, columns[0].Statistic).PValue!.Value.ShouldBeGreaterThan(0.05);
        ColumnLetters.ForProportions(columns)[1].GreaterThan.ShouldBe(["A"]);
        ColumnLetters.ForProportions(columns)[0].GreaterThan.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void The_remainder_of_moments_is_what_was_not_in_the_part()
    {
        double[] part = [1, 2, 9];
        double[] rest = [4, 4, 7, 8];
        var remainder = Moments.Of([.. part, .. rest]) - Moments.Of(part);
        remainder.N.ShouldBe(4);
        remainder.Mean.ShouldBe(5.75, 1e-14);
        remainder.SumOfSquares.ShouldBe(12.75, 1e-12);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Groups_that_do_not_vary_get_no_letters()
    {
        Column<Tally>[] columns = [new("A", new Tally(10, 10)), new("B", new Tally(20, 20)), new("C", new Tally(0, 0))];
        ColumnLetters.ForProportions(columns).ShouldAllBe(v => v.GreaterThan.Count == 0);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_part_of_a_missing_column_is_refused() =>
        Should
            .Throw<StatisticsException>(() => ColumnLetters.ForProportions([new("D", new Tally(1, 2), PartOf: "B")]))
            .Code.ShouldBe("TST004");

    private static Tally Share(double share, double n) => new(Math.Round(share * n), n);
}
