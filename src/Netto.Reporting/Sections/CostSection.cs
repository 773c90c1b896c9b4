using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>What it costs and what it yields, for each party.</summary>
internal sealed class CostSection : ISection
{
    public ReportSection? Build(ReportContext context)
    {
        if (context.Results.Costs is not { } costs)
        {
            return null;
        }
        var blocks = new List<Block>();
        if (costs.PricesInvented)
        {
            blocks.Add(new Block.Callout(context.Pick(Phrases.Of("prices-invented")), CalloutKind.Caution));
        }
        blocks.Add(new Block.TableBlock(Overview(context, costs)));
        blocks.Add(new Block.TableBlock(Services(context, costs)));
        if (costs.Wage is { } wage)
        {
            blocks.Add(new Block.TableBlock(Wage(context, costs, wage)));
        }
        if (costs.Benefits.Count > 0)
        {
            blocks.Add(new Block.TableBlock(Benefits(context, costs)));
        }
        if (costs.BreakEven is { } even)
        {
            blocks.Add(new Block.Paragraph(BreakEvenText(context, even)));
        }
        return new ReportSection("costs", context.Pick("Kosten en baten", "Costs and benefits"), blocks);
    }

    private static ReportTable Overview(ReportContext context, CostResults costs)
    {
        var parties = CostParty.All(context, costs);
        return new ReportTable(
            "costs",
            context.Pick(
                $"Kosten en baten per persoon over {costs.HorizonMonths} maanden: ",
                $"Costs and benefits per person over {costs.HorizonMonths} months: "
            ) + context.Comparison(costs.Comparison),
            [
                new Column(context.Pick("Post", "Item")),
                .. parties.SelectMany(party =>
                    new[]
                    {
                        new Column(context.Pick("Bedrag", "Amount"), party.Label),
                        new Column(context.Pick("95%-interval", "95% interval"), party.Label),
                    }
                ),
            ],
            [
                // A gain without a price that falls to several parties is one row.
                .. costs
                    .Rows.GroupBy(row => ItemName(context, row), StringComparer.Ordinal)
                    .Select(item => new Row(
                        item.Key,
                        [
                            .. parties.SelectMany(party =>
                            {
                                var row = item.FirstOrDefault(row => party.Letter(row) is not null) ?? item.First();
                                return new[]
                                {
                                    Amount(context, row, party.Amount(row), party.Letter(row)),
                                    Interval(party.Amount(row)),
                                };
                            }),
                        ],
                        item.First().Group == "total" ? RowKind.Total : RowKind.Normal
                    )),
            ]
        )
        {
            Notes =
            [
                .. costs.Rows.SelectMany(row =>
                    row.Notes.Select(note => CostNote.Of(context, ItemName(context, row), note))
                ),
                .. costs
                    .Notes.Where(note => note != "prices-invented")
                    .Except(costs.Rows.SelectMany(row => row.Notes), StringComparer.Ordinal)
                    .Select(note => context.Pick(Phrases.Of(note))),
                .. parties.Select(party => Unmeasured(context, costs, party)).OfType<string>(),
                context.Pick(
                    $"Belastingtarief {context.Level(costs.TaxRate)}.",
                    $"Tax rate {context.Level(costs.TaxRate)}."
                ),
            ],
        };
    }

    // What has no price is part of the total all the same.
    private static string? Unmeasured(ReportContext context, CostResults costs, CostParty party)
    {
        var letters = string.Join(
            " + ",
            costs.Rows.Select(party.Letter).OfType<string>().Distinct(StringComparer.Ordinal)
        );
        return letters.Length == 0
            ? null
            : context.Pick(
                $"Bij het totaal van ‘{ReportContext.InSentence(party.Label)}’ komt nog: {letters}.",
                $"To be added to the total of “{ReportContext.InSentence(party.Label)}”: {letters}."
            );
    }

    private static Cell Amount(ReportContext context, CostRow row, CostAmount? amount, string? letter) =>
        (row.State, amount, letter) switch
        {
            ("not-measured", _, { } name) => new Cell.Text(
                $"+ {name} ({context.Pick("niet gemeten", "not measured")})"
            ),
            ("not-measured", _, _) => new Cell.Empty(),
            (_, { Euros: { } euros } found, _) => new Cell.Number(euros, NumberStyle.SignedEuro, found.Stars),
            (_, not null, _) => new Cell.Missing(context.Reason(row.Reason)),
            _ => new Cell.Empty(),
        };

    private static Cell Interval(CostAmount? amount) =>
        amount is { CiLow: { } low, CiHigh: { } high }
            ? new Cell.Interval(low, high, NumberStyle.SignedEuro)
            : new Cell.Empty();

    private static string ItemName(ReportContext context, CostRow row) =>
        row.Label is { } label ? context.Pick(label) : Item(context, row.Item);

    private static string Item(ReportContext context, string item) =>
        item switch
        {
            "benefit-payments" => context.Pick("Uitkeringen", "Benefit payments"),
            "wage-income" => context.Pick("Looninkomen", "Wage income"),
            "service" => context.Pick("Kosten van de dienstverlening", "Cost of the service"),
            "participation" => context.Pick("Meer meedoen", "Participation"),
            "wellbeing" => context.Pick("Welbevinden", "Well-being"),
            "satisfaction" => context.Pick("Tevredenheid over de dienstverlening", "Satisfaction with the service"),
            "total" => context.Pick("Totaal", "Total"),
            _ => item,
        };

    private static ReportTable Services(ReportContext context, CostResults costs) =>
        new(
            "costs-services",
            context.Pick("Diensten: verschil maal prijs", "Services: difference times price"),
            [
                new Column(context.Pick("Dienst", "Service")),
                new Column(context.Pick("Met", "With")),
                new Column(context.Pick("Zonder", "Without")),
                new Column(context.Pick("Verschil", "Difference")),
                new Column(context.Pick("Prijs per stuk", "Unit price")),
                new Column(context.Pick("Bedrag", "Amount")),
            ],
            [
                .. costs.Services.Select(row => new Row(
                    context.Service(row.Kind),
                    [
                        Cell.Of(row.TreatedMean, NumberStyle.Decimal2),
                        Cell.Of(row.ReferenceMean, NumberStyle.Decimal2),
                        Cell.Of(row.Difference, NumberStyle.SignedDecimal2),
                        new Cell.Number(row.UnitPrice, NumberStyle.Euro),
                        Cell.Of(row.Amount, NumberStyle.SignedEuro),
                    ]
                )),
            ]
        )
        {
            Notes =
            [
                context.Pick(
                    "Gemiddeld aantal per persoon; zelfmelders zijn in de controlegroep niet meegeteld.",
                    "Mean number per person; self-reporters in the control group are not counted."
                ),
            ],
        };

    private static ReportTable Wage(ReportContext context, CostResults costs, WageIncome wage)
    {
        Row Line(string label, Func<WageIncomeColumn, double?> value, NumberStyle level, NumberStyle effect) =>
            new(
                label,
                [
                    Cell.Of(value(wage.Treated), level),
                    Cell.Of(value(wage.Effect), effect),
                    Cell.Of(value(wage.Reference), level),
                ]
            );
        return new ReportTable(
            "costs-wage",
            context.Pick(
                $"Van uren en uurloon naar looninkomen over {costs.HorizonMonths} maanden",
                $"From hours and wage to income over {costs.HorizonMonths} months"
            ),
            [
                new Column(context.Pick("Onderdeel", "Part")),
                new Column(context.Pick("Met dienstverlening", "With service")),
                new Column("Effect"),
                new Column(context.Pick("Zonder", "Without")),
            ],
            [
                Line(
                    context.Pick("Fractie werk in uren", "Fraction of hours worked"),
                    c => c.HoursFraction,
                    NumberStyle.Percent,
                    NumberStyle.Points
                ),
                Line(context.Pick("Uren", "Hours"), c => c.Hours, NumberStyle.Count, NumberStyle.SignedDecimal1),
                Line(
                    context.Pick("Uurloon", "Hourly wage"),
                    c => c.HourlyWage,
                    NumberStyle.EuroCents,
                    NumberStyle.SignedEuroCents
                ),
                Line(context.Pick("Loon", "Wage"), c => c.Income, NumberStyle.Euro, NumberStyle.SignedEuro),
            ]
        )
        {
            Notes = wage is { NetForClient: { } net, TaxForSociety: { } tax } ? [WageNote(context, net, tax)] : [],
        };
    }

    private static string WageNote(ReportContext context, double net, double tax)
    {
        string Euros(double value) => context.Write(Math.Abs(value), NumberStyle.Euro);
        return net < 0
            ? context.Pick(
                $"Van het lagere loon draagt de werkende {Euros(net)} en de belasting {Euros(tax)}.",
                $"Of the lower wage the worker bears {Euros(net)} and tax {Euros(tax)}."
            )
            : context.Pick(
                $"Van het hogere loon gaat {Euros(net)} naar de werkende en {Euros(tax)} naar de belasting.",
                $"Of the higher wage {Euros(net)} goes to the worker and {Euros(tax)} to tax."
            );
    }

    private static ReportTable Benefits(ReportContext context, CostResults costs) =>
        new(
            "costs-benefits",
            context.Pick("Effect op uitkeringen per regeling", "Effect on benefits by scheme"),
            [
                new Column(context.Pick("Uitkering", "Benefit")),
                new Column("Effect"),
                new Column(context.Pick("Standaardfout", "Standard error")),
                new Column("p"),
            ],
            [
                .. costs.Benefits.Select(row => new Row(
                    context.Outcome(row.Outcome),
                    [
                        row.Effect is { } effect
                            ? new Cell.Number(effect, NumberStyle.SignedEuro, row.Stars)
                            : new Cell.Missing(context.Reason(row.Reason)),
                        Cell.Size(row.StdError, NumberStyle.Euro),
                        Cell.Of(row.PValue, NumberStyle.PValue),
                    ]
                )),
            ]
        )
        {
            Notes = [context.StarsNote()],
        };

    private static string BreakEvenText(ReportContext context, BreakEven even) =>
        even.Hours is { } hours
            ? context.Pick(
                $"Voor de maatschappij staan kosten en baten in evenwicht als de dienstverlening {context.Write(hours, NumberStyle.Count)} extra gewerkte uren per persoon oplevert.",
                $"For society costs and benefits balance when the service brings {context.Write(hours, NumberStyle.Count)} extra hours of work per person."
            )
            : context.Pick("Evenwicht van kosten en baten: ", "Balance of costs and benefits: ")
                + context.Reason(even.Reason);
}
