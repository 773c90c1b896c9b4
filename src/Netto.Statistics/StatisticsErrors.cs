namespace Netto.Statistics;

/// <summary>Codes of <see cref="StatisticsException"/> that estimators share; one meaning each. Those of one folder (TST, BIN, SRV, WGT, PWR) stand where they are thrown.</summary>
public static class StatisticsErrors
{
    /// <summary>Columns differ in length.</summary>
    public const string LengthMismatch = "EST001";

    /// <summary>A column holds NaN or an infinity.</summary>
    public const string NotFinite = "EST002";

    /// <summary>No rows are left, or fewer rows than coefficients.</summary>
    public const string TooFewRows = "EST003";

    /// <summary>A weight is negative, or a frequency weight is not a whole number.</summary>
    public const string WrongWeight = "EST004";

    /// <summary>Too few clusters for the covariance asked for.</summary>
    public const string TooFewClusters = "EST005";

    /// <summary>A combination of options that has no meaning.</summary>
    public const string WrongOption = "EST006";

    /// <summary>A term that the model does not have.</summary>
    public const string UnknownTerm = "EST007";

    /// <summary>A matrix that must be positive definite is not.</summary>
    public const string Singular = "EST008";

    /// <summary>An argument outside the domain of a distribution or function.</summary>
    public const string OutsideDomain = "EST009";

    /// <summary>Nothing left to estimate: every regressor was dropped.</summary>
    public const string NoRegressors = "EST010";

    /// <summary>An iterative method did not converge.</summary>
    public const string NotConverged = "EST011";

    /// <summary>Fewer excluded instruments than endogenous variables.</summary>
    public const string Underidentified = "EST012";

    /// <summary>The outcome does not vary where it must.</summary>
    public const string NoVariation = "EST013";
}
