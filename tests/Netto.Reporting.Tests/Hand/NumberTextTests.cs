using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Hand;

/// <summary>Numbers as people write them in either language.</summary>
[Trait("Kind", "Hand")]
public sealed class NumberTextTests
{
    private const string Space = "\u00a0";
    private const string Joiner = "\u2060";

    [Theory]
    [InlineData(NumberStyle.Count, 20013, "20.013", "20,013")]
    [InlineData(NumberStyle.Count, -1234567.5, "−1.234.568", "−1,234,568")]
    [InlineData(NumberStyle.Percent, 0.2685, "26,9%", "26.9%")]
    [InlineData(NumberStyle.Points, 0.0317, "+3,2" + Space + "pp", "+3.2" + Space + "pp")]
    [InlineData(NumberStyle.Points, -0.00049, "0,0" + Space + "pp", "0.0" + Space + "pp")]
    [InlineData(NumberStyle.PointsSize, 0.0317, "3,2" + Space + "pp", "3.2" + Space + "pp")]
    [InlineData(NumberStyle.SignedDecimal1, -0.05, "−0,1", "−0.1")]
    [InlineData(NumberStyle.SignedDecimal2, 0, "0,00", "0.00")]
    [InlineData(NumberStyle.Decimal3, 1234.5678, "1.234,568", "1,234.568")]
    [InlineData(NumberStyle.Euro, 1130.4, "€" + Space + "1.130", "€" + Space + "1,130")]
    [InlineData(
        NumberStyle.SignedEuro,
        -1130.4,
        "−" + Joiner + "€" + Space + "1.130",
        "−" + Joiner + "€" + Space + "1,130"
    )]
    [InlineData(
        NumberStyle.SignedEuroCents,
        0.625,
        "+" + Joiner + "€" + Space + "0,63",
        "+" + Joiner + "€" + Space + "0.63"
    )]
    [InlineData(NumberStyle.PValue, 0.0004, "<" + Space + "0,001", "<" + Space + "0.001")]
    [InlineData(NumberStyle.PValue, 0.0472, "0,047", "0.047")]
    public void A_number_follows_the_manner_of_the_language(
        NumberStyle style,
        double value,
        string dutch,
        string english
    )
    {
        Language.Of("nl").Write(value, style).ShouldBe(dutch);
        Language.Of("en").Write(value, style).ShouldBe(english);
    }

    [Fact]
    public void Every_style_can_be_written_and_has_a_format_in_the_workbook()
    {
        foreach (var style in Enum.GetValues<NumberStyle>())
        {
            Language.Of("nl").Write(0.5, style).ShouldNotBeNullOrEmpty();
            Workbook.CellStyles.Of(style).ShouldBeGreaterThanOrEqualTo(6u, style.ToString());
        }
    }

    [Theory]
    [InlineData(-0.015, 0.02, "−1,5 … +2,0" + Space + "pp")]
    [InlineData(null, 0.02, "−∞ … +2,0" + Space + "pp")]
    [InlineData(-0.015, null, "−1,5" + Space + "pp … ∞")]
    public void An_interval_writes_a_shared_unit_once(double? low, double? high, string expected) =>
        new Cell.Interval(low, high, NumberStyle.Points).InWords(Language.Of("nl")).ShouldBe(expected);

    [Theory]
    [InlineData(0.0004, NumberStyle.Points, "*", "+0,04" + Space + "pp")]
    [InlineData(-0.00003, NumberStyle.Points, "*", "−0,003" + Space + "pp")]
    [InlineData(0.0004, NumberStyle.Points, "", "0,0" + Space + "pp")]
    [InlineData(0.041, NumberStyle.Points, "***", "+4,1" + Space + "pp")]
    [InlineData(0, NumberStyle.Points, "*", "0,0" + Space + "pp")]
    [InlineData(0.3, NumberStyle.SignedEuro, "*", "+" + Joiner + "€" + Space + "0,3")]
    public void A_starred_effect_is_never_written_as_zero(
        double value,
        NumberStyle style,
        string stars,
        string expected
    )
    {
        new Cell.Number(value, style, stars).InWords(Language.Of("nl")).ShouldBe(expected);
        new Cell.Effect(value, style, stars).InWords(Language.Of("nl")).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0.0038, NumberStyle.Decimal2, "0,004")]
    [InlineData(0.0002, NumberStyle.Percent, "0,02%")]
    [InlineData(0.0038, NumberStyle.Percent, "0,4%")]
    [InlineData(0, NumberStyle.Decimal2, "0,00")]
    [InlineData(0, NumberStyle.Percent, "0,0%")]
    [InlineData(1e-15, NumberStyle.Percent, "0,0%")]
    public void A_level_of_what_did_happen_is_never_written_as_zero(double value, NumberStyle style, string expected) =>
        new Cell.Number(value, style).InWords(Language.Of("nl")).ShouldBe(expected);

    [Fact]
    public void A_standard_error_is_never_written_as_zero_and_its_effect_has_as_many_decimals()
    {
        var dutch = Language.Of("nl");
        ((Cell.Number)Cell.Size(0.0002, NumberStyle.PointsSize)).InWords(dutch).ShouldBe("0,02" + Space + "pp");
        var effect = new Cell.Effect(0.000011, NumberStyle.Decimal4, "") { StandardError = 0.00002 };
        effect.InWords(dutch).ShouldBe("0,00001");
        effect.StandardErrorInWords(dutch).ShouldBe("0,00002");
    }

    [Fact]
    public void Levels_of_a_small_effect_that_was_shown_differ()
    {
        var effect = new Cell.Effect(0.0004, NumberStyle.Points, "*") { From = 0.0011, To = 0.0015 };
        effect.LevelsInWords(Language.Of("nl")).ShouldBe("0,11% → 0,15%");
    }

    [Theory]
    [InlineData(0.0003, 0.016, "+0,03 … +1,6" + Space + "pp")]
    [InlineData(-0.0003, 0.016, "0,0 … +1,6" + Space + "pp")]
    [InlineData(-0.016, -0.0003, "−1,6 … −0,03" + Space + "pp")]
    public void An_interval_without_zero_does_not_show_zero(double low, double high, string expected) =>
        new Cell.Interval(low, high, NumberStyle.Points).InWords(Language.Of("nl")).ShouldBe(expected);

    [Fact]
    public void A_set_outside_two_limits_says_so() =>
        new Cell.Interval(-1, 2, NumberStyle.Decimal1, "outside")
            .InWords(Language.Of("en"))
            .ShouldBe("outside −1.0 … 2.0");

    [Theory]
    [InlineData("nl", "okt 2019")]
    [InlineData("en", "Oct 2019")]
    public void Months_have_names(string language, string expected) =>
        Language.Of(language).Month("2019-10").ShouldBe(expected);

    [Fact]
    public void A_list_of_words_ends_with_and()
    {
        Language.Of("nl").Enumerate(["a", "b", "c"]).ShouldBe("a, b en c");
        Language.Of("en").Enumerate(["a", "b"]).ShouldBe("a and b");
        Language.Of("en").Enumerate(["a"]).ShouldBe("a");
        Language.Of("en").Enumerate([]).ShouldBe("");
    }

    [Fact]
    public void There_are_two_languages() =>
        Should.Throw<ArgumentException>(() => Language.Of("de")).Message.ShouldContain("nl or en");
}
