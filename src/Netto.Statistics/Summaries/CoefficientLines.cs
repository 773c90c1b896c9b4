using System.Globalization;

namespace Netto.Statistics.Summaries;

/// <summary>Coefficients as aligned lines of text, six digits, in the invariant culture.</summary>
public static class CoefficientLines
{
    /// <summary>A header and a line a coefficient; <c>z</c> where degrees of freedom are infinite.</summary>
    /// <param name="coefficients">The coefficients.</param>
    public static IEnumerable<string> Of(IReadOnlyList<Coefficient> coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var width = coefficients.Select(b => b.Term.Length).Append(4).Max();
        return coefficients.Select(b => Line(b, width)).Prepend(Header(width));
    }

    /// <summary>A p-value with four digits, small ones as <c>&lt;0.0001</c>.</summary>
    /// <param name="p">The p-value.</param>
    public static string PValue(double p) =>
        p < 0.0001 ? "<0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A number with six digits.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Header(int width) =>
        $"{"".PadRight(width)}  {"estimate", 12} {"std. error", 12} {"statistic", 10} {"df", 8} {"p", 9} {"95% interval", 27}";

    private static string Line(Coefficient b, int width)
    {
        var df = double.IsInfinity(b.DegreesOfFreedom)
            ? "z"
            : b.DegreesOfFreedom.ToString("0.#", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{b.Term.PadRight(width)}  {Number(b.Estimate), 12} {Number(b.StandardError), 12} {b.Statistic, 10:0.000} {df, 8} {PValue(b.PValue), 9} {Number(b.Low), 13} {Number(b.High), 13}"
        );
    }
}
