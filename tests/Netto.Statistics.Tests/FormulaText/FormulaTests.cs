using Netto.Formulas;
using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics.Binary;

namespace Netto.Statistics.Tests.FormulaText;

/// <summary>Formulas as R reads them: terms, labels, levels, missing rows, places of errors.</summary>
[Trait("Kind", "Spec")]
public sealed class FormulaTests
{
    private static readonly DataTable Table = new([
        new NumberColumn("y", [1, 2, 3, 4, 5, 6]),
        new NumberColumn("x.1", [0, 1, double.NaN, 3, 4, 5]),
        new NumberColumn("x2", [1, 2, 4, 8, 16, 32]),
        new NumberColumn("code", [3, 1, 2, 3, 1, 2]),
        TextColumn.Of("region", ["south", "north", "South", "north", "west", null]),
        TextColumn.Of("sex", ["m", "f", "f", "m", "m", "f"]),
    ]);

    [Theory]
    [InlineData("y ~ x2", "(Intercept)|x2")]
    [InlineData("y ~ x2 - 1", "x2")]
    [InlineData("y ~ 0 + x2", "x2")]
    [InlineData("y ~ 1", "(Intercept)")]
    [InlineData("y ~ x2 + I(x2^2) + log(x2)", "(Intercept)|x2|I(x2^2)|log(x2)")]
    [InlineData("y ~ C(code)", "(Intercept)|C(code)[2]|C(code)[3]")]
    [InlineData("y ~ factor(code)", "(Intercept)|factor(code)[2]|factor(code)[3]")]
    [InlineData("y ~ C(code, 2)", "(Intercept)|C(code, 2)[1]|C(code, 2)[3]")]
    [InlineData("y ~ sex", "(Intercept)|sex[m]")]
    [InlineData("y ~ sex - 1", "sex[f]|sex[m]")]
    [InlineData("y ~ sex*x2", "(Intercept)|sex[m]|x2|sex[m]:x2")]
    [InlineData("y ~ x2:sex", "(Intercept)|x2:sex[f]|x2:sex[m]")]
    [InlineData("y ~ x2*code - code", "(Intercept)|x2|x2:code")]
    [InlineData("y ~ (x2 + code)^2", "(Intercept)|x2|code|x2:code")]
    [InlineData("y ~ x2 + x2 + code:x2 + x2:code", "(Intercept)|x2|code:x2")]
    [InlineData("log(y) ~ x2", "(Intercept)|x2")]
    [InlineData("y ~ region", "(Intercept)|region[north]|region[south]|region[west]")]
    public void Columns_are_labelled_as_R_orders_them(string formula, string labels) =>
        string.Join("|", ModelFrame.Build(Formula.Parse(formula), Table).Design.Labels).ShouldBe(labels);

    [Theory]
    [InlineData("y ~ x2:code + x2 + sex", "(Intercept)|x2|sex[m]|x2:code")] // main effects first
    [InlineData("y ~ (x2 + code)/sex", "(Intercept)|x2|code|x2:code:sex[f]|x2:code:sex[m]")]
    [InlineData("y ~ (x2 + code + sex)^2", "(Intercept)|x2|code|sex[m]|x2:code|x2:sex[m]|code:sex[m]")]
    [InlineData(
        "y ~ sex:C(code) - 1",
        "sex[f]:C(code)[1]|sex[m]:C(code)[1]|sex[f]:C(code)[2]|sex[m]:C(code)[2]|sex[f]:C(code)[3]|sex[m]:C(code)[3]"
    )]
    [InlineData("y ~ I(x2 > 2) - 1", "I(x2 > 2)[FALSE]|I(x2 > 2)[TRUE]")]
    [InlineData("y ~ C(-code * 0) - 1", "C(-code * 0)[0]")] // minus nought is nought
    public void Columns_are_in_the_order_of_R(string formula, string labels) =>
        string.Join("|", ModelFrame.Build(Formula.Parse(formula), Table).Design.Labels).ShouldBe(labels);

    [Fact]
    public void A_dot_is_all_columns_but_the_outcome_and_behind_a_bar_the_terms_before_it()
    {
        var formula = Formula.Parse("log(y) ~ . - code | z + .", ["y", "x2", "code"]);

        formula.Parts.Select(part => string.Join("+", part.Terms.Select(t => t.Label))).ShouldBe(["x2", "z+x2"]);
    }

    [Fact]
    public void An_interaction_is_a_product_and_missing_where_a_factor_is()
    {
        var table = new DataTable([
            new NumberColumn("y", [1, 2, 3]),
            new NumberColumn("a", [2, 3, 5]),
            new NumberColumn("b", [7, 11, 13]),
        ]);
        var design = ModelFrame.Build(Formula.Parse("y ~ a:b"), table).Design;

        design.Columns[1].Values.ShouldBe([14, 33, 65]);
    }

    [Theory]
    [InlineData("2 ^ 3 ^ 2", 512)] // from right to left
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 - -3", 5)]
    [InlineData("1e-3 * 1000", 1)]
    [InlineData("1.5E+2", 150)]
    [InlineData("-7 %% 3", 2)] // the sign of the divisor, as in R
    [InlineData("-7 %/% 3", -3)]
    [InlineData("log(8, 2)", 3)]
    [InlineData("round(1234, -2)", 1200)]
    [InlineData("round(2.5)", 2)] // to even
    [InlineData("log1p(1e-12)", 9.999999999995e-13)] // x − x²/2
    [InlineData("expm1(0.5)", 0.64872127070012814685)]
    [InlineData("expm1(-0.25)", -0.22119921692859513175)]
    [InlineData("2 <= 2", 1)]
    [InlineData("2 < 2", 0)]
    [InlineData("2 >= 2", 1)]
    public void Expressions_have_the_value_of_R(string expression, double value)
    {
        var found = ((NumberColumn)Table.Derive("d", expression).Find("d")!).Values[0];
        Math.Abs(found - value).ShouldBeLessThanOrEqualTo(1e-15 * Math.Abs(value), expression);
    }

    [Theory]
    [InlineData("x.1 > 9 and y > 0", "0,0,NaN,0,0,0")]
    [InlineData("x.1 > 9 and y > 9", "0,0,0,0,0,0")] // false whatever is missing
    [InlineData("x.1 > 9 or y > 0", "1,1,1,1,1,1")] // true whatever is missing
    [InlineData("x.1 > 9 or y > 9", "0,0,NaN,0,0,0")]
    public void Missing_is_neither_true_nor_false(string condition, string values) =>
        string.Join(",", ((NumberColumn)Table.Derive("d", condition).Find("d")!).Values).ShouldBe(values);

    [Fact]
    public void Scale_is_over_the_deviation_of_a_sample()
    {
        // 1 to 6 has mean 3.5 and sum of squares 17.5; over 5 the variance is 3.5.
        ((NumberColumn)Table.Derive("d", "scale(y)").Find("d")!)
            .Values[5]
            .ShouldBe(2.5 / Math.Sqrt(3.5), 1e-15);
    }

    [Theory]
    // y is 1 to 6 and x2 is 1, 2, 4, …; the slope by the rules of calculus, in the fourth row: y = 4, x2 = 8.
    [InlineData("I(y - x2):code", -3)]
    [InlineData("I(y / x2):code", -0.1875)] // −4/64 times code 3
    [InlineData("I(log10(x2)):code", 0.16286043071371)] // 3 / (8 ln 10)
    [InlineData("I(sqrt(x2)):code", 0.53033008588991)] // 1.5 / √8
    public void Slopes_of_a_variable_in_a_product(string term, double slope)
    {
        var frame = ModelFrame.Build(Formula.Parse($"y ~ {term} + x2"), Table);
        var change = VariableChanges.Of(Table, frame).Changes.Single(c => c.Name == "x2");
        var column = ((RegressorChange.Small)change).Slopes.Single(c => c.Label == term);

        column.Values[3].ShouldBe(slope, 1e-13);
    }

    [Fact]
    public void Missing_rows_are_left_out_and_counted_by_column()
    {
        var frame = ModelFrame.Build(Formula.Parse("y ~ x.1 + region"), Table);
        frame.Rows.ShouldBe([0, 1, 3, 4]);
        frame.RowsDropped.ShouldBe(2);
        frame.Missing.Select(m => (m.Reason, m.Count)).ShouldBe([("x.1 is missing", 1), ("region is missing", 1)]);
        // South is only in a row that is left out: it is no level.
        frame.Design.Labels.ShouldBe(["(Intercept)", "x.1", "region[south]", "region[west]"]);
    }

    [Fact]
    public void Parts_between_bars()
    {
        var iv = Formula.Parse("y ~ d + x | z + x");
        iv.Parts.Select(p => string.Join("+", p.Terms.Select(t => t.Label))).ShouldBe(["d+x", "z+x"]);
        var selection = Formula.Parse("y ~ x1 | seen ~ x1 + w");
        selection.Parts[1].Response.ShouldBeOfType<SimpleResponse>().Factor.Label.ShouldBe("seen");
        Formula
            .Parse("Surv(start, stop, died == 1) ~ x")
            .Response.ShouldBeOfType<SurvivalResponse>()
            .Arguments.Count.ShouldBe(3);
    }

    [Fact]
    public void Outcomes_unseen_may_be_missing_in_a_selection_model()
    {
        var table = new DataTable([
            new NumberColumn("wage", [10, double.NaN, 12, double.NaN]),
            new NumberColumn("seen", [1, 0, 1, 1]),
            new NumberColumn("x", [1, 2, 3, 4]),
        ]);
        var frame = ModelFrame.Build(Formula.Parse("wage ~ x | seen ~ x"), table);
        frame.Rows.ShouldBe([0, 1, 2]);
        frame.Missing.ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public void A_level_that_is_missing_where_nothing_is_seen_is_missing_in_the_design()
    {
        var table = new DataTable([
            new NumberColumn("wage", [10, double.NaN, 12]),
            new NumberColumn("seen", [1, 0, 1]),
            TextColumn.Of("sector", ["a", null, "b"]),
            new NumberColumn("x", [1, 2, 3]),
        ]);
        var frame = ModelFrame.Build(Formula.Parse("wage ~ sector | seen ~ x"), table);

        frame.Rows.ShouldBe([0, 1, 2]);
        frame.Design.Columns[1].Values.ShouldBe([0, double.NaN, 1]);
    }

    [Theory]
    [InlineData("y ~ x2 +", 9, "a column")]
    [InlineData("y x2", 3, "~")]
    [InlineData("y ~ x2 + (code", 15, ")")]
    [InlineData("y ~ x2 ^ 2.5", 10, "I(x^2)")]
    [InlineData("y ~ x2 $ code", 8, "operator")]
    [InlineData("y ~ \"x2\"", 5, "a column")]
    [InlineData("Surv(y) ~ x2", 1, "Surv(time, event)")]
    [InlineData("y ~ 2", 5, "1 or 0")]
    public void Errors_carry_their_place(string formula, int position, string expected)
    {
        var error = Should.Throw<FormulaException>(() => ModelFrame.Build(Formula.Parse(formula), Table));
        error.Position.ShouldBe(position);
        error.Expected.ShouldContain(expected);
    }

    [Theory]
    [InlineData("y ~ x3", "'x2'")]
    [InlineData("y ~ lgo(x2)", "'log'")]
    [InlineData("y ~ log(region)", "numbers")]
    [InlineData("y ~ log(x2 - 1)", "finite")]
    [InlineData("region ~ x2", "numbers on the left")]
    public void Names_and_values_that_do_not_fit_are_told(string formula, string expected) =>
        Should
            .Throw<FormulaException>(() => ModelFrame.Build(Formula.Parse(formula), Table))
            .Message.ShouldContain(expected);

    [Theory]
    [InlineData("x2 > 2 and sex == \"f\"", "2,5")]
    [InlineData("not (x2 > 2) or x2 == 32", "0,1,5")]
    [InlineData("x.1 >= 1", "1,3,4,5")]
    [InlineData("x.1 != 1", "0,3,4,5")]
    [InlineData("region == 'north' || region == 'west'", "1,3,4")]
    [InlineData("region in (\"south\", \"west\")", "0,4")]
    [InlineData("code in (1, 2) & !(x2 > 4)", "1,2")]
    [InlineData("is.na(x.1) or is.na(region)", "2,5")]
    [InlineData("x2 / 2 - 1 == 0", "1")]
    [InlineData("-x2 ^ 2 == -16", "2")]
    [InlineData("min(x2, 5) == 5", "3,4,5")]
    [InlineData("if(sex == 'm', x2, 0) > 1e0", "3,4")]
    public void Conditions_pick_rows(string condition, string rows) =>
        string.Join(",", Table.RowsWhere(condition)).ShouldBe(rows);

    [Fact]
    public void Comparisons_derive_ones_and_zeros_and_missing_stays_missing()
    {
        var derived = (NumberColumn)Table.Derive("d", "x.1 > 1").Find("d")!;
        derived.Values.ShouldBe([0, 0, double.NaN, 1, 1, 1]);
    }

    [Fact]
    public void Back_ticks_hold_any_name()
    {
        var table = new DataTable([new NumberColumn("my y", [1, 2]), new NumberColumn("a b", [3, 4])]);
        var frame = ModelFrame.Build(Formula.Parse("`my y` ~ `a b`"), table);
        frame.Outcome.Label.ShouldBe("my y");
        frame.Design.Labels.ShouldBe(["(Intercept)", "a b"]);
    }
}
