using System.Text.Json;
using Netto.Statistics.Absorption;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Summaries;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Prints an estimate as the contract's JSON; what cannot be computed is null.</summary>
internal static class EstimateJson
{
    internal static void Write(Utf8JsonWriter writer, EstimateOutput output)
    {
        writer.WriteStartObject();
        writer.WriteString("method", output.Method);
        SummaryJson.Write(writer, "n", output.N);
        writer.WriteNumber("dropped", output.Dropped);
        WriteDropped(writer, output);
        writer.WriteString("se", output.StandardErrors);
        Optional(writer, "clusters", output.Clusters);
        writer.WritePropertyName("coefficients");
        SummaryJson.Write(writer, output.Coefficients);
        if (output.Effect is { } effect)
        {
            writer.WritePropertyName("effect");
            SummaryJson.Write(writer, effect);
        }
        if (output.Absorbed is { } absorbed)
        {
            WriteAbsorbed(writer, absorbed);
        }
        Optional(writer, "r_squared", output.RSquared);
        Optional(writer, "log_likelihood", output.LogLikelihood);
        WriteFirstStage(writer, output);
        if (output.MarginalEffects is { } marginal)
        {
            writer.WritePropertyName("marginal_effects");
            SummaryJson.Write(writer, marginal);
        }
        foreach (var (name, write) in output.Sections)
        {
            writer.WritePropertyName(name);
            write(writer);
        }
        if (output.Converged is { } converged)
        {
            writer.WriteBoolean("converged", converged);
        }
        Optional(writer, "iterations", output.Iterations);
        Optional(writer, "condition_number", output.ConditionNumber);
        WriteWarnings(writer, output.Warnings);
        writer.WriteEndObject();
    }

    internal static void WriteCoefficients(Utf8JsonWriter writer, IEnumerable<Coefficient> coefficients) =>
        SummaryJson.Write(writer, coefficients);

    internal static void WriteCoefficient(Utf8JsonWriter writer, Coefficient coefficient) =>
        SummaryJson.Write(writer, coefficient);

    internal static void WriteNumber(Utf8JsonWriter writer, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
            return;
        }
        writer.WriteNullValue();
    }

    internal static void WriteTest(Utf8JsonWriter writer, string name, JointTest test)
    {
        writer.WriteStartObject(name);
        SummaryJson.Write(writer, "statistic", test.Statistic);
        SummaryJson.Write(writer, "df", test.Restrictions);
        if (double.IsFinite(test.DenominatorDegreesOfFreedom))
        {
            writer.WriteNumber("df2", test.DenominatorDegreesOfFreedom);
        }
        SummaryJson.Write(writer, "p_value", test.PValue);
        writer.WriteEndObject();
    }

    private static void WriteAbsorbed(Utf8JsonWriter writer, AbsorbedEffects absorbed)
    {
        writer.WriteStartObject("absorbed");
        writer.WriteNumber("parameters", absorbed.Parameters);
        writer.WriteNumber("iterations", absorbed.Iterations);
        writer.WriteStartArray("factors");
        foreach (var factor in absorbed.Factors)
        {
            writer.WriteStartObject();
            writer.WriteString("name", factor.Label);
            writer.WriteNumber("levels", factor.Levels);
            writer.WriteBoolean("within_clusters", factor.Nesting == Nesting.WithinClusters);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFirstStage(Utf8JsonWriter writer, EstimateOutput output)
    {
        if (output.FirstStage is { } first)
        {
            writer.WriteStartObject("first_stage");
            SummaryJson.Write(writer, "f", first.F.Statistic);
            SummaryJson.Write(writer, "f_p_value", first.F.PValue);
            SummaryJson.Write(writer, "effective_f", first.EffectiveF);
            writer.WritePropertyName("coefficients");
            SummaryJson.Write(writer, first.Coefficients);
            writer.WriteEndObject();
        }
        if (output.AndersonRubin is { } robust)
        {
            WriteAndersonRubin(writer, robust);
        }
        if (output.Sargan is { } sargan)
        {
            WriteTest(writer, "sargan", sargan);
        }
        if (output.WuHausman is { } wu)
        {
            WriteTest(writer, "wu_hausman", wu);
        }
    }

    private static void WriteAndersonRubin(Utf8JsonWriter writer, AndersonRubin robust)
    {
        writer.WriteStartObject("anderson_rubin");
        SummaryJson.Write(writer, "statistic", robust.AtZero.Statistic);
        SummaryJson.Write(writer, "p_value", robust.AtZero.PValue);
        writer.WriteString("shape", JsonNamingPolicy.SnakeCaseLower.ConvertName(robust.Set.Shape.ToString()));
        SummaryJson.Write(writer, "ci_low", robust.Set.Low);
        SummaryJson.Write(writer, "ci_high", robust.Set.High);
        writer.WriteStartArray("parts");
        foreach (var part in robust.Set.Parts)
        {
            writer.WriteStartObject();
            SummaryJson.Write(writer, "low", part.Low);
            SummaryJson.Write(writer, "high", part.High);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteDropped(Utf8JsonWriter writer, EstimateOutput output)
    {
        writer.WriteStartArray("dropped_rows");
        foreach (var rows in output.DroppedRows)
        {
            writer.WriteStartObject();
            writer.WriteString("reason", rows.Reason);
            writer.WriteNumber("n", rows.Count);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("dropped_columns");
        foreach (var column in output.DroppedColumns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Label);
            writer.WriteString("reason", column.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteWarnings(Utf8JsonWriter writer, IReadOnlyList<Warning> warnings)
    {
        writer.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            writer.WriteStartObject();
            writer.WriteString("code", warning.Code);
            writer.WriteString("text", warning.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is not null)
        {
            SummaryJson.Write(writer, name, value);
        }
    }
}
