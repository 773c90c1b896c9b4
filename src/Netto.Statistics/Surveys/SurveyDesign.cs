using Netto.Statistics.Weighting;

namespace Netto.Statistics.Surveys;

/// <summary>
/// How respondents came into a survey: weights, strata, first-stage units (clusters), size of the population in units, and what the weights were calibrated to.
/// Estimates of a design have variances by linearisation (Binder 1983; Deville and Särndal 1992, doi:10.1080/01621459.1992.10475217, section 3), as R <c>survey::svydesign</c>.
/// </summary>
/// <remarks>Units are the first stage: what was sampled within them is part of their spread (the ultimate-cluster variance).</remarks>
public sealed record SurveyDesign
{
    private readonly double[]? baseWeights;

    /// <summary>Makes a design in which every row is a unit of its own, in one stratum.</summary>
    /// <param name="weights">One over the chance to be in the survey, n values of zero or more. A row of weight zero counts as sampled and is not estimated from.</param>
    /// <exception cref="StatisticsException">EST004: a weight is negative or missing, or all are zero.</exception>
    public SurveyDesign(double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        SurveyChecks.Weights(weights);
        Weights = weights;
    }

    /// <summary>Weight of each row, calibration included.</summary>
    public double[] Weights { get; private init; }

    /// <summary>Strata; null for one.</summary>
    public Clusters? Strata { get; init; }

    /// <summary>First-stage units (clusters, PSUs), each within one stratum; null when every row is one.</summary>
    public Clusters? Units { get; init; }

    /// <summary>Per row the number of units in the population of its stratum, or the share of them that was sampled (below one); null for sampling with replacement.</summary>
    public double[]? PopulationUnits { get; init; }

    /// <summary>What to do with a stratum of one unit; refused unless told.</summary>
    public LoneUnits LoneUnits { get; init; } = LoneUnits.Refused;

    /// <summary>Number of rows.</summary>
    public int Rows => Weights.Length;

    /// <summary>Sum of the weights of the rows looked at.</summary>
    public double PopulationSize => Vectors.Sum(WeightsInside());

    /// <summary>Units less strata, of the rows looked at.</summary>
    /// <exception cref="StatisticsException">SVY001, SVY002: parts of the design do not go together.</exception>
    public double DegreesOfFreedom => SurveyStructure.Of(this).DegreesOfFreedom(WeightsInside());

    /// <summary>Weights before calibration.</summary>
    internal double[] BaseWeights => baseWeights ?? Weights;

    internal SurveyCalibration? Calibration { get; private init; }

    /// <summary>Rows looked at; null for all.</summary>
    internal bool[]? Inside { get; private init; }

    /// <summary>Every row with the same weight, one stratum.</summary>
    /// <param name="rows">Number of rows.</param>
    public static SurveyDesign Unweighted(int rows) => new(Design.Ones(rows).Values);

    /// <summary>
    /// The same design with its weights brought to known shares and means; variances then use what is left of a variable after a regression on these (weights of
    /// that regression: the weights before), as R <c>survey::calibrate</c> and <c>postStratify</c>.
    /// </summary>
    /// <param name="method">How.</param>
    /// <param name="targets">Shares and means of the population.</param>
    /// <param name="total">People in the population; the sum of the weights when left out.</param>
    /// <exception cref="StatisticsException">WGT001, EST011: see the methods; EST006: the design is calibrated already.</exception>
    public SurveyDesign CalibratedTo(
        WeightingMethod method,
        IReadOnlyList<WeightingTarget> targets,
        double? total = null
    )
    {
        if (Calibration is not null || Inside is not null)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "The design is calibrated, or cut to some rows, already.",
                "Start from the design as sampled and give all targets at once."
            );
        }

        var calibration = new SurveyCalibration(method, targets, total ?? Vectors.Sum(Weights));
        return With(Weights, calibration);
    }

    /// <summary>The same design, looking at some rows only (a domain): the others stay part of the sample, so that variances are right.</summary>
    /// <param name="inside">Whether to look at a row, by its number from 0.</param>
    public SurveyDesign Within(Func<int, bool> inside)
    {
        ArgumentNullException.ThrowIfNull(inside);
        var rows = new bool[Rows];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = inside(i) && (Inside is null || Inside[i]);
        }

        return this with
        {
            Inside = rows,
        };
    }

    /// <summary>Whether a row is looked at.</summary>
    /// <param name="row">Number of the row, from 0.</param>
    public bool LooksAt(int row) => (Inside is null || Inside[row]) && Weights[row] > 0;

    /// <summary>Weights with those of rows that are not looked at put to zero.</summary>
    internal double[] WeightsInside()
    {
        if (Inside is not { } inside)
        {
            return Weights;
        }

        var weights = new double[Rows];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = inside[i] ? Weights[i] : 0;
        }

        return weights;
    }

    /// <summary>The design with other sampling weights, calibrated again where it was.</summary>
    internal SurveyDesign Reweighted(double[] sampling) => With(sampling, Calibration);

    private SurveyDesign With(double[] sampling, SurveyCalibration? calibration) =>
        calibration is null
            ? this with
            {
                Weights = sampling,
            }
            : new SurveyDesign(this, sampling) { Weights = calibration.Apply(sampling), Calibration = calibration };

    private SurveyDesign(SurveyDesign other, double[] sampling)
    {
        baseWeights = sampling;
        Weights = sampling;
        Strata = other.Strata;
        Units = other.Units;
        PopulationUnits = other.PopulationUnits;
        LoneUnits = other.LoneUnits;
        Inside = other.Inside;
    }
}
