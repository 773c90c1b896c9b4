using System.Text;

namespace Netto.Bench.Evaluation;

/// <summary>The section “A whole evaluation” of the page on performance.</summary>
internal static class EvaluationTable
{
    private const double HelpTarget = 0.3;

    public static string Of(IReadOnlyList<ExperimentTime> times, double helpSeconds)
    {
        var text = new StringBuilder();
        text.Append(
            $"""
            ## A whole evaluation

            `netto evaluate` from a store to results, report, tables and figures, 500 draws, as one process from start to end, on
            {Environment.ProcessorCount} cores. Processor seconds count Node, which draws the figures, too; memory is that of Netto alone at its peak.

            | experiment | people | before the experiment | simulate, s | import, s | evaluate, s | processor seconds | memory | target |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |

            """
        );
        foreach (var time in times)
        {
            var evaluate = time.Evaluate;
            var before = time.PeopleBefore > 0 ? $"{time.PeopleBefore:N0}" : "none";
            text.Append($"| {time.Experiment.Name} | {time.Experiment.People:N0} | {before} ")
                .Append($"| {time.Simulate.Seconds:F1} | {time.Import.Seconds:F1} | {evaluate.Seconds:F1} ")
                .Append($"| {evaluate.ProcessorSeconds:F1} | {evaluate.PeakMegabytes / 1000:F2} GB ")
                .Append($"| {time.Experiment.Verdict(evaluate, times[0].Evaluate)} |\n");
        }
        var met = helpSeconds < HelpTarget ? "yes" : "**no**";
        return text.Append($"\n`netto --help` takes {helpSeconds:F2} s (< {HelpTarget} s: {met}).\n").ToString();
    }
}
