using System.Globalization;

namespace Netto.Cli.Commands;

/// <summary>Numbers with commas between them, as options take them.</summary>
internal static class NumberList
{
    public static double[] Parse(string text, string option) =>
        Array.ConvertAll(
            text.Split(','),
            t =>
                double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new OptionException($"{option}: found '{t}', expected numbers with commas between them")
        );
}
