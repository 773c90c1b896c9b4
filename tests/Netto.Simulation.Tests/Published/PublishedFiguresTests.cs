using Netto.Simulation.Calibration;

namespace Netto.Simulation.Tests.Published;

[Trait("kind", "Published")]
public sealed class PublishedFiguresTests
{
    [Theory]
    [InlineData("ww-even-odd")]
    [InlineData("ww-three-arm")]
    public void Every_figure_is_complete(string experiment)
    {
        var figures = PublishedFigures.Of(experiment);

        figures.Count.ShouldBeGreaterThan(100);
        figures.Select(f => (f.Table, f.Arm, f.Subgroup, f.Measure, f.Kind)).ShouldBeUnique();
        figures.ShouldAllBe(f => double.IsFinite(f.Value) && f.Unit.Length > 0);
        figures
            .Where(f => f.Kind == FigureKind.Effect)
            .ShouldAllBe(f => f.StandardError > 0 && f.StandardErrorSource.Length > 0);
    }

    [Fact]
    public void Published_differences_agree_with_published_levels_but_for_rounding()
    {
        var figures = PublishedFigures.Of("ww-even-odd");
        foreach (var effect in figures.Where(f => f.Kind == FigureKind.Effect))
        {
            double Level(string arm) =>
                figures
                    .Single(f =>
                        f.Table == effect.Table
                        && f.Arm == arm
                        && f.Subgroup == effect.Subgroup
                        && f.Measure == effect.Measure
                        && f.Kind == FigureKind.Level
                    )
                    .Value;

            // Three roundings of half a unit each; days are whole, euros in cents, shares in tenths of a per cent.
            var slack = effect.Unit switch
            {
                "days" => 1.5,
                "euro" => 0.015,
                "count" => 0.15,
                _ => 0.0016,
            };
            (Level("treatment") - Level("control")).ShouldBe(effect.Value, slack, effect.ToString());
        }
    }

    [Fact]
    public void Days_and_hours_between_brackets_agree_with_the_published_fractions_but_for_rounding()
    {
        var figures = PublishedFigures.Of("wga").Where(f => f.Table == "004-4.6").ToList();
        double Level(string measure, string arm) => figures.Single(f => f.Measure == measure && f.Arm == arm).Value;

        foreach (var arm in new[] { "treatment", "control", "regular" })
        {
            (Level("days-in-work", arm) / 1096).ShouldBe(Level("days-fraction", arm), 0.0011);
            (Level("hours-in-work", arm) / 5400).ShouldBe(Level("hours-fraction", arm), 0.0006);
        }
    }

    [Fact]
    public void Shares_without_and_with_a_conversation_add_up_to_one()
    {
        var figures = PublishedFigures.Of("ww-even-odd");
        foreach (var held in figures.Where(f => f.Measure.EndsWith(":held", StringComparison.Ordinal)))
        {
            var none = held.Measure.Replace(":held", ":none", StringComparison.Ordinal);
            var other = figures.Single(f => f.Measure == none && f.Arm == held.Arm);
            (held.Value + other.Value).ShouldBe(1, 1e-5);
        }
    }

    [Fact]
    public void A_sign_is_reproduced_by_any_value_with_that_sign()
    {
        var figures = PublishedFigures.Of("ww-three-arm").Where(f => f.Kind == FigureKind.Sign).ToList();
        var (above, below) = (figures.First(f => f.Value == 1), figures.First(f => f.Value == -1));

        above.IsReproducedBy(0.0001).ShouldBeTrue();
        above.IsReproducedBy(0).ShouldBeFalse();
        above.IsReproducedBy(-0.0001).ShouldBeFalse();
        below.IsReproducedBy(-0.0001).ShouldBeTrue();
        below.IsReproducedBy(0.0001).ShouldBeFalse();
        new CalibratedFigure(below, -0.06, 0.02).Margin.ShouldBe(3, 1e-12);
        figures.ShouldAllBe(f => Math.Abs(f.Value) == 1);
    }

    [Fact]
    public void A_level_is_reproduced_within_five_per_cent_or_one_point()
    {
        var level = PublishedFigures.Of("ww-even-odd").First(f => f.Measure == "exit-12" && f.Arm == "control");

        level.Value.ShouldBe(0.596);
        level.IsReproducedBy(0.596 * 1.049).ShouldBeTrue();
        level.IsReproducedBy(0.596 * 1.051).ShouldBeFalse();
    }
}
