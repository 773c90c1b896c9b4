namespace Netto.Statistics.Models;

/// <summary>A test of several restrictions at once.</summary>
/// <param name="Name">What is tested.</param>
/// <param name="Distribution">The distribution the statistic is held against.</param>
/// <param name="Statistic">The F or chi-squared statistic.</param>
/// <param name="Restrictions">Number of restrictions (numerator degrees of freedom).</param>
/// <param name="DenominatorDegreesOfFreedom">Of F; infinite for chi-squared.</param>
/// <param name="PValue">Upper tail probability.</param>
public sealed record JointTest(
    string Name,
    TestDistribution Distribution,
    double Statistic,
    double Restrictions,
    double DenominatorDegreesOfFreedom,
    double PValue
)
{
    /// <summary>An F test.</summary>
    /// <param name="name">What is tested.</param>
    /// <param name="statistic">The F statistic.</param>
    /// <param name="restrictions">Numerator degrees of freedom.</param>
    /// <param name="denominator">Denominator degrees of freedom.</param>
    public static JointTest OfF(string name, double statistic, double restrictions, double denominator) =>
        new(
            name,
            TestDistribution.F,
            statistic,
            restrictions,
            denominator,
            FisherF.UpperTail(statistic, restrictions, denominator)
        );

    /// <summary>A chi-squared test.</summary>
    /// <param name="name">What is tested.</param>
    /// <param name="statistic">The chi-squared statistic.</param>
    /// <param name="restrictions">Degrees of freedom.</param>
    public static JointTest OfChiSquared(string name, double statistic, double restrictions) =>
        new(
            name,
            TestDistribution.ChiSquared,
            statistic,
            restrictions,
            double.PositiveInfinity,
            ChiSquared.UpperTail(statistic, restrictions)
        );
}

/// <summary>The distribution of a joint test.</summary>
public enum TestDistribution
{
    /// <summary>Fisher's F.</summary>
    F,

    /// <summary>Chi-squared.</summary>
    ChiSquared,
}
