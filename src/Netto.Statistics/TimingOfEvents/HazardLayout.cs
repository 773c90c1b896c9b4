namespace Netto.Statistics.TimingOfEvents;

/// <summary>The parameters of one hazard: levels of the intervals with events, treatment effects (exit only), regressors (standardised).</summary>
/// <param name="Name">Name of the hazard.</param>
/// <param name="First">Position of its first parameter among those of all hazards.</param>
/// <param name="Intervals">Parameter of each interval, from 0 within the hazard; −1 where nobody has the event: its hazard is zero.</param>
/// <param name="Effects">Per treatment the parameter of each window, from 0 within the hazard; −1 where nobody was seen in the window.</param>
/// <param name="Terms">Names in order.</param>
/// <param name="Regressors">Number of regressors, the last of the parameters.</param>
internal sealed record HazardLayout(
    string Name,
    int First,
    int[] Intervals,
    int[][] Effects,
    IReadOnlyList<string> Terms,
    int Regressors
)
{
    internal int Count => Terms.Count;

    /// <summary>First regressor, within the hazard.</summary>
    internal int FirstRegressor => Count - Regressors;

    /// <summary>Number of interval levels.</summary>
    internal int Levels => Intervals.Count(p => p >= 0);
}

/// <summary>Regressors of a hazard: kept, centred and scaled.</summary>
/// <param name="Columns">Values, n each, standardised.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="Means">Means taken off.</param>
/// <param name="Scales">Standard deviations divided by.</param>
/// <param name="Dropped">Columns left out.</param>
internal sealed record Regressors(
    double[][] Columns,
    IReadOnlyList<string> Labels,
    double[] Means,
    double[] Scales,
    IReadOnlyList<DroppedColumn> Dropped
);
