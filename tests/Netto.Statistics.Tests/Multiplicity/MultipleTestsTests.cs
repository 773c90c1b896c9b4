using Netto.Statistics.Multiplicity;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Multiplicity;

public sealed class MultipleTestsTests
{
    [Fact]
    [Trait("Kind", "Reference")]
    public void Six_arms_agree_with_R()
    {
        var reference = ReferenceFolder.Case("penn_bonus", "p_adjust_six_arms");
        double[] Numbers(string name) =>
            [.. reference.GetProperty(name).EnumerateObject().Select(v => v.Value.GetDouble())];
        var p = Numbers("p");
        (string Name, double[] Adjusted)[] ways =
        [
            ("holm", MultipleTests.Holm(p)),
            ("bh", MultipleTests.BenjaminiHochberg(p)),
            ("by", MultipleTests.BenjaminiYekutieli(p)),
            ("hochberg", MultipleTests.Hochberg(p)),
            ("bonferroni", MultipleTests.Bonferroni(p)),
        ];
        foreach (var (name, adjusted) in ways)
        {
            for (var i = 0; i < p.Length; i++)
            {
                adjusted[i].ShouldAgree(Numbers(name)[i], Agreement.ClosedForm);
            }
        }
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Holm_steps_down_and_never_falls()
    {
        // Sorted 0.01, 0.02, 0.04: times 3, 2, 1 gives 0.03, 0.04, 0.04.
        MultipleTests.Holm([0.02, 0.01, 0.04]).ShouldBe([0.04, 0.03, 0.04], 1e-15);
        MultipleTests.BenjaminiHochberg([0.02, 0.01, 0.04]).ShouldBe([0.03, 0.03, 0.04], 1e-15);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_number_that_is_no_p_value_is_refused() =>
        Should.Throw<StatisticsException>(() => MultipleTests.Holm([0.2, double.NaN])).Code.ShouldBe("TST007");

    [Fact]
    [Trait("Kind", "Property")]
    public void The_order_of_the_family_does_not_matter()
    {
        double[] p = [0.3, 0.001, 0.04, 0.04, 0.9];
        var reversed = MultipleTests.Holm([.. p.Reverse()]);
        MultipleTests.Holm(p).Reverse().ShouldBe(reversed);
    }
}
