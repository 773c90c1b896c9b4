using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Hand;

/// <summary>The first sentence and the paragraphs under it, in every situation a reader may meet.</summary>
[Trait("Kind", "Hand")]
public sealed class PlainSummaryTests
{
    [Fact]
    public void An_effect_says_both_levels_the_difference_and_the_people()
    {
        Situations
            .Summary("nl", Situations.Effect)
            .Message()
            .ShouldBe(
                "Met de dienstverlening geldt ‘baan binnen 3 jaar’ voor 28,0% van de mensen; zonder zou dat 23,9% zijn: 4,1 procentpunt meer, ofwel 275 mensen."
            );
        Situations
            .Summary("en", Situations.Effect)
            .Message()
            .ShouldBe(
                "With the service, “job within 3 years” holds for 28.0% of people; without it that would be 23.9%: 4.1 percentage points more, or 275 people."
            );
    }

    [Fact]
    public void An_offer_is_told_of_the_group_that_got_the_offer() =>
        Situations
            .Summary("en", Situations.Effect with { Method = "itt" })
            .Message()
            .ShouldBe(
                "In the group “Training”, “job within 3 years” holds for 28.0% of people, in the group “Control” for 23.9%: 4.1 percentage points more, or 275 people."
            );

    [Theory]
    [InlineData("nl", "Controlegroep", "Control group", "de controlegroep")]
    [InlineData("en", "Controlegroep", "Control group", "the control group")]
    [InlineData("nl", "Beide controlegroepen", "Both control groups", "beide controlegroepen")]
    [InlineData("en", "Basisdienstverlening", "Basic service", "the group “Basic service”")]
    public void A_group_is_told_as_people_do(string language, string dutch, string english, string expected)
    {
        var design = Trials.Small.Design;
        var named = design.Arms.Select(arm =>
            arm.Id == "control" ? arm with { Label = Situations.Text(dutch, english) } : arm
        );
        var results = Trials.Small with { Design = design with { Arms = [.. named] } };
        new ReportContext(results, Language.Of(language)).Group("control").ShouldBe(expected);
    }

    [Fact]
    public void A_small_effect_that_was_shown_is_not_told_as_zero() =>
        Situations
            .Summary("nl", Situations.Effect with { Estimate = 0.0004, CiLow = 0.0001, CiHigh = 0.0007 })
            .Message()
            .ShouldContain(": 0,04 procentpunt meer");

    [Fact]
    public void No_effect_is_not_told_as_an_effect_nor_as_proof_of_none()
    {
        var message = Situations.Summary("nl", Situations.NoEffect).Message();
        message.ShouldBe(
            "Er is geen effect aangetoond op ‘baan binnen 3 jaar’: met de dienstverlening 28,0%, zonder naar schatting 27,1%. Het verschil van 0,9 procentpunt kan toeval zijn; effecten van −1,2 tot +2,8 procentpunt passen bij de gegevens."
        );
        message.ShouldNotContain("mensen");
    }

    [Theory]
    [InlineData("job", -0.03, true)]
    [InlineData("job", 0.03, false)]
    [InlineData("benefit", 0.03, true)]
    [InlineData("benefit", -0.03, false)]
    public void Harm_is_called_unfavourable(string outcome, double estimate, bool harm) =>
        Situations
            .Summary("nl", Situations.Effect with { Outcome = outcome, Estimate = estimate })
            .Message()
            .Contains("ongunstig", StringComparison.Ordinal)
            .ShouldBe(harm);

    [Fact]
    public void A_fraction_and_a_wage_are_means_not_numbers_of_people()
    {
        Situations
            .Summary("nl", Situations.Effect with { Outcome = "time", Persons = null })
            .Message()
            .ShouldBe(
                "Met de dienstverlening is ‘fractie werk in dagen’ gemiddeld 28,0%; zonder zou dat 23,9% zijn: 4,1 procentpunt hoger."
            );
        Situations
            .Summary(
                "en",
                Situations.Effect with
                {
                    Outcome = "wage",
                    Estimate = -0.63,
                    From = 18.07,
                    To = 17.44,
                    Persons = null,
                }
            )
            .Message()
            .ShouldBe(
                "With the service, “hourly wage” is €\u00a017.44 on average; without it that would be €\u00a018.07: €\u00a00.63 lower. For the participants that is unfavourable."
            );
    }

    [Fact]
    public void The_primary_outcome_comes_first_even_when_its_effect_is_less_clear()
    {
        var log = Situations.Effect with { Outcome = "log", Estimate = -0.09, From = 2.06, To = 1.97, Persons = null };
        Situations
            .Summary("en", log, Situations.NoEffect)
            .Message()
            .ShouldStartWith("No effect was shown on “job within 3 years”");
        Situations.Summary("en", log).Message().ShouldContain("“log of weeks”");
    }

    [Fact]
    public void The_primary_outcome_of_the_protocol_decides_not_the_result()
    {
        var later = Situations.Effect with { Outcome = "benefit" };
        var summary = Situations.Summary("nl", later, Situations.NoEffect);
        summary.Message().ShouldContain("‘baan binnen 3 jaar’");
        string.Join(" ", summary.Paragraphs())
            .ShouldContain("Wel aangetoond is een effect op ‘WW-uitkering na 12 maanden’ (+4,1 procentpunt).");
    }

    [Fact]
    public void Comparisons_stand_in_no_brackets_and_soft_ones_are_called_less_hard()
    {
        var regular = Situations.Effect with
        {
            Kind = "comparison-effect",
            Comparison = "treatment-regular",
            Method = "did",
            Estimate = 0.02,
        };
        var soft = new SummaryFact
        {
            Kind = "caution",
            Comparison = "treatment-regular",
            Verdict = "soft",
        };
        var summary = Situations.Summary("nl", Situations.Effect, regular, soft);
        summary.Message().ShouldNotContain("versus");
        string.Join(" ", summary.Paragraphs())
            .ShouldContain(
                "In de vergelijking experimentgroep versus reguliere groep is het effect op ‘baan binnen 3 jaar’ +2,0 procentpunt."
            );
        summary
            .Cautions()
            .ShouldBe([
                "Niet op loting gebaseerd en zacht (zie ‘Hoe hard zijn de uitkomsten?’): experimentgroep versus reguliere groep.",
            ]);
        Situations
            .Summary("nl", Situations.Effect, soft with { Verdict = "less-hard" })
            .Cautions()
            .ShouldBe(["Niet op loting gebaseerd en daarom minder hard: experimentgroep versus reguliere groep."]);
    }

    [Fact]
    public void Groups_that_differ_from_the_start_are_a_caution_and_not_a_good_draw()
    {
        var summary = Situations.Summary(
            "nl",
            Situations.Effect,
            new SummaryFact { Kind = "randomisation", Verdict = "doubtful" }
        );
        string.Join(" ", summary.Paragraphs()).ShouldNotContain("goed verlopen");
        summary.Cautions().ShouldHaveSingleItem().ShouldContain("meer dan toeval verklaart");
    }

    [Theory]
    [InlineData("late", "de schattingen houden daar rekening mee")]
    [InlineData("itt", "zij tellen mee in hun eigen groep")]
    public void Self_reporters_are_allowed_for_only_where_they_are(string method, string expected) =>
        string.Join(
                " ",
                Situations
                    .Summary(
                        "nl",
                        Situations.Effect with
                        {
                            Method = method,
                        },
                        new SummaryFact
                        {
                            Kind = "self-reporters",
                            N = 942,
                            Share = 0.139,
                        }
                    )
                    .Paragraphs()
            )
            .ShouldContain(expected);

    [Fact]
    public void Where_a_column_says_who_was_served_its_numbers_are_told()
    {
        var results = Situations.With(Situations.Effect);
        FlowRow Step(string step, string arm, int n) => results.Flow[0] with { Step = step, Arm = arm, N = n };
        string Of(int other) =>
            string.Join(
                " ",
                new PlainSummary(
                    new ReportContext(
                        results with
                        {
                            Design = results.Design with { Services = [] },
                            Flow =
                            [
                                Step("assigned", "treatment", 600),
                                Step("assigned", "control", 299),
                                Step("received", "treatment", 372),
                                Step("received", "control", other),
                            ],
                        },
                        Language.Of("nl")
                    )
                ).Paragraphs()
            );
        Of(0)
            .ShouldContain(
                "Van de 600 mensen in de groep ‘Training’ kregen er 372 de aanpak, van de 299 in de groep ‘Controle’ niemand."
            );
        Of(12).ShouldContain("van de 299 in de groep ‘Controle’ 12.");
    }

    [Fact]
    public void Invented_prices_make_an_example_of_the_balance()
    {
        var results = Situations.With(Situations.Effect, new SummaryFact { Kind = "costs", Estimate = -3499.4 });
        string Paragraphs(EvaluationResults of) =>
            string.Join(" ", new PlainSummary(new ReportContext(of, Language.Of("nl"))).Paragraphs());
        Paragraphs(results).ShouldContain("is −\u2060€\u00a03.499 per persoon");
        var invented = Trials.Of("wga").Costs! with { PricesInvented = true };
        Paragraphs(results with { Costs = invented }).ShouldContain("dat is een rekenvoorbeeld");
    }

    [Fact]
    public void Without_an_estimate_the_reason_is_told()
    {
        var missing = Trials.Small.Effects[0] with { Estimate = null, Reason = "no-variation" };
        var results = Situations.With() with { Effects = [missing with { Outcome = "job" }] };
        new PlainSummary(new ReportContext(results, Language.Of("nl")))
            .Message()
            .ShouldBe("Het effect op ‘baan binnen 3 jaar’ kon niet worden geschat: alle waarden zijn gelijk.");
        Situations.Summary("nl").Message().ShouldBe("");
    }

    [Theory]
    [InlineData("Baan binnen 3 jaar", "baan binnen 3 jaar")]
    [InlineData("WGA 35-80", "WGA 35-80")]
    [InlineData("A", "A")]
    public void A_label_within_a_sentence_begins_small_unless_it_is_a_name(string label, string expected) =>
        ReportContext.InSentence(label).ShouldBe(expected);
}
