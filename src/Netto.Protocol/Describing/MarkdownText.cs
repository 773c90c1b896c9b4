using System.Globalization;
using System.Text;

namespace Netto.Protocol;

/// <summary>Builds Markdown: headings, paragraphs, lists and tables.</summary>
internal sealed class MarkdownText(Language language)
{
    private static readonly NumberFormatInfo Dutch = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private readonly StringBuilder _text = new();

    public Language Language => language;

    /// <summary>The text of the language that is written.</summary>
    public string Say(string nl, string en) => language == Language.Nl ? nl : en;

    /// <summary>A number as the language writes it, with a true minus sign.</summary>
    public string Number(double value, string format) =>
        value.ToString(format, language == Language.Nl ? Dutch : CultureInfo.InvariantCulture).Replace('-', '−');

    public void Heading(int level, string text) =>
        _text.Append(new string('#', level)).Append(' ').AppendLine(text).AppendLine();

    public void Paragraph(string text) => _text.AppendLine(text).AppendLine();

    public void Items(IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            _text.Append("- ").AppendLine(item);
        }

        _text.AppendLine();
    }

    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(head);
        Row([.. head.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Row(row);
        }

        _text.AppendLine();
    }

    public override string ToString() =>
        _text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd() + "\n";

    private void Row(IReadOnlyList<string> cells)
    {
        _text.Append('|');
        foreach (var cell in cells)
        {
            _text.Append(' ').Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |");
        }

        _text.AppendLine();
    }
}
