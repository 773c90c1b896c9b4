using System.Globalization;
using System.Text;

namespace Netto.Simulation.Calibration;

/// <summary>The chapter of one experiment on the page of simulated and published figures.</summary>
public sealed class CalibrationChapter
{
    private readonly IReadOnlyList<CalibrationTable> _sets;
    private readonly Dictionary<PublishedFigure, double> _margins;

    /// <summary>A chapter that shows the first set of seeds in full, and of each figure the smallest margin in any set.</summary>
    /// <param name="sets">Tables of one experiment, one a set of seeds.</param>
    /// <exception cref="ArgumentException">There is no set.</exception>
    public CalibrationChapter(IReadOnlyList<CalibrationTable> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        if (sets.Count == 0)
        {
            throw new ArgumentException("A chapter takes one set of seeds or more.", nameof(sets));
        }

        _sets = sets;
        _margins = sets.SelectMany(set => set.Rows)
            .GroupBy(row => row.Figure)
            .ToDictionary(same => same.Key, same => same.Min(row => row.Margin));
    }

    private CalibrationTable Table => _sets[0];

    /// <summary>Markdown: the count, what is missed, the other seeds, the remarks on the source, and all figures by table.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        var reproduced = Table.Rows.Count(row => row.IsReproduced);
        Line(text, $"## {Table.Experiment}");
        Line(text, $"");
        Line(
            text,
            $"{reproduced} of {Table.Rows.Count} published figures are reproduced by the mean of {Table.Seeds.Count} simulations (seeds {Table.Seeds.First} to {Table.Seeds.Last})."
        );
        Line(text, $"");
        AppendSets(text);
        AppendRows(text, "Not reproduced", [.. Table.Missed]);
        AppendRemarks(text);
        foreach (var table in Table.Rows.GroupBy(row => row.Figure.Table))
        {
            AppendRows(text, $"Table {table.Key}", [.. table]);
        }

        return text.ToString();
    }

    private void AppendSets(StringBuilder text)
    {
        if (Table.Narrowest is null)
        {
            return;
        }

        Line(text, $"| seeds | reproduced | smallest margin | of |");
        Line(text, $"| --- | ---: | ---: | --- |");
        foreach (var set in _sets)
        {
            if (set.Narrowest is { } row)
            {
                Line(
                    text,
                    $"| {set.Seeds.First} to {set.Seeds.Last} | {set.Rows.Count(r => r.IsReproduced)} | {Margin(row.Margin)} | {row.Figure.Table} {row.Figure.Row}, {row.Figure.Arm} {row.Figure.Subgroup} |"
                );
            }
        }

        Line(text, $"");
    }

    private void AppendRows(StringBuilder text, string title, IReadOnlyList<CalibratedFigure> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Line(text, $"### {title}");
        Line(text, $"");
        Line(text, $"| figure | arm or comparison | subgroup | published | simulated | difference | room | margin | |");
        Line(text, $"| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var row in rows)
        {
            var figure = row.Figure;
            var held = figure.Kind == FigureKind.Sign ? Sign(figure) : Distance(figure, row.Simulated);
            Line(
                text,
                $"| {figure.Row} | {figure.Arm} | {figure.Subgroup} | {held.Published} | {Number(figure, row.Simulated)} | {held.Difference} | {held.Room} | {Margin(_margins[figure])} | {(row.IsReproduced ? "yes" : "**no**")} |"
            );
        }

        Line(text, $"");
    }

    private void AppendRemarks(StringBuilder text)
    {
        var remarks = Table
            .Rows.Where(row => row.Figure.Note.Length > 0)
            .GroupBy(row => (row.Figure.Table, row.Figure.Note))
            .ToList();
        if (remarks.Count == 0)
        {
            return;
        }

        Line(text, $"### Remarks on the source");
        Line(text, $"");
        foreach (var remark in remarks)
        {
            Line(text, $"- {remark.Key.Table}, {remark.First().Figure.Row}: {remark.Key.Note}");
        }

        Line(text, $"");
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');

    private static (string Published, string Difference, string Room) Distance(
        PublishedFigure figure,
        double simulated
    ) => (Number(figure, figure.Value), Number(figure, simulated - figure.Value), Number(figure, figure.Tolerance));

    private static (string Published, string Difference, string Room) Sign(PublishedFigure figure) =>
        (figure.Value > 0 ? "above 0" : "below 0", "", "");

    private static string Number(PublishedFigure figure, double value) =>
        double.IsNaN(value)
            ? "not made"
            : value.ToString(
                figure.Unit switch
                {
                    "share" => "0.0000",
                    "euro" when Math.Abs(figure.Value) >= 100 => "0",
                    "people" => "0",
                    _ => "0.000",
                },
                CultureInfo.InvariantCulture
            );

    private static string Margin(double value) =>
        double.IsNaN(value) ? ""
        : double.IsInfinity(value) ? "fixed"
        : value.ToString("0.0", CultureInfo.InvariantCulture);
}
