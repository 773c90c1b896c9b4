using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;
using CultureInfo = System.Globalization.CultureInfo;

namespace Netto.Reporting.Sections;

/// <summary>Everything in full: all estimates side by side, who got each service, and the regressions.</summary>
internal sealed class AnnexSection : ISection
{
    // A note on more outcomes than this does not list them.
    private const int MostNamed = 4;

    public ReportSection Build(ReportContext context)
    {
        var blocks = new List<Block>
        {
            new Block.Paragraph(
                context.Pick(
                    "Voor wie alles wil nagaan. Elk deel opent met een klik; alle tabellen staan ook in het werkboek tables.xlsx.",
                    "For who wants to check everything. Each part opens with a click; all tables are also in the workbook tables.xlsx."
                )
            ),
        };
        foreach (var comparison in context.Design.Comparisons)
        {
            if (Estimates(context, comparison) is { } table)
            {
                blocks.Add(new Block.Folded(table.Title, [new Block.TableBlock(table)]));
            }
        }
        Fold(context.Pick("Verloop per deelgroep", "Course by subgroup"), Curves(context), blocks);
        Fold(context.Pick("Wie kreeg welke dienst", "Who got which service"), ProfileTables.Annex(context), blocks);
        Fold(
            context.Pick("Kans op een dienst: regressies", "Chance of a service: regressions"),
            RegressionTables.Of(
                context,
                context.Results.ProfileModels,
                "profile-model",
                context.Pick("Kans op een dienst (logit)", "Chance of a service (logit)")
            ),
            blocks
        );
        Fold(
            context.Pick("Regressies achter de effecten", "Regressions behind the effects"),
            RegressionTables.Of(
                context,
                context.Results.Regressions,
                "regression",
                context.Pick("Regressies", "Regressions")
            ),
            blocks
        );
        return new ReportSection("annex", context.Pick("Bijlage: alle schattingen", "Annex: all estimates"), blocks);
    }

    private static void Fold(string summary, IEnumerable<Block> parts, List<Block> blocks)
    {
        var all = parts.ToList();
        if (all.Count > 0)
        {
            blocks.Add(new Block.Folded($"{summary} ({all.Count})", all));
        }
    }

    private static ReportTable? Estimates(ReportContext context, DesignComparison comparison)
    {
        var rows = context
            .Results.Effects.Where(row => row.Comparison == comparison.Id && row.Subgroup is null)
            .ToList();
        if (rows.Count == 0)
        {
            return null;
        }
        return new ReportTable(
            $"estimates-{comparison.Id}",
            context.Pick("Alle schattingen: ", "All estimates: ") + context.Pick(comparison.Label),
            [
                new Column(context.Pick("Uitkomst en methode", "Outcome and method")),
                new Column(context.Pick("Schatting", "Estimate")),
                new Column(context.Pick("Standaardfout", "Standard error")),
                new Column(context.Pick("95%-interval", "95% interval")),
                new Column("p"),
                new Column(context.Pick("p, gecorrigeerd", "p, adjusted")),
                new Column(context.Pick("p, wilde bootstrap", "p, wild bootstrap")),
                new Column(context.Pick("Anderson-Rubin", "Anderson-Rubin")),
                new Column("F"),
                new Column(context.Pick("Personen", "People")),
                new Column("n"),
            ],
            [.. TableBuilder.Grouped(rows, row => context.Outcome(row.Outcome), row => Estimate(context, row))]
        )
        {
            Notes = [context.AllStarsNote(), .. Notes(context, rows)],
        }.WithoutEmptyColumns();
    }

    private static Row Estimate(ReportContext context, EffectRow row)
    {
        var style = NumberStyles.Effect(context.Unit(row.Outcome));
        return new Row(
            $"{context.Method(row.Method)}{(row.Se is { } se ? $" ({se.ToUpperInvariant()})" : "")}",
            [
                row.Estimate is { } estimate
                    ? new Cell.Number(estimate, style, row.Stars)
                    : new Cell.Missing(context.Reason(row.Reason)),
                Cell.Size(row.StdError, NumberStyles.WithoutSign(style)),
                row is { CiLow: { } low, CiHigh: { } high } ? new Cell.Interval(low, high, style) : new Cell.Empty(),
                Cell.Of(row.PValue, NumberStyle.PValue),
                Optional(row.PAdjusted, NumberStyle.PValue),
                Optional(row.PValueWild, NumberStyle.PValue),
                AndersonRubin(context, row, style),
                Optional(row.FirstStageF, NumberStyle.Decimal1),
                Optional(row.Persons, NumberStyle.Count),
                Cell.Of(row.N),
            ],
            RowKind.Indented
        );
    }

    private static Cell Optional(double? value, NumberStyle style) =>
        value is { } number ? new Cell.Number(number, style) : new Cell.Empty();

    private static Cell AndersonRubin(ReportContext context, EffectRow row, NumberStyle style) =>
        row.AndersonRubin switch
        {
            null => new Cell.Empty(),
            { Shape: "empty" } => new Cell.Text(context.Pick("leeg", "empty")),
            { Shape: "two-rays" } set => new Cell.Interval(set.Low, set.High, style, context.Pick("buiten", "outside")),
            { Shape: "whole-line" } => new Cell.Interval(null, null, style),
            { } set => new Cell.Interval(set.Low, set.High, style),
        };

    // A note with a count behind it differs by outcome in the count only: it is told once, with the range. A note on some
    // outcomes names them.
    private static IEnumerable<string> Notes(ReportContext context, List<EffectRow> rows) =>
        rows.SelectMany(row => row.Notes.Select(note => (row.Outcome, Note: Counted(note))))
            .GroupBy(note => note.Note.Text, StringComparer.Ordinal)
            .OrderBy(notes => notes.Key, StringComparer.Ordinal)
            .Select(notes =>
                WarningText.OfNote(context, notes.Key).TrimEnd('.')
                + People(context, notes.Select(note => note.Note))
                + About(context, rows, [.. notes.Select(note => note.Outcome).Distinct(StringComparer.Ordinal)])
                + "."
            );

    private static string About(ReportContext context, List<EffectRow> rows, List<string> outcomes)
    {
        var all = rows.Select(row => row.Outcome).Distinct(StringComparer.Ordinal).Count();
        return outcomes.Count == all ? ""
            : outcomes.Count > MostNamed
                ? context.Pick(
                    $" – bij {outcomes.Count} van de {all} uitkomsten",
                    $" – for {outcomes.Count} of {all} outcomes"
                )
            : context.Pick(" – bij ", " – for ")
                + context.Language.Enumerate([.. outcomes.Select(id => context.Quoted(context.Outcome(id)))]);
    }

    private static (string Text, int? People) Counted(string note)
    {
        var cut = note.LastIndexOf(": ", StringComparison.Ordinal);
        return cut > 0 && int.TryParse(note.AsSpan(cut + 2), CultureInfo.InvariantCulture, out var people)
            ? (note[..cut], people)
            : (note, null);
    }

    private static string People(ReportContext context, IEnumerable<(string Text, int? People)> notes)
    {
        var counts = notes.Select(note => note.People).OfType<int>().ToList();
        if (counts.Count == 0)
        {
            return "";
        }
        string Write(int value) => context.Write(value, NumberStyle.Count);
        var (low, high) = (counts.Min(), counts.Max());
        return low == high
            ? context.Pick($", {Write(low)} personen", $", {Write(low)} people")
            : context.Pick(
                $", {Write(low)} tot {Write(high)} personen naar uitkomst en methode",
                $", {Write(low)} to {Write(high)} people by outcome and method"
            );
    }

    private static IEnumerable<Block> Curves(ReportContext context)
    {
        var parts = context
            .Results.Curves.Where(curve => curve.Subgroup is not null && context.IsLeading(curve.Subgroup))
            .GroupBy(curve => (curve.Outcome, curve.Kind, curve.Subgroup));
        foreach (var part in parts)
        {
            var title =
                (
                    context.OutcomeOrNull(part.Key.Outcome) is { } outcome
                        ? Figures.CurveFigure.Title(context, outcome, part.Key.Kind)
                        : part.Key.Outcome
                ) + $" – {context.Subgroup(part.Key.Subgroup!)}";
            if (
                Figures.CurveFigure.Build(
                    context,
                    $"curve-{part.Key.Outcome}-{part.Key.Kind}-{part.Key.Subgroup}",
                    title,
                    [.. part]
                ) is
                { } figure
            )
            {
                yield return new Block.FigureBlock(figure);
            }
        }
    }
}
