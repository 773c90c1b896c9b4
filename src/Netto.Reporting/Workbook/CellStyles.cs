using DocumentFormat.OpenXml.Spreadsheet;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Workbook;

/// <summary>The styles of the workbook; the index of a style is its place in the list of cell formats.</summary>
internal static class CellStyles
{
    public const uint Plain = 0;
    public const uint Title = 1;
    public const uint Header = 2;
    public const uint Heading = 3;
    public const uint Note = 4;
    public const uint Link = 5;
    private const uint FirstNumber = 6;
    private const uint FirstFormat = 164;

    private static readonly (NumberStyle Style, string Code)[] Formats =
    [
        (NumberStyle.Count, "#,##0"),
        (NumberStyle.Percent, "0.0%"),
        // A difference of fractions stays a fraction, shown times a hundred.
        (NumberStyle.Points, "+0.0%;-0.0%;0.0%"),
        (NumberStyle.PointsSize, "0.0%"),
        (NumberStyle.Decimal1, "0.0"),
        (NumberStyle.Decimal2, "0.00"),
        (NumberStyle.Decimal3, "0.000"),
        (NumberStyle.Decimal4, "0.0000"),
        (NumberStyle.SignedDecimal1, "+0.0;-0.0;0.0"),
        (NumberStyle.SignedDecimal2, "+0.00;-0.00;0.00"),
        (NumberStyle.Euro, "\"€\" #,##0"),
        (NumberStyle.SignedEuro, "+\"€\" #,##0;-\"€\" #,##0;\"€\" 0"),
        (NumberStyle.EuroCents, "\"€\" #,##0.00"),
        (NumberStyle.SignedEuroCents, "+\"€\" #,##0.00;-\"€\" #,##0.00;\"€\" 0.00"),
        (NumberStyle.PValue, "0.000"),
    ];

    public static uint Of(NumberStyle style) =>
        FirstNumber + (uint)Array.FindIndex(Formats, format => format.Style == style);

    public static Stylesheet Create()
    {
        var formats = new NumberingFormats(
            Formats.Select(
                (format, i) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)i, FormatCode = format.Code }
            )
        );
        var fonts = new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 14 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Italic(), new FontSize { Val = 10 }, new FontName { Val = "Calibri" }),
            new Font(
                new Underline(),
                new FontSize { Val = 11 },
                new Color { Rgb = "FF1A5A96" },
                new FontName { Val = "Calibri" }
            )
        );
        var fills = new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF4" }) { PatternType = PatternValues.Solid })
        );
        var borders = new Borders(
            new Border(),
            new Border(new BottomBorder(new Color { Rgb = "FF9AA7B4" }) { Style = BorderStyleValues.Thin })
        );
        return new Stylesheet(formats, fonts, fills, borders, Masters(), CellFormats(), Names());
    }

    // Readers look for the style that cells have when they have none.
    private static DocumentFormat.OpenXml.Spreadsheet.CellStyles Names() =>
        new(
            new CellStyle
            {
                Name = "Normal",
                FormatId = 0,
                BuiltinId = 0,
            }
        );

    private static CellStyleFormats Masters() => new(new CellFormat());

    private static CellFormats CellFormats() =>
        new([
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Bottom })
            {
                FontId = 2,
                FillId = 2,
                BorderId = 1,
                ApplyFont = true,
                ApplyFill = true,
                ApplyBorder = true,
                ApplyAlignment = true,
            },
            new CellFormat { FontId = 2, ApplyFont = true },
            new CellFormat { FontId = 3, ApplyFont = true },
            new CellFormat { FontId = 4, ApplyFont = true },
            .. Formats.Select(
                (_, i) => new CellFormat { NumberFormatId = FirstFormat + (uint)i, ApplyNumberFormat = true }
            ),
        ]);
}
