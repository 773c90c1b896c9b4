using System.Globalization;

namespace Netto.Statistics.Summaries;

/// <summary>Coefficients as aligned lines of text, six digits, in the invariant culture, at most 100 wide.</summary>
public static class CoefficientLines
{
    // A line of numbers takes 78.
    private const int WidestTerm = 22;

    // What cannot be computed is not a number that looks like one.
    private const string Absent = "-";

    /// <summary>A header and a line a coefficient; <c>z</c> where degrees of freedom are infinite. A term of more than 22 characters has a line of its own.</summary>
    /// <param name="coefficients">The coefficients.</param>
    public static IEnumerable<string> Of(IReadOnlyList<Coefficient> coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        var width = coefficients.Select(b => b.Term.Length).Append(4).Max();
        var shown = Math.Min(width, WidestTerm);
        return coefficients.SelectMany(b => Lines(b, shown)).Prepend(Header(shown));
    }

    /// <summary>A p-value with four digits, small ones as <c>&lt;0.0001</c>.</summary>
    /// <param name="p">The p-value.</param>
    public static string PValue(double p) =>
        double.IsNaN(p) ? Absent
        : p < 0.0001 ? "<0.0001"
        : p.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>A number with six digits; a dash where there is none.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => Shown(value, "G6");

    private static string Shown(double value, string format) =>
        double.IsNaN(value) ? Absent : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Header(int width) =>
        $"{"".PadRight(width)}  {"estimate", 12} {"std. error", 11} {"statistic", 9} {"df", 7} {"p", 7} {"95% interval", 25}";

    private static IEnumerable<string> Lines(Coefficient b, int width)
    {
        if (b.Term.Length > width)
        {
            yield return b.Term;
        }
        var term = b.Term.Length > width ? "" : b.Term;
        var df = double.IsInfinity(b.DegreesOfFreedom)
            ? "z"
            : b.DegreesOfFreedom.ToString("0.#", CultureInfo.InvariantCulture);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{term.PadRight(width)}  {Number(b.Estimate), 12} {Number(b.StandardError), 11} {Shown(b.Statistic, "0.000"), 9} {df, 7} {PValue(b.PValue), 7} {Number(b.Low), 12} {Number(b.High), 12}"
        );
    }
}
