namespace Netto.Simulation.Calibration;

/// <summary>What a published figure is, and with it how near the simulation must come.</summary>
public enum FigureKind
{
    /// <summary>A level: within 5% of the figure, or within 1 percentage point when it is a share.</summary>
    Level,

    /// <summary>A difference between arms: within one standard error, published or implied.</summary>
    Effect,

    /// <summary>A difference of which only the sign is published: 1 or -1.</summary>
    Sign,
}

/// <summary>
/// One figure of a source report. Shares are fractions, money euros, lengths days or months; counts are per person.
/// </summary>
/// <param name="Table">Source and table, such as <c>002-5.2</c>.</param>
/// <param name="Row">What the row says, in our words.</param>
/// <param name="Arm">Arm of a level (<c>treatment</c>, <c>control</c>, <c>controls</c> for pooled arms, <c>all</c>), or comparison of an effect.</param>
/// <param name="Subgroup">Subgroup as <c>trait=category</c>; empty means everybody.</param>
/// <param name="Measure">The name under which the simulation reports its own value.</param>
/// <param name="Kind">Level, effect or sign.</param>
/// <param name="Value">The published value; of a sign 1 or -1.</param>
/// <param name="Unit"><c>share</c>, <c>count</c>, <c>days</c>, <c>months</c>, <c>euro</c>.</param>
/// <param name="StandardError">Standard error of an effect, published or implied; NaN for a level.</param>
/// <param name="StandardErrorSource">Where the standard error comes from.</param>
/// <param name="Note">Known slip, definition, or other remark.</param>
public sealed record PublishedFigure(
    string Table,
    string Row,
    string Arm,
    string Subgroup,
    string Measure,
    FigureKind Kind,
    double Value,
    string Unit,
    double StandardError,
    string StandardErrorSource,
    string Note
)
{
    /// <summary>
    /// The largest difference that counts as reproduced, in the unit of the figure. A count a person gets the same room
    /// as a share: one in a hundred people. A sign has none.
    /// </summary>
    public double Tolerance =>
        Kind switch
        {
            FigureKind.Effect => StandardError,
            FigureKind.Sign => double.NaN,
            _ => Math.Max(0.05 * Math.Abs(Value), Unit is "share" or "count" ? 0.01 : 0),
        };

    /// <summary>How far a simulated value lies inside the nearest bound, in the unit of the figure; negative outside.</summary>
    public double RoomLeft(double simulated) =>
        Kind == FigureKind.Sign ? Value * simulated : Tolerance - Math.Abs(simulated - Value);

    /// <summary>Whether a simulated value reproduces this figure. The slack of 1e-9 is for rounding only.</summary>
    public bool IsReproducedBy(double simulated) =>
        Kind == FigureKind.Sign ? RoomLeft(simulated) > 0 : RoomLeft(simulated) >= -1e-9;
}
