using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Regressions in full: terms down, models of one kind beside each other.</summary>
internal static class RegressionTables
{
    // Regressions of one kind that fit beside each other on a page.
    private const int Beside = 5;

    public static IEnumerable<Block> Of(
        ReportContext context,
        IReadOnlyList<RegressionTable> models,
        string id,
        string title
    )
    {
        var number = 0;
        foreach (var kind in models.GroupBy(model => (model.Method, model.Comparison, model.Arm, model.Subgroup)))
        {
            // Spread evenly: six stand as three and three, not as five and a lonely one.
            var all = kind.ToList();
            var tables = (all.Count + Beside - 1) / Beside;
            foreach (var part in all.Chunk((all.Count + tables - 1) / tables))
            {
                number++;
                yield return new Block.TableBlock(
                    Regression(context, $"{id}-{number}", $"{title}: {Name(context, part[0])}", part)
                );
            }
        }
    }

    private static string Name(ReportContext context, RegressionTable model)
    {
        var parts = new List<string>
        {
            model.Method switch
            {
                "first-stage" => context.Pick("eerste stap", "first stage"),
                "iv" => "IV",
                "ols" => "OLS",
                "selection-probit" => context.Pick("selectie (probit)", "selection (probit)"),
                "logit" => "",
                _ => context.Method(model.Method),
            },
        };
        parts.AddRange(model.Comparison is { } comparison ? [context.Comparison(comparison)] : []);
        parts.AddRange(model.Arm is { } arm ? [context.Arm(arm)] : []);
        parts.AddRange(model.Subgroup is { } subgroup ? [context.Subgroup(subgroup)] : []);
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static ReportTable Regression(ReportContext context, string id, string title, RegressionTable[] models)
    {
        var order = Order(models);
        var terms = models
            .SelectMany(model => model.Coefficients)
            .GroupBy(row => row.Name, StringComparer.Ordinal)
            .OrderBy(term => order.IndexOf(term.Key))
            .ToList();
        string Label(IGrouping<string, CoefficientRow> term) =>
            term.Key == "(Intercept)" ? context.Pick("Constante", "Constant")
            : term.First().Label is { } label ? Variable(context, term.Key) + context.Pick(label)
            : term.Key;
        Row Fit(string label, Func<RegressionTable, double?> value, NumberStyle style) =>
            new(
                label,
                [
                    .. models.Select(model =>
                        value(model) is { } number ? new Cell.Number(number, style) : (Cell)new Cell.Empty()
                    ),
                ]
            );
        return new ReportTable(
            id,
            title,
            [
                new Column(context.Pick("Term", "Term")),
                .. models.Select((model, i) => new Column(ColumnName(context, model) ?? $"({i + 1})")),
            ],
            [
                .. terms.Select(term => new Row(
                    Label(term),
                    [
                        .. models.Select(model =>
                            model.Coefficients.FirstOrDefault(row => row.Name == term.Key)
                                is { Estimate: { } estimate } found
                                ? new Cell.Effect(estimate, NumberStyle.Decimal4, found.Stars)
                                {
                                    StandardError = found.StdError,
                                }
                                : (Cell)new Cell.Empty()
                        ),
                    ]
                )),
                .. models.Any(model => model.RSquared is not null)
                    ? [Fit(RSquared(models[0].Method), model => model.RSquared, NumberStyle.Decimal3)]
                    : Array.Empty<Row>(),
                Fit("n", model => model.N, NumberStyle.Count),
            ]
        )
        {
            Notes =
            [
                context.RegressionStarsNote()
                    + context.Pick(" Tussen haakjes de standaardfout", " Standard errors in parentheses")
                    + (models[0].Se is { } se ? $" ({ErrorKind(context, se)})." : "."),
                .. models
                    .SelectMany(model => model.DroppedTerms)
                    .Distinct(StringComparer.Ordinal)
                    .Select(term =>
                        context.Pick("Weggelaten wegens samenhang: ", "Left out as collinear: ") + term + "."
                    ),
            ],
        };
    }

    // A term that only a later model has stands behind the term it follows there.
    private static List<string> Order(RegressionTable[] models)
    {
        var order = new List<string>();
        foreach (var model in models)
        {
            var at = -1;
            foreach (var name in model.Coefficients.Select(row => row.Name))
            {
                var found = order.IndexOf(name);
                at = found >= 0 ? found : at + 1;
                if (found < 0)
                {
                    order.Insert(at, name);
                }
            }
        }
        return order;
    }

    // That of a probability model is no share of variance explained.
    private static string RSquared(string method) => method is "logit" or "selection-probit" ? "R² (McFadden)" : "R²";

    private static string ErrorKind(ReportContext context, string code) =>
        code == "classical" ? context.Pick("klassiek", "classical") : code.ToUpperInvariant();

    // "Yes against No" says nothing without the trait it is about.
    private static string Variable(ReportContext context, string term)
    {
        var bracket = term.IndexOf('[', StringComparison.Ordinal);
        var id = bracket < 0 ? "" : term[..bracket];
        return context.Variable(id) is var name && name != id ? $"{name}: " : "";
    }

    private static string? ColumnName(ReportContext context, RegressionTable model) =>
        model.Outcome is { } outcome
            ? context.OutcomeOrNull(outcome) is { } known
                ? context.Pick(known.Label)
                : context.Service(outcome)
            : null;
}
