using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Everything in full: all estimates side by side, who got each service, and the regressions.</summary>
internal sealed class AnnexSection : ISection
{
    // Regressions of one kind that fit beside each other on a page.
    private const int Beside = 5;

    public ReportSection Build(ReportContext context)
    {
        var blocks = new List<Block>();
        foreach (var comparison in context.Design.Comparisons)
        {
            if (Estimates(context, comparison) is { } table)
            {
                blocks.Add(new Block.TableBlock(table));
            }
        }
        blocks.AddRange(Curves(context));
        blocks.AddRange(ProfileTables.Annex(context));
        blocks.AddRange(
            Regressions(context, context.Results.Regressions, "regression", context.Pick("Regressies", "Regressions"))
        );
        blocks.AddRange(
            Regressions(
                context,
                context.Results.ProfileModels,
                "profile-model",
                context.Pick("Kans op een dienst (logit)", "Chance of a service (logit)")
            )
        );
        return new ReportSection("annex", context.Pick("Bijlage: alle schattingen", "Annex: all estimates"), blocks);
    }

    private static ReportTable? Estimates(ReportContext context, DesignComparison comparison)
    {
        var rows = context
            .Results.Effects.Where(row => row.Comparison == comparison.Id && row.Subgroup is null)
            .ToList();
        if (rows.Count == 0)
        {
            return null;
        }
        return new ReportTable(
            $"estimates-{comparison.Id}",
            context.Pick("Alle schattingen: ", "All estimates: ") + context.Pick(comparison.Label),
            [
                new Column(context.Pick("Uitkomst en methode", "Outcome and method")),
                new Column(context.Pick("Schatting", "Estimate")),
                new Column(context.Pick("Standaardfout", "Standard error")),
                new Column(context.Pick("95%-interval", "95% interval")),
                new Column("p"),
                new Column(context.Pick("p, gecorrigeerd", "p, adjusted")),
                new Column(context.Pick("p, wilde bootstrap", "p, wild bootstrap")),
                new Column(context.Pick("Anderson-Rubin", "Anderson-Rubin")),
                new Column("F"),
                new Column(context.Pick("Personen", "People")),
                new Column("n"),
            ],
            [.. TableBuilder.Grouped(rows, row => context.Outcome(row.Outcome), row => Estimate(context, row))]
        )
        {
            Notes = [context.StarsNote(), .. Notes(context, rows)],
        };
    }

    private static Row Estimate(ReportContext context, EffectRow row)
    {
        var style = NumberStyles.Effect(context.Unit(row.Outcome));
        return new Row(
            $"{context.Method(row.Method)}{(row.Se is { } se ? $" ({se})" : "")}",
            [
                row.Estimate is { } estimate
                    ? new Cell.Number(estimate, style, row.Stars)
                    : new Cell.Missing(context.Reason(row.Reason)),
                Cell.Of(
                    row.StdError,
                    NumberStyles.WithoutSign(style) == NumberStyle.Percent
                        ? NumberStyle.Points
                        : NumberStyles.WithoutSign(style)
                ),
                row is { CiLow: { } low, CiHigh: { } high }
                    ? new Cell.Text($"{context.Write(low, style)} … {context.Write(high, style)}")
                    : new Cell.Empty(),
                Cell.Of(row.PValue, NumberStyle.PValue),
                Optional(row.PAdjusted, NumberStyle.PValue),
                Optional(row.PValueWild, NumberStyle.PValue),
                AndersonRubin(context, row, style),
                Optional(row.FirstStageF, NumberStyle.Decimal1),
                Optional(row.Persons, NumberStyle.Count),
                Cell.Of(row.N),
            ],
            RowKind.Indented
        );
    }

    private static Cell Optional(double? value, NumberStyle style) =>
        value is { } number ? new Cell.Number(number, style) : new Cell.Empty();

    private static Cell AndersonRubin(ReportContext context, EffectRow row, NumberStyle style)
    {
        if (row.AndersonRubin is not { } set)
        {
            return new Cell.Empty();
        }
        string Limit(double? value, string unbounded) => value is { } limit ? context.Write(limit, style) : unbounded;
        return new Cell.Text(
            set.Shape switch
            {
                "empty" => context.Pick("leeg", "empty"),
                "whole-line" => context.Pick("onbegrensd", "unbounded"),
                "two-rays" => context.Pick("buiten ", "outside ") + $"{Limit(set.Low, "−∞")} … {Limit(set.High, "∞")}",
                _ => $"{Limit(set.Low, "−∞")} … {Limit(set.High, "∞")}",
            }
        );
    }

    private static IEnumerable<string> Notes(ReportContext context, List<EffectRow> rows) =>
        rows.SelectMany(row => row.Notes)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(note => context.Pick(Phrases.Of(note)) + ".");

    private static IEnumerable<Block> Curves(ReportContext context)
    {
        var parts = context
            .Results.Curves.Where(curve => curve.Subgroup is not null && context.IsLeading(curve.Subgroup))
            .GroupBy(curve => (curve.Outcome, curve.Kind, curve.Subgroup));
        foreach (var part in parts)
        {
            var title = $"{context.Outcome(part.Key.Outcome)} – {context.Subgroup(part.Key.Subgroup!)}";
            if (
                Figures.CurveFigure.Build(
                    context,
                    $"curve-{part.Key.Outcome}-{part.Key.Kind}-{part.Key.Subgroup}",
                    title,
                    [.. part]
                ) is
                { } figure
            )
            {
                yield return new Block.FigureBlock(figure);
            }
        }
    }

    private static IEnumerable<Block> Regressions(
        ReportContext context,
        IReadOnlyList<RegressionTable> models,
        string id,
        string title
    )
    {
        var number = 0;
        foreach (var kind in models.GroupBy(model => (model.Method, model.Comparison, model.Arm, model.Subgroup)))
        {
            foreach (var part in kind.Chunk(Beside))
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
                "logit" => "logit",
                _ => context.Method(model.Method),
            },
        };
        parts.AddRange(model.Comparison is { } comparison ? [context.Comparison(comparison)] : []);
        parts.AddRange(model.Arm is { } arm ? [context.Arm(arm)] : []);
        parts.AddRange(model.Subgroup is { } subgroup ? [context.Subgroup(subgroup)] : []);
        return string.Join(", ", parts);
    }

    private static ReportTable Regression(ReportContext context, string id, string title, RegressionTable[] models)
    {
        var terms = models
            .SelectMany(model => model.Coefficients)
            .GroupBy(row => row.Name, StringComparer.Ordinal)
            .ToList();
        string Label(IGrouping<string, CoefficientRow> term) =>
            term.Key == "(Intercept)" ? context.Pick("constante", "constant")
            : term.First().Label is { } label ? context.Pick(label)
            : term.Key;
        Row Fit(string label, Func<RegressionTable, double?> value, NumberStyle style) =>
            new(label, [.. models.Select(model => Optional(value(model), style))]);
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
                Fit("R²", model => model.RSquared, NumberStyle.Decimal3),
                Fit("n", model => model.N, NumberStyle.Count),
            ]
        )
        {
            Notes =
            [
                context.StarsNote()
                    + context.Pick(" Tussen haakjes de standaardfout", " Standard errors in parentheses")
                    + (models[0].Se is { } se ? $" ({se})." : "."),
                .. models
                    .SelectMany(model => model.DroppedTerms)
                    .Distinct(StringComparer.Ordinal)
                    .Select(term =>
                        context.Pick("Weggelaten wegens samenhang: ", "Left out as collinear: ") + term + "."
                    ),
            ],
        };
    }

    private static string? ColumnName(ReportContext context, RegressionTable model) =>
        model.Outcome is { } outcome
            ? context.OutcomeOrNull(outcome) is { } known
                ? context.Pick(known.Label)
                : context.Service(outcome)
            : null;
}
