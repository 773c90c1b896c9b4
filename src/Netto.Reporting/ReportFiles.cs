using System.Text;
using System.Text.Json;
using Netto.Evaluation.Results;
using Netto.Reporting.Figures;
using Netto.Reporting.Html;
using Netto.Reporting.Texts;
using Netto.Reporting.Workbook;

namespace Netto.Reporting;

/// <summary>Writes what people read: <c>report.html</c>, <c>tables.xlsx</c> and <c>figures/</c>.</summary>
public static class ReportFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>
    /// Writes the files into <paramref name="folder"/>, which must exist; the caller makes the folder appear whole.
    /// </summary>
    public static async Task WriteAsync(
        EvaluationResults results,
        Language language,
        string folder,
        CancellationToken cancellation = default
    )
    {
        using var batch = FigureRenderer.Find().Start();
        await WriteAsync(results, language, folder, batch, cancellation);
    }

    /// <summary>The same with workers that were started before, so that they are ready; they are spent afterwards.</summary>
    public static async Task WriteAsync(
        EvaluationResults results,
        Language language,
        string folder,
        FigureBatch batch,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(batch);
        var document = ReportBuilder.Build(results, language);
        var drawing = batch.DrawAsync(document.Figures, cancellation);
        using (var workbook = File.Create(Path.Combine(folder, "tables.xlsx")))
        {
            WorkbookWriter.Write(workbook, document);
        }
        var drawn = await drawing;
        var page = await HtmlReport.RenderAsync(document, drawn);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.html"), page, Utf8, cancellation);
        await WriteFiguresAsync(drawn, Path.Combine(folder, "figures"), cancellation);
    }

    private static async Task WriteFiguresAsync(
        IReadOnlyList<DrawnFigure> drawn,
        string folder,
        CancellationToken cancellation
    )
    {
        Directory.CreateDirectory(folder);
        foreach (var figure in drawn)
        {
            var name = Path.Combine(folder, figure.Figure.Id);
            await File.WriteAllTextAsync(name + ".svg", figure.Svg + "\n", Utf8, cancellation);
            var specification = figure.Figure.Specification.ToJsonString(Readable) + "\n";
            await File.WriteAllTextAsync(name + ".vl.json", specification, Utf8, cancellation);
        }
    }
}
