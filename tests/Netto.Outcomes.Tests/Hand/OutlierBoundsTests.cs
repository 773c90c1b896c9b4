using Netto.Outcomes.Measuring;
using Netto.Protocol;

namespace Netto.Outcomes.Tests.Hand;

/// <summary>Quantiles over all observed people.</summary>
[Trait("Kind", "Hand")]
public sealed class OutlierBoundsTests
{
    [Fact]
    public void Bounds_are_interpolated_and_leave_out_people_without_a_value()
    {
        double[] values = [1, 2, 3, 4, 100, 1000];
        var statuses = new OutcomeStatus[6];
        statuses[5] = OutcomeStatus.Censored;
        var bounds = OutlierBounds.Of(new OutlierRule.Quantiles { Low = 0.1, High = 0.9 }, values, statuses);
        bounds.Low.ShouldBe(1.4, 1e-12);
        bounds.High.ShouldBe(61.6, 1e-12);

        bounds.Mark(values, statuses);
        statuses.ShouldBe([
            OutcomeStatus.Outlier,
            OutcomeStatus.Observed,
            OutcomeStatus.Observed,
            OutcomeStatus.Observed,
            OutcomeStatus.Outlier,
            OutcomeStatus.Censored,
        ]);
    }
}
