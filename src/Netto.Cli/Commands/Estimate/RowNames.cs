using System.Globalization;
using System.Text.RegularExpressions;
using Netto.Formulas.Frames;
using Netto.Statistics;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Names rows in messages as the file counts them: row 1 stands under the header, whatever --where and missing values left out.</summary>
internal sealed partial class RowNames
{
    /// <summary>The frame that an estimator was given last.</summary>
    internal ModelFrame? Frame { get; set; }

    /// <summary>The exception with the rows of the file.</summary>
    internal StatisticsException Of(StatisticsException problem)
    {
        if (Frame is not { } frame || !problem.Rows.All(row => row <= frame.Rows.Length))
        {
            return problem;
        }
        string Named(Match match)
        {
            var row = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            return problem.Rows.Contains(row)
                ? string.Create(CultureInfo.InvariantCulture, $"{match.Groups["word"].Value} {frame.NumberOf(row - 1)}")
                : match.Value;
        }
        return new(problem.Code, Row().Replace(problem.Facts, Named), problem.Remedy);
    }

    [GeneratedRegex(@"\b(?<word>[Rr]ow) (?<number>[0-9]+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
