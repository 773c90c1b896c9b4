using Netto.Evaluation.Results;
using Netto.Reporting.Figures;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Hand;

/// <summary>A cumulative line that falls must say why: its last points are about fewer people.</summary>
[Trait("Kind", "Hand")]
public sealed class CurveNoteTests
{
    [Fact]
    public void People_who_cannot_be_followed_to_the_end_are_counted() =>
        Note([100, 100, 60], [90, 90, 40])
            .ShouldBe(
                "After 2 months not everybody can be followed: of 190 people at the start 100 are left at the end. The line is about those followed and may fall for that reason."
            );

    [Fact]
    public void A_curve_of_everybody_needs_no_note() => Note([100, 100, 100], [90, 90, 90]).ShouldBeNull();

    private static string? Note(int[] treated, int[] control) =>
        CurveFigure
            .Build(
                new ReportContext(Trials.Small, Language.Of("en")),
                "curve",
                "Curve",
                [Curve("treatment", treated), Curve("control", control)]
            )!
            .Note;

    private static CurveRow Curve(string arm, int[] people) =>
        new()
        {
            Outcome = "job",
            Arm = arm,
            Kind = "cumulative",
            Months = [1, 2, 3],
            Share = [0.1, 0.2, 0.19],
            N = people,
        };
}
