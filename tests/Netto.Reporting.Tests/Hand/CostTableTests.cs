using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Hand;

/// <summary>The table of costs and benefits for any number of parties.</summary>
[Trait("Kind", "Hand")]
public sealed class CostTableTests
{
    [Fact]
    public void Parties_have_the_names_of_the_protocol()
    {
        var costs = Trials.Of("wga").Costs!;
        Groups(Table(costs)).ShouldBe(["Mensen met een WGA-uitkering", "Maatschappij (UWV en Rijk)"]);
    }

    [Fact]
    public void A_third_party_has_columns_letters_and_a_part_in_the_sentence()
    {
        var costs = WithEmployers(Trials.Of("wga").Costs!);
        var table = Table(costs);
        Groups(table).ShouldBe(["Mensen met een WGA-uitkering", "Maatschappij (UWV en Rijk)", "Werkgevers"]);
        var total = table.Rows.Single(row => row.Kind == RowKind.Total);
        total.Cells[4].ShouldBe(new Cell.Number(-120, NumberStyle.SignedEuro, "*"));
        table.Notes.ShouldContain("Bij het totaal van ‘werkgevers’ komt nog: E.");
        var results = Situations.With(Situations.Effect, new SummaryFact { Kind = "costs", Estimate = -5 });
        string.Join(' ', new PlainSummary(new ReportContext(results with { Costs = costs }, Dutch)).Paragraphs())
            .ShouldContain("voor mensen met een WGA-uitkering, maatschappij (UWV en Rijk) en werkgevers samen");
    }

    [Fact]
    public void The_total_is_that_of_all_parties()
    {
        var costs = Trials.Of("wga").Costs!;
        var total = costs.Rows.Single(row => row.Item == "total");
        costs.Total!.Euros!.Value.ShouldBe(total.Client!.Euros!.Value + total.Society!.Euros!.Value, 1e-6);
    }

    [Fact]
    public void A_gain_that_falls_to_two_parties_is_one_row()
    {
        var rows = Table(Trials.Of("wga").Costs!).Rows;
        rows.Select(row => row.Label).ShouldBeUnique();
        var satisfied = rows.Single(row => row.Label == "Tevredener over de dienstverlening");
        satisfied
            .Cells.OfType<Cell.Text>()
            .Select(cell => cell.Value)
            .ShouldBe(["+ C (niet gemeten)", "+ D (niet gemeten)"]);
    }

    [Fact]
    public void Results_of_before_parties_were_named_are_still_read()
    {
        var costs = Trials.Of("wga").Costs! with { Parties = [] };
        Groups(Table(costs)).ShouldBe(["Mensen met de uitkering", "Maatschappij"]);
    }

    private static Language Dutch => Language.Of("nl");

    private static CostResults WithEmployers(CostResults costs) =>
        costs with
        {
            Parties = [.. costs.Parties, new CostPartyName("employers", new LocalizedText("Werkgevers", "Employers"))],
            Rows =
            [
                .. costs.Rows.Select(row =>
                    row with
                    {
                        Further = [new FurtherAmount("employers", Amount(row), row.ClientLetter == "A" ? "E" : null)],
                    }
                ),
            ],
        };

    private static CostAmount? Amount(CostRow row) =>
        row.Item == "total"
            ? new CostAmount
            {
                Euros = -120,
                StdError = 60,
                CiLow = -240,
                CiHigh = 0,
                Stars = "*",
            }
            : null;

    private static List<string?> Groups(ReportTable table) =>
        [.. table.Columns.Skip(1).Select(column => column.Group).Distinct()];

    private static ReportTable Table(CostResults costs) =>
        ReportBuilder.Build(Trials.Of("wga") with { Costs = costs }, Dutch).Tables.Single(table => table.Id == "costs");
}
