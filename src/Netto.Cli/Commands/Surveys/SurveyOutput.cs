using System.Globalization;
using System.Text.Json;
using Netto.Cli.Commands.Estimate;
using Netto.Statistics.Models;

namespace Netto.Cli.Commands.Surveys;

/// <summary>Estimates as JSON rows and as lines.</summary>
internal static class SurveyOutput
{
    internal static void Write(Utf8JsonWriter json, string name, IEnumerable<Coefficient> rows)
    {
        json.WritePropertyName(name);
        EstimateJson.WriteCoefficients(json, rows);
    }

    internal static void WriteLines(CommandRun run, IEnumerable<Coefficient> rows)
    {
        foreach (var b in rows)
        {
            run.WriteLine(
                double.IsNaN(b.StandardError)
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{b.Term, -24} {b.Estimate, 12:G6} (one unit: no standard error)"
                    )
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{b.Term, -24} {b.Estimate, 12:G6} ({b.StandardError:G4}) [{b.Low:G6}, {b.High:G6}]"
                    )
            );
        }
    }
}
