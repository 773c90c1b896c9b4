using System.Globalization;
using System.Text.Json;
using Netto.Statistics.Comparisons;

namespace Netto.Cli.Commands;

/// <summary>The result of a test as JSON and as lines.</summary>
internal static class TestOutput
{
    public static void Write(CommandRun run, TestResult result, Action<Utf8JsonWriter>? more)
    {
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                Fields(json, result);
                more?.Invoke(json);
                json.WriteEndObject();
            });
            return;
        }

        foreach (var (name, value) in Numbers(result))
        {
            if (value is { } number)
            {
                run.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name, -10} {number:G7}"));
            }
        }

        if (result.Reason is { } reason)
        {
            run.WriteLine(reason);
        }
    }

    /// <summary>A test with further numbers that tell the same.</summary>
    public static void Write(
        CommandRun run,
        TestResult result,
        params IReadOnlyList<(string Name, double? Value)> further
    )
    {
        Write(
            run,
            result,
            json =>
            {
                foreach (var (name, value) in further)
                {
                    WriteOptional(json, name, value);
                }
            }
        );
        foreach (var (name, value) in run.WantsJson ? [] : further)
        {
            if (value is { } number)
            {
                run.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name, -10} {number:G7}"));
            }
        }
    }

    /// <summary>A number that is there; an infinite one, which JSON cannot hold, as null.</summary>
    public static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is not { } number)
        {
            return;
        }

        if (double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Fields(Utf8JsonWriter json, TestResult result)
    {
        json.WriteString("test", result.Test);
        foreach (var (name, value) in Numbers(result))
        {
            WriteOptional(json, name, value);
        }

        if (result.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }
    }

    private static IEnumerable<(string Name, double? Value)> Numbers(TestResult result) =>
        [
            ("statistic", result.Statistic),
            ("df", result.DegreesOfFreedom),
            ("p_value", result.PValue),
            ("estimate", result.Estimate),
            ("std_error", result.StandardError),
            ("ci_low", result.Interval?.Low),
            ("ci_high", result.Interval?.High),
            ("n", result.N),
        ];
}
