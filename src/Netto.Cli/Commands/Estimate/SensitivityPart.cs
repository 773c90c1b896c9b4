using System.Globalization;
using System.Text.Json;
using Netto.Cli.Commands.Surveys;
using Netto.Statistics.Mediation;
using Netto.Statistics.Models;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>--sensitivity</c>: the mediated effect under unmeasured confounding.</summary>
internal static class SensitivityPart
{
    internal static MediationSensitivity? Of(
        EstimateRequest request,
        MediationModel model,
        CovarianceEstimator covariance
    )
    {
        if (request.Sensitivity is not { } text)
        {
            return null;
        }

        var asked = SensitivitySpecification.Default with { Covariance = covariance };
        return MediationSensitivity.Of(
            model,
            text == "default" ? asked : asked with { Correlations = ScaleOptions.Numbers(text, "--sensitivity") }
        );
    }

    internal static IReadOnlyList<string> Lines(MediationSensitivity sensitivity) =>
        [
            .. sensitivity.Curves.SelectMany(c =>
                new[]
                {
                    Text(
                        $"Mediated effect with treatment {c.Treatment:0.##} is zero at error correlation {c.CorrelationAtZero:0.000}, not significant from {c.NotSignificant.Low:0.000} to {c.NotSignificant.High:0.000}; product of R²: residual {c.ResidualProduct:0.0000}, total {c.TotalProduct:0.0000}"
                    ),
                }.Concat(
                    c.Points.Select(p =>
                        Text(
                            $"  {p.Correlation, 6:0.00} {p.Effect.Estimate, 12:G6} [{p.Effect.Low:G6}, {p.Effect.High:G6}]"
                        )
                    )
                )
            ),
        ];

    internal static void Write(Utf8JsonWriter writer, MediationSensitivity sensitivity)
    {
        writer.WriteStartArray();
        foreach (var curve in sensitivity.Curves)
        {
            writer.WriteStartObject();
            writer.WriteNumber("treatment", curve.Treatment);
            writer.WriteNumber("rho_at_zero", curve.CorrelationAtZero);
            writer.WriteNumber("not_significant_low", curve.NotSignificant.Low);
            writer.WriteNumber("not_significant_high", curve.NotSignificant.High);
            writer.WriteNumber("r_squared_product_residual", curve.ResidualProduct);
            writer.WriteNumber("r_squared_product_total", curve.TotalProduct);
            writer.WriteStartArray("curve");
            foreach (var (correlation, effect) in curve.Points)
            {
                writer.WriteStartObject();
                writer.WriteNumber("rho", correlation);
                writer.WriteNumber("estimate", effect.Estimate);
                writer.WriteNumber("std_error", effect.StandardError);
                writer.WriteNumber("ci_low", effect.Low);
                writer.WriteNumber("ci_high", effect.High);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
