using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Prints a timing-of-events model.</summary>
internal static class TimingOutput
{
    internal static EstimateOutput Of(TimingFit fit) =>
        new("timing", fit.N, fit.StandardErrors, fit.Coefficients)
        {
            DroppedColumns = fit.DroppedColumns,
            Warnings = fit.Warnings,
            LogLikelihood = fit.LogLikelihood,
            Converged = fit.Converged,
            Iterations = fit.Iterations,
            Tables =
            [
                .. fit.Treatments.Select(t => ($"Hazard of {t.Name}", (IReadOnlyList<Coefficient>)t.Coefficients)),
                .. fit.MassPoints.Count > 1 ? [Points(fit)] : Array.Empty<(string, IReadOnlyList<Coefficient>)>(),
                (
                    "Change of the exit chance, treated at the planned time against never",
                    [.. fit.ExitChances.Select(c => c.Change)]
                ),
            ],
            Lines = [.. Path(fit)],
            Sections =
            [
                ("rows", w => w.WriteNumberValue(fit.Rows)),
                ("events", w => w.WriteNumberValue(fit.Exit.Events)),
                ("exposure", w => EstimateJson.WriteNumber(w, fit.Exit.Exposure)),
                ("effects", w => EstimateJson.WriteCoefficients(w, fit.Effects)),
                ("treatments", w => Many(w, fit.Treatments, Treatment)),
                ("mass_points", w => Many(w, fit.MassPoints, (v, p) => Point(v, p, fit))),
                ("selection", w => Selection(w, fit)),
                ("path", w => Many(w, fit.Path, Step)),
                ("exit_chances", w => Many(w, fit.ExitChances, Chance)),
            ],
        };

    private static (string, IReadOnlyList<Coefficient>) Points(TimingFit fit) =>
        (
            "Mass points: probability, log factor on each hazard against the mean",
            [.. fit.MassPoints.SelectMany(p => p.LogMultipliers.OfType<Coefficient>().Prepend(p.Probability))]
        );

    private static IEnumerable<string> Path(TimingFit fit)
    {
        yield return $"{"points", 6} {"log-likelihood", 16} {"parameters", 11} {"AIC", 14} {"slope", 12} {"weight", 7}  effects";
        foreach (var step in fit.Path)
        {
            var effects = string.Join("  ", step.Effects.Select(e => FormattableString.Invariant($"{e:0.0000}")));
            yield return FormattableString.Invariant(
                $"{step.Points, 6} {step.LogLikelihood, 16:0.0000} {step.Parameters, 11} {step.AkaikeCriterion, 14:0.00} {step.Slope, 12:G4} {step.Weight, 7:0.000}  {effects}"
            );
        }

        foreach (var chance in fit.ExitChances)
        {
            yield return FormattableString.Invariant(
                $"{chance.Scenario} by {chance.Horizon:R}: exit chance {chance.Without:0.0000} without, {chance.With:0.0000} with"
            );
        }
    }

    private static void Treatment(Utf8JsonWriter writer, HazardCoefficients hazard)
    {
        writer.WriteString("name", hazard.Name);
        writer.WriteNumber("events", hazard.Events);
        Member(writer, "exposure", hazard.Exposure);
        writer.WritePropertyName("coefficients");
        EstimateJson.WriteCoefficients(writer, hazard.Coefficients);
    }

    private static void Point(Utf8JsonWriter writer, MassPoint point, TimingFit fit)
    {
        Member(writer, "probability", point.Probability.Estimate);
        Member(writer, "std_error", point.Probability.StandardError);
        writer.WriteStartArray("factors");
        string[] names = [fit.Exit.Name, .. fit.Treatments.Select(t => t.Name)];
        for (var h = 0; h < names.Length; h++)
        {
            var log = point.LogMultipliers[h];
            writer.WriteStartObject();
            writer.WriteString("hazard", names[h]);
            Member(writer, "factor", log is null ? 0 : Math.Exp(log.Estimate));
            Member(writer, "log_factor", log?.Estimate);
            Member(writer, "std_error", log?.StandardError);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Selection(Utf8JsonWriter writer, TimingFit fit)
    {
        writer.WriteStartArray();
        for (var k = 0; k < fit.Treatments.Count; k++)
        {
            writer.WriteStartObject();
            writer.WriteString("name", fit.Treatments[k].Name);
            Member(writer, "correlation_with_exit", fit.Selection[k]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Step(Utf8JsonWriter writer, SearchStep step)
    {
        writer.WriteNumber("points", step.Points);
        Member(writer, "log_likelihood", step.LogLikelihood);
        writer.WriteNumber("parameters", step.Parameters);
        Member(writer, "aic", step.AkaikeCriterion);
        Member(writer, "slope", step.Slope);
        Member(writer, "weight", step.Weight);
        writer.WriteNumber("iterations", step.Iterations);
        writer.WriteBoolean("converged", step.Arrived);
        writer.WriteStartArray("effects");
        foreach (var effect in step.Effects)
        {
            EstimateJson.WriteNumber(writer, effect);
        }

        writer.WriteEndArray();
    }

    private static void Chance(Utf8JsonWriter writer, ExitChance chance)
    {
        writer.WriteString("scenario", chance.Scenario);
        Member(writer, "horizon", chance.Horizon);
        Member(writer, "without", chance.Without);
        Member(writer, "with", chance.With);
        Member(writer, "estimate", chance.Change.Estimate);
        Member(writer, "std_error", chance.Change.StandardError);
        Member(writer, "p_value", chance.Change.PValue);
        Member(writer, "ci_low", chance.Change.Low);
        Member(writer, "ci_high", chance.Change.High);
    }

    private static void Many<T>(Utf8JsonWriter writer, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Member(Utf8JsonWriter writer, string name, double? value)
    {
        writer.WritePropertyName(name);
        EstimateJson.WriteNumber(writer, value);
    }
}
