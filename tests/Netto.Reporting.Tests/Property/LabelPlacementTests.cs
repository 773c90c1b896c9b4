using FsCheck;
using FsCheck.Fluent;
using Netto.Reporting.Figures;

namespace Netto.Reporting.Tests.Property;

/// <summary>Labels at the ends of lines: never on each other, in order, and no farther than they must.</summary>
[Trait("Kind", "Property")]
public sealed class LabelPlacementTests
{
    private const double Gap = 16;

    private static readonly Arbitrary<double[]> Ends = Gen.Choose(-3000, 3000)
        .Select(tenth => tenth / 10.0)
        .ArrayOf()
        .ToArbitrary();

    [Fact]
    public void No_label_stands_on_another() =>
        Holds(
            (_, placed) =>
            {
                var sorted = placed.Order().ToList();
                return sorted.Zip(sorted.Skip(1), (low, high) => high - low).All(gap => gap >= Gap - 1e-9);
            }
        );

    [Fact]
    public void A_higher_line_keeps_the_higher_label() =>
        Holds(
            (ends, placed) =>
                Enumerable
                    .Range(0, ends.Length)
                    .All(a => Enumerable.Range(0, ends.Length).All(b => ends[a] >= ends[b] || placed[a] < placed[b]))
        );

    [Fact]
    public void Labels_that_fit_stay_where_their_lines_end() =>
        Holds(
            (ends, _) =>
            {
                var apart = ends.Select((_, i) => 20.0 * i).ToArray();
                return LabelPlacement.Spread(apart, Gap).Zip(apart, (at, end) => Math.Abs(at - end)).All(d => d < 1e-9);
            }
        );

    [Fact]
    public void The_middle_of_the_labels_is_the_middle_of_the_ends() =>
        Holds(
            (ends, placed) =>
                ends.Length == 0 || Math.Abs(ends.Average() - placed.Average()) < 1e-9 * (1 + Math.Abs(ends.Average()))
        );

    [Fact]
    public void Moving_all_ends_moves_all_labels() =>
        Holds(
            (ends, placed) =>
                LabelPlacement
                    .Spread([.. ends.Select(end => end + 50)], Gap)
                    .Zip(placed, (moved, at) => Math.Abs(moved - at - 50))
                    .All(d => d < 1e-9)
        );

    [Fact]
    public void Two_ends_at_one_place_are_parted_evenly() => LabelPlacement.Spread([10, 10], Gap).ShouldBe([2, 18]);

    private static void Holds(Func<double[], double[], bool> law) =>
        Prop.ForAll(Ends, ends => law(ends, LabelPlacement.Spread(ends, Gap)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20260101, 31));
}
