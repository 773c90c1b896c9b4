using Netto.Reporting.Tables;
using Netto.Reporting.Texts;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Netto.Reporting.Workbook;

/// <summary>The columns of a sheet that one column of a table becomes.</summary>
internal sealed class ColumnParts
{
    private readonly Language _language;
    private readonly bool _hasMarks;
    private readonly bool _hasLetters;
    private readonly bool _hasLevels;
    private readonly bool _hasErrors;
    private readonly bool _hasIntervals;

    private ColumnParts(IReadOnlyList<Cell> cells, string header, Language language)
    {
        _language = language;
        _hasMarks = cells.Any(cell => cell is Cell.Effect or Cell.Number { Marks.Length: > 0 });
        _hasLetters = cells.Any(cell => cell is Cell.Number { Letters.Length: > 0 });
        _hasLevels = cells.OfType<Cell.Effect>().Any(effect => effect.From is not null || effect.To is not null);
        _hasErrors = cells.OfType<Cell.Effect>().Any(effect => effect.StandardError is not null);
        _hasIntervals = cells.Any(cell => cell is Cell.Interval);
        Headers =
        [
            .. _hasIntervals
                ? [$"{header}, {language.Pick("onder", "low")}", $"{header}, {language.Pick("boven", "high")}"]
                : (string[])[header],
            .. _hasMarks ? [language.Pick("teken", "mark")] : Array.Empty<string>(),
            .. _hasLetters ? [language.Pick("groter dan", "greater than")] : Array.Empty<string>(),
            .. _hasErrors ? [language.Pick("standaardfout", "standard error")] : Array.Empty<string>(),
            .. _hasLevels ? [language.Pick("van", "from"), language.Pick("naar", "to")] : Array.Empty<string>(),
        ];
    }

    public IReadOnlyList<string> Headers { get; }

    public static ColumnParts Of(ReportTable table, int index, Language language)
    {
        var column = table.Columns[index];
        var header = column.Group is null ? column.Header : $"{column.Group}: {column.Header}";
        var cells = table.Rows.Where(row => row.Cells.Count > 0).Select(row => row.Cells[index - 1]).ToList();
        return new ColumnParts(cells, header, language);
    }

    public IEnumerable<SheetCell> Cells(Cell cell)
    {
        if (_hasIntervals)
        {
            var interval = cell as Cell.Interval;
            yield return interval is null or { Outside.Length: > 0 }
                ? Value(cell)
                : Level(interval.Low, interval.Style);
            yield return interval is null or { Outside.Length: > 0 }
                ? SheetCells.Blank()
                : Level(interval.High, interval.Style);
        }
        else
        {
            yield return Value(cell);
        }
        if (_hasMarks)
        {
            yield return Words(
                cell switch
                {
                    Cell.Number number => number.Marks,
                    Cell.Effect effect => effect.Marks,
                    _ => "",
                }
            );
        }
        if (_hasLetters)
        {
            yield return Words(cell is Cell.Number number ? number.Letters : "");
        }
        var shown = cell as Cell.Effect;
        if (_hasErrors)
        {
            yield return Level(shown?.StandardError, shown?.Style);
        }
        if (_hasLevels)
        {
            yield return Level(shown?.From, shown?.LevelStyle);
            yield return Level(shown?.To, shown?.LevelStyle);
        }
    }

    private SheetCell Value(Cell cell) =>
        cell switch
        {
            Cell.Number number => SheetCells.Number(number.Value, CellStyles.Of(number.Style)),
            Cell.Effect effect => SheetCells.Number(effect.Value, CellStyles.Of(effect.Style)),
            Cell.Text text => SheetCells.Text(text.Value),
            // A set outside its limits is no pair of limits: it stands in words.
            Cell.Interval interval => SheetCells.Text(interval.InWords(_language)),
            Cell.Missing missing => SheetCells.Text(missing.Reason.Length == 0 ? "–" : $"– ({missing.Reason})"),
            _ => SheetCells.Blank(),
        };

    private static SheetCell Words(string text) => text.Length == 0 ? SheetCells.Blank() : SheetCells.Text(text);

    private static SheetCell Level(double? value, NumberStyle? style) =>
        value is { } level && style is { } written
            ? SheetCells.Number(level, CellStyles.Of(written))
            : SheetCells.Blank();
}
