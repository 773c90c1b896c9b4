using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Validation.Estimators;

/// <summary>A design in which an estimator's assumptions hold and a rival's do not.</summary>
/// <param name="Name">The estimator.</param>
/// <param name="Setting">The design in a few words.</param>
/// <param name="Truth">What both are to find.</param>
/// <param name="Rival">The estimator that fails there.</param>
/// <param name="Draw">Draws a sample and estimates with both.</param>
internal sealed record EstimatorDesign(
    string Name,
    string Setting,
    double Truth,
    string Rival,
    Func<RandomSource, (Finding Own, Finding Rival)> Draw
)
{
    /// <summary>One trial in this many is run: more than 1 for estimators that resample.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Whether the interval promises at least 95%: one that holds at every look, also those never taken.</summary>
    public bool AtLeast { get; init; }

    /// <summary>All designs, in the order of the table.</summary>
    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        .. LinearDesigns.All,
        .. InstrumentDesigns.All,
        .. BinaryDesigns.All,
        .. SelectionDesigns.All,
        .. PanelDesigns.All,
        .. DurationDesigns.All,
        .. SurveyDesigns.All,
        .. SequentialDesigns.All,
    ];
}

/// <summary>An estimate with the ends of its 95% interval.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct Finding(double Estimate, double Low, double High)
{
    /// <summary>A set that holds the truth, without an estimate.</summary>
    public static Finding Everything { get; } = new(double.NaN, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>A set that does not hold the truth, without an estimate.</summary>
    public static Finding Nothing { get; } = new(double.NaN, double.NaN, double.NaN);

    public static implicit operator Finding(Coefficient found) => new(found.Estimate, found.Low, found.High);

    /// <summary>A normal interval.</summary>
    public static Finding Normal(double estimate, double standardError) =>
        Coefficient.From("", estimate, standardError, double.PositiveInfinity);

    public bool Holds(double truth) => Low <= truth && truth <= High;
}
