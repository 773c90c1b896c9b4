using System.Globalization;
using System.Text.Json;
using Netto.Cli.Commands.Estimate;
using Netto.Statistics.Scales;

namespace Netto.Cli.Commands.Surveys;

/// <summary>The reliability of a scale as JSON and as lines.</summary>
internal static class ReliabilityOutput
{
    internal static void Write(Utf8JsonWriter json, Reliability found)
    {
        json.WriteStartObject();
        json.WriteString("test", "reliability");
        json.WriteNumber("n", found.N);
        json.WriteNumber("dropped", found.Dropped);
        json.WritePropertyName("alpha");
        EstimateJson.WriteCoefficient(json, found.Alpha);
        if (found.FeldtInterval is { } feldt)
        {
            json.WriteNumber("feldt_low", feldt.Low);
            json.WriteNumber("feldt_high", feldt.High);
        }

        if (found.Omega is { } omega)
        {
            json.WritePropertyName("omega");
            EstimateJson.WriteCoefficient(json, omega);
        }

        if (found.OmegaReason is { } reason)
        {
            json.WriteString("omega_reason", reason);
        }

        json.WriteStartArray("items");
        foreach (var item in found.Items)
        {
            json.WriteStartObject();
            json.WriteString("name", item.Name);
            json.WriteNumber("share_missing", item.ShareMissing);
            json.WriteNumber("mean", item.Mean);
            json.WriteNumber("std_dev", item.StandardDeviation);
            json.WriteNumber("item_rest", item.ItemRestCorrelation);
            TestOutput.WriteOptional(json, "alpha_without", item.AlphaWithout);
            TestOutput.WriteOptional(json, "loading", item.Loading);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static IEnumerable<string> Lines(Reliability found)
    {
        yield return Text($"{found.N} people answered all items, {found.Dropped} did not");
        foreach (var b in new[] { found.Alpha, found.Omega }.OfType<Netto.Statistics.Models.Coefficient>())
        {
            yield return Text($"{b.Term, -8} {b.Estimate:0.000} [{b.Low:0.000}, {b.High:0.000}]");
        }

        if (found.OmegaReason is { } reason)
        {
            yield return $"omega: {reason}";
        }

        yield return "item           missing     mean  std.dev  item-rest  alpha without  loading";
        foreach (var i in found.Items)
        {
            yield return Text(
                $"{i.Name, -14} {i.ShareMissing, 7:0.0%} {i.Mean, 8:0.000} {i.StandardDeviation, 8:0.000} {i.ItemRestCorrelation, 10:0.000} {i.AlphaWithout, 14:0.000} {i.Loading, 8:0.000}"
            );
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
