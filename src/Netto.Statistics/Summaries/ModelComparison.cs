using System.Globalization;
using System.Text;

namespace Netto.Statistics.Summaries;

/// <summary>Results side by side: a row a term, a column a model.</summary>
public sealed record ModelComparison
{
    private ModelComparison(IReadOnlyList<string> names, IReadOnlyList<ModelSummary> models)
    {
        Names = names;
        Models = models;
        Terms = [.. models.SelectMany(m => m.Coefficients).Select(b => b.Term).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Names of the models, in the order given.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The models.</summary>
    public IReadOnlyList<ModelSummary> Models { get; }

    /// <summary>All terms, in the order in which the models first name them.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Compares results of any estimators.</summary>
    /// <param name="models">A name and a result each.</param>
    public static ModelComparison Of(params IReadOnlyList<(string Name, IFittedModel Fit)> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return new([.. models.Select(m => m.Name)], [.. models.Select(m => ModelSummary.Of(m.Fit))]);
    }

    /// <summary>The coefficient of a term in a model; null when the model has no such term.</summary>
    /// <param name="term">Name of the term.</param>
    /// <param name="model">Name of the model.</param>
    public Coefficient? this[string term, string model] =>
        Names
            .Zip(Models)
            .Where(m => string.Equals(m.First, model, StringComparison.Ordinal))
            .SelectMany(m => m.Second.Coefficients)
            .FirstOrDefault(b => string.Equals(b.Term, term, StringComparison.Ordinal));

    /// <summary>The table: estimates with their standard errors in brackets below.</summary>
    public override string ToString()
    {
        var first = Terms.Select(t => t.Length).Append("standard errors".Length).Max();
        var widths = Names.Select(n => Math.Max(12, n.Length)).ToArray();
        var text = new StringBuilder();
        Row(text, "", first, Names, widths);
        foreach (var term in Terms)
        {
            var cells = Names.Select(n => this[term, n]).ToArray();
            Row(text, term, first, [.. cells.Select(b => Cell(b?.Estimate, "{0:G5}"))], widths);
            Row(text, "", first, [.. cells.Select(b => Cell(b?.StandardError, "({0:G4})"))], widths);
        }
        Row(text, "n", first, [.. Models.Select(m => Cell(m.N, "{0:G9}"))], widths);
        Row(text, "method", first, [.. Models.Select(m => m.Method)], widths);
        Row(text, "standard errors", first, [.. Models.Select(m => m.StandardErrors)], widths);
        return text.ToString();
    }

    private static string Cell(double? value, string format) =>
        value is { } number ? string.Format(CultureInfo.InvariantCulture, format, number) : "";

    private static void Row(StringBuilder text, string head, int first, IReadOnlyList<string> cells, int[] widths)
    {
        var line = head.PadRight(first) + string.Concat(cells.Select((c, i) => "  " + c.PadLeft(widths[i])));
        text.Append(line.TrimEnd()).Append('\n');
    }
}
