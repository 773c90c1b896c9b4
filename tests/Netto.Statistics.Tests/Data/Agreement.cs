using System.Globalization;
using System.Text.Json;

namespace Netto.Statistics.Tests.Data;

/// <summary>Agreement with a reference value, relative to its size.</summary>
internal static class Agreement
{
    public const double ClosedForm = 1e-9;
    public const double Iterative = 1e-7;
    public const double NumericalDerivative = 1e-6;

    public static void ShouldAgree(this double? actual, JsonElement expected, double relative, string what = "value")
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            actual.ShouldBeNull(what);
            return;
        }

        actual.ShouldNotBeNull(what);
        actual.Value.ShouldAgree(expected.GetDouble(), relative, what);
    }

    public static void ShouldAgree(this double actual, JsonElement expected, double relative, string what = "value") =>
        ((double?)actual).ShouldAgree(expected, relative, what);

    public static void ShouldAgree(this double actual, double expected, double relative, string what = "value")
    {
        var gap = Math.Abs(actual - expected);
        var allowed = relative * Math.Max(Math.Abs(expected), 1e-12);
        (gap <= allowed).ShouldBeTrue(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {actual:R} where {expected:R} was expected, relative {gap / Math.Abs(expected):e2}"
            )
        );
    }
}
