using System.Text.Json;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Prints an estimate as the contract's JSON; what cannot be computed is null.</summary>
internal static class EstimateJson
{
    internal static void Write(Utf8JsonWriter writer, EstimateOutput output)
    {
        writer.WriteStartObject();
        writer.WriteString("method", output.Method);
        Member(writer, "n", output.N);
        writer.WriteNumber("dropped", output.Dropped);
        WriteDropped(writer, output);
        writer.WriteString("se", output.StandardErrors);
        Optional(writer, "clusters", output.Clusters);
        writer.WritePropertyName("coefficients");
        WriteCoefficients(writer, output.Coefficients);
        if (output.Effect is { } effect)
        {
            writer.WritePropertyName("effect");
            WriteCoefficient(writer, effect);
        }
        Optional(writer, "r_squared", output.RSquared);
        Optional(writer, "log_likelihood", output.LogLikelihood);
        WriteFirstStage(writer, output);
        if (output.MarginalEffects is { } marginal)
        {
            writer.WritePropertyName("marginal_effects");
            WriteCoefficients(writer, marginal);
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

    internal static void WriteCoefficients(Utf8JsonWriter writer, IEnumerable<Coefficient> coefficients)
    {
        writer.WriteStartArray();
        foreach (var coefficient in coefficients)
        {
            WriteCoefficient(writer, coefficient);
        }
        writer.WriteEndArray();
    }

    internal static void WriteCoefficient(Utf8JsonWriter writer, Coefficient b)
    {
        writer.WriteStartObject();
        writer.WriteString("name", b.Term);
        Member(writer, "estimate", b.Estimate);
        Member(writer, "std_error", b.StandardError);
        Member(writer, "statistic", b.Statistic);
        if (double.IsFinite(b.DegreesOfFreedom))
        {
            writer.WriteNumber("df", b.DegreesOfFreedom);
        }
        Member(writer, "p_value", b.PValue);
        Member(writer, "ci_low", b.Low);
        Member(writer, "ci_high", b.High);
        writer.WriteEndObject();
    }

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
        Member(writer, "statistic", test.Statistic);
        Member(writer, "df", test.Restrictions);
        if (double.IsFinite(test.DenominatorDegreesOfFreedom))
        {
            writer.WriteNumber("df2", test.DenominatorDegreesOfFreedom);
        }
        Member(writer, "p_value", test.PValue);
        writer.WriteEndObject();
    }

    private static void WriteFirstStage(Utf8JsonWriter writer, EstimateOutput output)
    {
        if (output.FirstStage is { } first)
        {
            writer.WriteStartObject("first_stage");
            Member(writer, "f", first.F.Statistic);
            Member(writer, "f_p_value", first.F.PValue);
            Member(writer, "effective_f", first.EffectiveF);
            writer.WritePropertyName("coefficients");
            WriteCoefficients(writer, first.Coefficients);
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
        Member(writer, "statistic", robust.AtZero.Statistic);
        Member(writer, "p_value", robust.AtZero.PValue);
        writer.WriteString("shape", JsonNamingPolicy.SnakeCaseLower.ConvertName(robust.Set.Shape.ToString()));
        Member(writer, "ci_low", robust.Set.Low);
        Member(writer, "ci_high", robust.Set.High);
        writer.WriteStartArray("parts");
        foreach (var part in robust.Set.Parts)
        {
            writer.WriteStartObject();
            Member(writer, "low", part.Low);
            Member(writer, "high", part.High);
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

    private static void Member(Utf8JsonWriter writer, string name, double? value)
    {
        writer.WritePropertyName(name);
        WriteNumber(writer, value);
    }

    private static void Optional(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is not null)
        {
            Member(writer, name, value);
        }
    }
}
