using System.Globalization;
using Netto.Formulas.Data;
using Netto.Statistics.Models;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Finds factors that were probably meant to be numbers: a word such as NULL makes text of a whole column.</summary>
internal static class NumbersWithWords
{
    private const string Code = "CLI006";

    /// <summary>A warning when most levels of a factor are numbers and some are not; else null.</summary>
    internal static Warning? Warn(TextColumn factor)
    {
        string[] levels = [.. factor.Codes.Where(c => c >= 0).Distinct().Order().Select(c => factor.Levels[c])];
        string[] words = [.. levels.Where(l => !IsNumber(l))];
        return words.Length > 0 && 2 * words.Length < levels.Length
            ? new Warning(
                Code,
                $"{factor.Name} is a factor of {levels.Length} levels, for it holds '{words[0]}' among numbers. Where a number is missing, leave the field empty or write NA."
            )
            : null;
    }

    private static bool IsNumber(string level) =>
        double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
