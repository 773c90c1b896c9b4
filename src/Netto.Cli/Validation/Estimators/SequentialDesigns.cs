using Netto.Statistics.Resampling;
using Netto.Statistics.Sequential;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Designs in which somebody looks every week.</summary>
internal static class SequentialDesigns
{
    private const double Effect = 0.2;
    private const int Looks = 20;
    private const int PerLook = 100;

    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        new(
            "group-sequential repeated intervals",
            "5 looks at 400 people each",
            Effect,
            "95% interval at each look",
            Group
        ),
        new("always-valid interval", "20 looks at 100 people each", Effect, "95% interval at each look", Always)
        {
            AtLeast = true,
        },
    ];

    // The differences of means at each look, as they would be with equal arms and a standard deviation of 1.
    private static IEnumerable<SequentialLook> Run(RandomSource random, int looks, int perLook)
    {
        var (sum, people) = (0.0, 0);
        for (var look = 0; look < looks; look++)
        {
            sum += (Effect * perLook) + (2 * Math.Sqrt(perLook) * random.NextNormal());
            people += perLook;
            yield return new SequentialLook(sum / people, 2 / Math.Sqrt(people), people);
        }
    }

    private static (Finding, Finding) Group(RandomSource random)
    {
        var boundary = GroupSequential.Spend([0.2, 0.4, 0.6, 0.8, 1], SpendingFunction.OBrienFleming);
        return Judge(
            [.. Run(random, 5, 400)],
            (look, number) =>
            {
                var repeated = SequentialAnalysis.Judge(boundary, number, look.Estimate, look.StandardError).Repeated;
                return new Finding(look.Estimate, repeated.Low, repeated.High);
            }
        );
    }

    private static (Finding, Finding) Always(RandomSource random) =>
        Judge(
            [.. Run(random, Looks, PerLook)],
            (look, _) =>
            {
                var interval = AlwaysValid.Interval(look, planned: Looks * PerLook);
                return new Finding(look.Estimate, interval.Low, interval.High);
            }
        );

    // What is promised holds at all looks together: the ends are the tightest of all looks.
    private static (Finding, Finding) Judge(SequentialLook[] looks, Func<SequentialLook, int, Finding> interval)
    {
        var own = looks.Select((look, i) => interval(look, i + 1)).ToArray();
        var plain = looks.Select(look => Finding.Normal(look.Estimate, look.StandardError)).ToArray();
        return (Together(own), Together(plain));
    }

    private static Finding Together(Finding[] looks) =>
        new(looks[^1].Estimate, looks.Max(f => f.Low), looks.Min(f => f.High));
}
