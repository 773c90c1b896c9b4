using System.Collections;

namespace Netto.Statistics.Models;

/// <summary>The coefficients of a model with their covariance: what tests, contrasts and predictions start from.</summary>
public sealed class CoefficientTable : IReadOnlyList<Coefficient>
{
    private readonly Coefficient[] rows;
    private readonly Dictionary<string, int> positions;
    private readonly Func<double[], double> degreesOfFreedomOf;

    private CoefficientTable(Coefficient[] rows, Matrix covariance, Func<double[], double> degreesOfFreedomOf)
    {
        this.rows = rows;
        this.degreesOfFreedomOf = degreesOfFreedomOf;
        Covariance = covariance;
        positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            positions.TryAdd(rows[i].Term, i);
        }
    }

    /// <summary>Covariance of the estimates, in the order of the coefficients (k × k).</summary>
    public Matrix Covariance { get; }

    /// <summary>Names of the terms, in order.</summary>
    public IReadOnlyList<string> Terms => [.. rows.Select(r => r.Term)];

    /// <inheritdoc />
    public int Count => rows.Length;

    /// <inheritdoc />
    public Coefficient this[int index] => rows[index];

    /// <summary>The coefficient of a term; throws EST007 when the model has no such term.</summary>
    /// <param name="term">Name of the term.</param>
    public Coefficient this[string term] => rows[IndexOf(term)];

    /// <summary>Makes a table with the same degrees of freedom for all coefficients.</summary>
    /// <param name="terms">Names, k.</param>
    /// <param name="estimates">Estimates, k.</param>
    /// <param name="covariance">Covariance, k × k.</param>
    /// <param name="degreesOfFreedom">Of the t distribution; infinite (default) for the normal.</param>
    public static CoefficientTable From(
        IReadOnlyList<string> terms,
        IReadOnlyList<double> estimates,
        Matrix covariance,
        double degreesOfFreedom = double.PositiveInfinity
    ) => From(terms, estimates, covariance, _ => degreesOfFreedom);

    /// <summary>Whether the model has this term.</summary>
    /// <param name="term">Name of the term.</param>
    public bool Has(string term) => positions.ContainsKey(term);

    /// <summary>Position of a term, from 0; throws EST007 when the model has no such term.</summary>
    /// <param name="term">Name of the term.</param>
    public int IndexOf(string term) =>
        positions.TryGetValue(term, out var i)
            ? i
            : throw new StatisticsException(
                StatisticsErrors.UnknownTerm,
                $"The model has no term {term}.",
                $"Its terms are: {string.Join(", ", Terms)}."
            );

    /// <summary>A linear combination of coefficients with its standard error: Σ weight × coefficient.</summary>
    /// <param name="name">Name for the result.</param>
    /// <param name="weights">Weight per term; terms left out have weight 0.</param>
    public Coefficient Contrast(string name, IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var c = new double[Count];
        foreach (var (term, weight) in weights)
        {
            c[IndexOf(term)] = weight;
        }
        return Contrast(name, c);
    }

    /// <summary>A linear combination of coefficients, one weight a coefficient.</summary>
    /// <param name="name">Name for the result.</param>
    /// <param name="weights">Weights in the order of the coefficients, k.</param>
    public Coefficient Contrast(string name, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, Count, nameof(weights));
        var estimate = 0.0;
        for (var i = 0; i < Count; i++)
        {
            estimate += weights[i] * rows[i].Estimate;
        }
        var variance = Covariance.Form(weights, weights);
        return Coefficient.From(name, estimate, Math.Sqrt(Math.Max(0, variance)), degreesOfFreedomOf(weights));
    }

    /// <summary>Wald test that all named coefficients are zero: F with the table's degrees of freedom, chi-squared when these are infinite.</summary>
    /// <param name="terms">At least one term.</param>
    /// <remarks>With coefficient-specific degrees of freedom (CR2) the smallest of the tested ones is used; the estimator's own joint test is better there.</remarks>
    public JointTest Wald(params IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfZero(terms.Count, nameof(terms));
        int[] at = [.. terms.Select(IndexOf)];
        double[] b = [.. at.Select(i => rows[i].Estimate)];
        var name = string.Join(" = ", terms) + " = 0";
        var factor = Cholesky.Factor(Covariance.Submatrix(at), $"The covariance of {string.Join(", ", terms)}");
        var wald = Vectors.Dot(b, factor.Solve(b));
        var df = at.Min(i => rows[i].DegreesOfFreedom);
        return double.IsPositiveInfinity(df)
            ? JointTest.OfChiSquared(name, wald, at.Length)
            : JointTest.OfF(name, wald / at.Length, at.Length, df);
    }

    /// <inheritdoc />
    public IEnumerator<Coefficient> GetEnumerator() => ((IEnumerable<Coefficient>)rows).GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => rows.GetEnumerator();

    /// <summary>Makes a table in which a contrast has its own degrees of freedom.</summary>
    internal static CoefficientTable From(
        IReadOnlyList<string> terms,
        IReadOnlyList<double> estimates,
        Matrix covariance,
        Func<double[], double> degreesOfFreedomOf
    )
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentOutOfRangeException.ThrowIfNotEqual(estimates.Count, terms.Count, nameof(estimates));
        ArgumentOutOfRangeException.ThrowIfNotEqual(covariance.Rows, terms.Count, nameof(covariance));
        var made = new Coefficient[terms.Count];
        for (var i = 0; i < made.Length; i++)
        {
            var unit = new double[made.Length];
            unit[i] = 1;
            var se = Math.Sqrt(Math.Max(0, covariance[i, i]));
            made[i] = Coefficient.From(terms[i], estimates[i], se, degreesOfFreedomOf(unit));
        }
        return new CoefficientTable(made, covariance, degreesOfFreedomOf);
    }
}
