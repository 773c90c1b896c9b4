using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>When service came, in which order, per year, at which level, and what was left at the end.</summary>
internal static class TakeUpDetails
{
    public static IEnumerable<Block> Blocks(ReportContext context)
    {
        foreach (
            var block in FirstAndRest(
                TimesToFirst(context),
                context.Pick(
                    "Tijd tot de eerste keer: per dienst en per deelgroep",
                    "Time to first use: by service and by subgroup"
                )
            )
        )
        {
            yield return block;
        }
        // In a follow-up of one year the year is the whole, which stands above.
        if (context.Results.TakeUpPerYear.Any(row => row.Year > 1))
        {
            yield return new Block.TableBlock(TakeUpTables.PerYear(context));
        }
        foreach (
            var block in FirstAndRest(
                ChainFigures(context),
                context.Pick("Volgorde van trajecten per deelgroep", "Order of trajectories by subgroup")
            )
        )
        {
            yield return block;
        }
        if (context.Results.RunningServices.Any(row => row.Share > 0))
        {
            var running = TakeUpTables.Running(context);
            yield return new Block.Folded(running.Title, [new Block.TableBlock(running)]);
        }
        if (context.Results.TakeUpLevels.Count > 0)
        {
            yield return new Block.TableBlock(TakeUpTables.Levels(context));
        }
        if (context.Results.PlannedConversations.Count > 0)
        {
            yield return new Block.TableBlock(TakeUpTables.Planned(context));
        }
    }

    private static List<Block> FirstAndRest(IEnumerable<Block> figures, string rest)
    {
        var all = figures.ToList();
        return all.Count <= 1 ? all : [all[0], new Block.Folded($"{rest} ({all.Count - 1})", all[1..])];
    }

    // Each service for everybody, and all services together for each leading subgroup.
    private static IEnumerable<Block> TimesToFirst(ReportContext context)
    {
        var total = context.Results.TimeToFirstService is [var first, ..] ? first.Outcome : null;
        return context
            .Results.TimeToFirstService.Where(row => context.IsLeading(row.Subgroup))
            .Where(row => row.Subgroup is null || row.Outcome == total)
            .GroupBy(curve => (curve.Outcome, curve.Subgroup))
            .OrderBy(curves => curves.Key.Subgroup is not null)
            .Select(curves =>
            {
                var (service, subgroup) = curves.Key;
                return CurveFigure.Build(
                    context,
                    $"first-{service}{(subgroup is null ? "" : "-" + subgroup)}",
                    context.Pick("Tijd tot de eerste keer: ", "Time to first use: ")
                        + ReportContext.InSentence(context.Service(service))
                        + (subgroup is null ? "" : $" – {context.Subgroup(subgroup)}"),
                    [.. curves]
                );
            })
            .OfType<Figure>()
            .Select(figure => new Block.FigureBlock(figure));
    }

    private static IEnumerable<Block> ChainFigures(ReportContext context) =>
        context
            .Results.Chains.Where(row => context.IsLeading(row.Subgroup))
            .GroupBy(row => row.Subgroup)
            .Select(chains => new Block.FigureBlock(Chains(context, chains.Key, [.. chains])));

    private static Figure Chains(ReportContext context, string? subgroup, List<ChainRow> rows)
    {
        const int Most = 10;
        string Name(ChainRow row) => string.Join(" → ", row.Chain.Select(context.Service));
        var shown = rows.Where(row => row.Share is not null && context.IsWholeArm(row.Arm)).ToList();
        var order = shown
            .GroupBy(Name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(row => row.N))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(Most)
            .Select(group => group.Key)
            .ToList();
        var bars = shown
            .Where(row => order.Contains(Name(row)))
            .Select(row => new Bar(Name(row), row.Arm, row.Share!.Value));
        var figure = new BarFigure(context, [.. bars]) { Categories = order, CategoryTitle = "" };
        return new Figure(
            "chains" + (subgroup is null ? "" : "-" + subgroup),
            context.Pick("Trajecten en hun volgorde", "Trajectories and their order")
                + (subgroup is null ? "" : $" – {context.Subgroup(subgroup)}"),
            context.Pick("Meest voorkomend: ", "Most frequent: ")
                + string.Join(
                    "; ",
                    order.Take(3).Select(name => InWords(context, name, [.. shown.Where(row => Name(row) == name)]))
                )
                + ".",
            figure.Rows(),
            context.Pick(
                "Aandeel van wie een traject had; de tien meest voorkomende.",
                "Share of those with any trajectory; the ten most frequent."
            )
        )
        {
            Narrow = (figure with { Room = FigureRoom.Narrow }).Rows(),
        };
    }

    private static string InWords(ReportContext context, string chain, List<ChainRow> rows) =>
        chain
        + " ("
        + string.Join(
            ", ",
            rows.Select(row => $"{context.ShortArm(row.Arm)} {context.Write(row.Share!.Value, NumberStyle.Percent)}")
        )
        + ")";
}
