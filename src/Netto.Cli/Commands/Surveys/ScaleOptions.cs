using System.CommandLine;
using System.Globalization;
using Netto.Statistics.Scales;

namespace Netto.Cli.Commands.Surveys;

/// <summary>Options that describe a scale.</summary>
internal static class ScaleOptions
{
    internal static readonly Option<string> Items = new("--items")
    {
        Description = "columns of the items, with commas: q1,q2,q3",
        Required = true,
    };

    internal static readonly Option<string?> Reverse = new("--reverse")
    {
        Description = "items that count the other way round; needs --range",
    };

    internal static readonly Option<string?> Range = new("--range")
    {
        Description = "lowest and highest answer of the items turned round: 1,5",
    };

    internal static ScaleDefinition Definition(CommandRun run)
    {
        var items = Names(run.Options.GetRequiredValue(Items));
        var reversed = Names(run.Options.GetValue(Reverse) ?? "");
        if (reversed.FirstOrDefault(r => !items.Contains(r, StringComparer.Ordinal)) is { } stranger)
        {
            throw new OptionException(
                $"--reverse: found '{stranger}', expected items: {string.Join(", ", items)}{TableColumns.Nearest(stranger, items)}"
            );
        }

        if (items.FirstOrDefault(i => items.Count(o => o == i) > 1) is { } twice)
        {
            throw new OptionException($"--items: '{twice}' occurs twice; expected each item once");
        }

        var range = reversed.Length > 0 ? RangeOf(run) : default;
        return new(
            "scale",
            [
                .. items.Select(i =>
                    reversed.Contains(i, StringComparer.Ordinal)
                        ? ScaleItem.Reversed(i, range.Low, range.High)
                        : new ScaleItem(i)
                ),
            ]
        );
    }

    internal static double[] Numbers(string text, string option) =>
        Array.ConvertAll(
            text.Split(','),
            t =>
                double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new OptionException($"{option}: found '{t}', expected numbers with commas between them")
        );

    internal static string[] Names(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static AnswerRange RangeOf(CommandRun run) =>
        run.Options.GetValue(Range) is not { } text
            ? throw new OptionException(
                "--reverse: found no --range, expected the lowest and highest answer: --range 1,5"
            )
        : Numbers(text, "--range") is [var low, var high] && low < high ? new(low, high)
        : throw new OptionException($"--range: found '{text}', expected two rising numbers: 1,5");
}
