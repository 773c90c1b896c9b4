using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting;

/// <summary>Makes a document of results: it chooses, orders and words; every number comes from the results.</summary>
public static class ReportBuilder
{
    private static readonly ISection[] Chapters =
    [
        new SummarySection(),
        new ExecutionSection(),
        new TakeUpSection(),
        new EffectsSection(),
        new SubgroupSection(),
        new BenefitSection(),
        new CostSection(),
        new EvidenceSection(),
        new GuideSection(),
        new AnnexSection(),
    ];

    // Only what is in sight is drawn twice: folded parts hold most figures and few of their readers, and on a phone their
    // figures scroll.
    private static ReportSection InSight(ReportSection section) =>
        section with
        {
            Blocks = [.. section.Blocks.Select(block => block is Block.Folded folded ? DrawnOnce(folded) : block)],
        };

    private static Block DrawnOnce(Block block) =>
        block switch
        {
            Block.Folded folded => folded with { Blocks = [.. folded.Blocks.Select(DrawnOnce)] },
            Block.FigureBlock { Figure: var figure } => new Block.FigureBlock(figure with { Narrow = null }),
            _ => block,
        };

    /// <summary>The report in one language.</summary>
    public static ReportDocument Build(EvaluationResults results, Language language)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(language);
        var context = new ReportContext(results, language);
        return new ReportDocument(
            language.Pick(results.Protocol.Title),
            language,
            [.. Chapters.Select(chapter => chapter.Build(context)).OfType<ReportSection>().Select(InSight)]
        )
        {
            Subtitle = language.Pick("Verslag van de effectmeting", "Report of the evaluation"),
            Colophon =
            [
                $"Netto {results.Version} · {language.Pick("protocol", "protocol")} {results.Protocol.Id}",
                $"{language.Pick("Protocol", "Protocol")}: {results.Protocol.Hash}",
                $"{language.Pick("Gegevens", "Data")}: {results.Data.Hash} · {language.Write(results.Data.People, NumberStyle.Count)} {language.Pick("personen", "people")}",
                $"{language.Pick("Startgetal", "Seed")}: {results.Settings.Seed}",
            ],
        };
    }
}
