using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Which offices took part, which served for comparison, and which were left out and why.</summary>
internal static class OfficeTables
{
    public static IEnumerable<Block> Blocks(ReportContext context)
    {
        var offices = context.Results.Offices;
        yield return new Block.Subheading(context.Pick("Kantoren", "Offices"), "offices");
        yield return new Block.Paragraph(Words(context, offices));
        yield return new Block.Folded(
            context.Pick($"Alle {offices.Count} kantoren", $"All {offices.Count} offices"),
            [new Block.TableBlock(Table(context, offices))]
        );
    }

    private static string Words(ReportContext context, IReadOnlyList<OfficeRow> offices)
    {
        int Number(string role) => offices.Count(office => office.Role == role);
        var parts = new List<string>
        {
            context.Pick($"{Number("experiment")} in het experiment", $"{Number("experiment")} in the experiment"),
        };
        if (Number("comparison") > 0)
        {
            parts.Add(
                context.Pick($"{Number("comparison")} ter vergelijking", $"{Number("comparison")} for comparison")
            );
        }
        var without = offices.Where(office => office.Role == "left-out").ToList();
        if (without.Count > 0)
        {
            parts.Add(context.Pick($"{without.Count} niet meegenomen", $"{without.Count} left out"));
        }
        var why = without
            .GroupBy(office => office.Why is null ? "" : context.Pick(office.Why), StringComparer.Ordinal)
            .Where(reason => reason.Key.Length > 0)
            .Select(reason =>
                $" {context.Language.Enumerate([.. reason.Select(office => office.Office)])}: {ReportContext.InSentence(reason.Key)}"
            );
        return context.Pick("Kantoren: ", "Offices: ") + context.Language.Enumerate(parts) + "." + string.Concat(why);
    }

    private static ReportTable Table(ReportContext context, IReadOnlyList<OfficeRow> offices)
    {
        var noneBefore = offices.All(office => office.NBefore == 0);
        return new ReportTable(
            "offices",
            context.Pick("Kantoren en hun rol", "Offices and their part"),
            [
                new Column(context.Pick("Kantoor", "Office")),
                new Column(context.Pick("Rol", "Part")),
                new Column(context.Pick("Personen", "People")),
                new Column(context.Pick("In de periode ervoor", "In the period before")),
                new Column(context.Pick("Waarom", "Why")),
            ],
            [
                .. offices.Select(office => new Row(
                    office.Office,
                    [
                        new Cell.Text(Role(context, office.Role)),
                        Cell.Of(office.N),
                        noneBefore ? new Cell.Empty() : Cell.Of(office.NBefore),
                        office.Why is null ? new Cell.Empty() : new Cell.Text(context.Pick(office.Why)),
                    ]
                )),
            ]
        ).WithoutEmptyColumns();
    }

    private static string Role(ReportContext context, string role) =>
        role switch
        {
            "experiment" => context.Pick("experiment", "experiment"),
            "comparison" => context.Pick("vergelijking", "comparison"),
            "left-out" => context.Pick("niet meegenomen", "left out"),
            _ => role,
        };
}
