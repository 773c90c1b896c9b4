using System.Globalization;

namespace Netto.Evaluation.Tables;

/// <summary>Which of the codes that a protocol names a text of the data means.</summary>
internal sealed class CodeMeaning
{
    private readonly HashSet<string> codes;
    private readonly Dictionary<double, string> numbers = [];
    private readonly Dictionary<bool, string> truths = [];

    public CodeMeaning(IReadOnlyCollection<string> named)
    {
        codes = named.ToHashSet(StringComparer.Ordinal);
        foreach (var code in named)
        {
            if (NumberOf(code) is { } number)
                numbers.TryAdd(number, code);
            if (TruthWords.Of(code) is { } truth)
                truths.TryAdd(truth, code);
        }
    }

    /// <summary>The code; null when the text means none.</summary>
    public string? Of(string text) =>
        codes.Contains(text) ? text
        : NumberOf(text) is { } number && numbers.TryGetValue(number, out var same) ? same
        : truths.Count == 2 && TruthWords.Of(text) is { } truth ? truths[truth]
        : null;

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
