using System.Text;
using Netto.Evaluation.Results;
using Netto.Reporting;
using Netto.Reporting.Documents;
using Netto.Reporting.Texts;

namespace Netto.Cli;

/// <summary>The first lines of a report for the terminal.</summary>
internal static class EvaluationDigest
{
    /// <summary>The message of the report and its cautions.</summary>
    public static string Text(EvaluationResults results, Language language)
    {
        var summary = ReportBuilder.Build(results, language).Sections[0];
        var text = new StringBuilder();
        foreach (var block in summary.Blocks.OfType<Block.Callout>())
        {
            text.AppendLine(block.Text);
        }
        return text.ToString();
    }
}
