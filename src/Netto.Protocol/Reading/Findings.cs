using YamlDotNet.Core;

namespace Netto.Protocol;

/// <summary>Gathers what is wrong with a document while it is read.</summary>
internal sealed class Findings(string? file)
{
    private readonly List<Diagnostic> _all = [];

    public bool HasErrors => _all.Exists(finding => finding.Severity == Severity.Error);

    /// <summary>Everything found, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> InOrder =>
        [
            .. _all.Distinct()
                .OrderBy(f => f.Line ?? 0)
                .ThenBy(f => f.Column ?? 0)
                .ThenBy(f => f.Code, StringComparer.Ordinal),
        ];

    public void Add(string code, string message, Place place, Func<Diagnostic, Diagnostic>? more = null)
    {
        var finding = new Diagnostic(code, message)
        {
            File = file,
            Line = place.Line,
            Column = place.Column,
            Path = place.Path,
        };
        _all.Add(more is null ? finding : more(finding));
    }

    public void Warn(string code, string message, Place place, string? remedy = null) =>
        Add(code, message, place, finding => finding with { Severity = Severity.Warning, Remedy = remedy });

    public void NotYaml(YamlException error)
    {
        var place = new Place((int)error.Start.Line, (int)error.Start.Column, "");
        var reason = error.InnerException?.Message ?? error.Message;
        Add(
            "PRT001",
            "The text is not YAML.",
            place,
            finding => finding with { Found = reason, Expected = "keys and values, indented with spaces" }
        );
    }

    public void ZeroByte(Place place) =>
        Add(
            "PRT001",
            "The text is not YAML.",
            place,
            finding =>
                finding with
                {
                    Found = "a zero byte, which no text has",
                    Expected = "text in UTF-8",
                    Remedy = "Take it away, or save the file anew.",
                }
        );

    public void Empty() =>
        Add(
            "PRT022",
            "The protocol is empty.",
            new Place(1, 1, ""),
            finding => finding with { Remedy = "Start from a template: netto init <dir> --template wga." }
        );

    public void SecondDocument(int line, int column) =>
        Add(
            "PRT001",
            "The file holds more than one YAML document.",
            new Place(line, column, ""),
            finding => finding with { Found = "a second '---'", Expected = "one document" }
        );

    public void DoubledKey(YamlNode.Scalar key, int firstLine, string path) =>
        Add(
            "PRT007",
            $"The key '{key.Text}' stands here for the second time.",
            key.PlaceAt(path).At(key.Text),
            finding => finding with { Found = $"first on line {firstLine}", Remedy = "Keep one of the two." }
        );

    public void UnknownKey(YamlNode.Scalar key, string path, IReadOnlyList<string> valid) =>
        Add(
            "PRT002",
            $"The key '{key.Text}' is unknown {(path.Length == 0 ? "at the top of the protocol" : $"in '{path}'")}.",
            key.PlaceAt(path).At(key.Text),
            finding =>
                finding with
                {
                    Found = $"'{key.Text}'",
                    Expected = "one of " + string.Join(", ", valid),
                    Nearest = NearestName.Of(key.Text, valid),
                }
        );

    public void MissingKey(string key, YamlNode where, string path) =>
        Add(
            "PRT003",
            $"The key '{key}' is missing {(path.Length == 0 ? "at the top of the protocol" : $"in '{path}'")}.",
            where.PlaceAt(path),
            finding => finding with { Expected = $"'{key}'" }
        );

    public void WrongShape(YamlNode node, string path, string expected) =>
        Add(
            "PRT004",
            $"{(path.Length == 0 ? "The protocol" : $"'{path}'")} is not {expected}.",
            node.PlaceAt(path),
            finding => finding with { Found = node.Shape, Expected = expected }
        );

    public void NotAllowed(YamlNode.Scalar node, string path, IReadOnlyList<string> valid) =>
        Add(
            "PRT005",
            $"'{node.Text}' is no value of '{path}'.",
            node.PlaceAt(path),
            finding =>
                finding with
                {
                    Found = $"'{node.Text}'",
                    Expected = "one of " + string.Join(", ", valid),
                    Nearest = NearestName.Of(node.Text, valid),
                }
        );
}
