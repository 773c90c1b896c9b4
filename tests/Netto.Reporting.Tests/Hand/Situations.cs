using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Hand;

/// <summary>Results that hold only what a summary is made of, for each situation a reader may meet.</summary>
internal static class Situations
{
    public static LocalizedText Text(string nl, string en) => new(nl, en);

    public static readonly SummaryFact Effect = new()
    {
        Kind = "main-effect",
        Outcome = "job",
        Comparison = "treatment-control",
        Method = "late",
        Verdict = "significant",
        Estimate = 0.041,
        CiLow = 0.025,
        CiHigh = 0.057,
        From = 0.239,
        To = 0.28,
        Persons = 275.3,
        PValue = 0.0001,
    };

    public static SummaryFact NoEffect =>
        Effect with
        {
            Kind = "no-effect",
            Verdict = "not-significant",
            Estimate = 0.009,
            CiLow = -0.012,
            CiHigh = 0.028,
            From = 0.271,
            Persons = 60,
        };

    public static DesignOutcome Outcome(string id, string nl, string en, string unit, string favourable) =>
        new()
        {
            Id = id,
            Label = Text(nl, en),
            Kind = "column",
            Unit = unit,
            Favourable = favourable,
            SelectedOnly = false,
        };

    public static EvaluationResults With(params SummaryFact[] facts) =>
        Trials.Small with
        {
            Summary = facts,
            Effects = [],
            Costs = null,
            Curves = [],
            Design = Trials.Small.Design with
            {
                Services =
                [
                    new DesignService
                    {
                        Id = "talk",
                        Label = Text("Gesprek", "Conversation"),
                        Group = "conversation",
                    },
                ],
                Outcomes =
                [
                    Outcome("log", "Logaritme van de weken", "Log of weeks", "log", "lower"),
                    Outcome("job", "Baan binnen 3 jaar", "Job within 3 years", "share", "higher") with
                    {
                        Primary = true,
                    },
                    Outcome("benefit", "WW-uitkering na 12 maanden", "Benefit after 12 months", "share", "lower"),
                    Outcome("time", "Fractie werk in dagen", "Fraction of days in work", "fraction", "higher"),
                    Outcome("wage", "Uurloon", "Hourly wage", "euro-per-hour", "higher"),
                ],
                Comparisons =
                [
                    Comparison(
                        "treatment-control",
                        "Experimentgroep versus controlegroep",
                        "Treatment against control",
                        "randomised"
                    ),
                    Comparison(
                        "treatment-regular",
                        "Experimentgroep versus reguliere groep",
                        "Treatment against regular",
                        "offices"
                    ),
                ],
            },
        };

    public static PlainSummary Summary(string language, params SummaryFact[] facts) =>
        new(new ReportContext(With(facts), Language.Of(language)));

    private static DesignComparison Comparison(string id, string nl, string en, string basis) =>
        new()
        {
            Id = id,
            Label = Text(nl, en),
            Treated = "treatment",
            Reference = "control",
            Basis = basis,
            Methods = ["late"],
            MainMethod = "late",
        };
}
