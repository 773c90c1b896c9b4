using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Hand;

/// <summary>Warnings and notes name what they are about as the report does, and write numbers as it does.</summary>
[Trait("Kind", "Hand")]
public sealed class WarningTextTests
{
    [Theory]
    [InlineData("nl", "Weggelaten wegens samenhang: samenspel van groep en Geslacht (Vrouw).")]
    [InlineData("en", "Left out because other columns determine it: interaction of group and Sex (Woman).")]
    public void A_term_of_a_regression_is_told_in_names(string language, string expected) =>
        WarningText.OfNote(Context(language), "dropped-term: treated:sex[woman]").ShouldBe(expected);

    [Theory]
    [InlineData("nl", "62.852")]
    [InlineData("en", "62,852")]
    public void A_count_has_the_marks_of_the_language(string language, string count) =>
        WarningText.Of(Context(language), Phrases.Warning("missing-values", "sex: 62852")).ShouldEndWith($": {count}.");

    [Theory]
    [InlineData(5.4e-14, "p\u00a0<\u00a00,001")]
    [InlineData(0.032, "p\u00a0=\u00a00,032")]
    public void A_small_p_is_below_a_bound_not_equal_to_it(double p, string expected) =>
        Context("nl").PValue(p).ShouldBe(expected);

    [Fact]
    public void A_table_without_marks_says_that_nothing_differs()
    {
        Context("nl").MarksNote([null, ""]).ShouldBe("Geen verschil is significant op 5%.");
        Context("nl").MarksNote([null, "*"]).ShouldContain("significant op 5%");
    }

    private static ReportContext Context(string language) => new(Trials.Small, Language.Of(language));
}
