using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Store;

namespace Netto.Registers.Tests.Rules;

/// <summary>Grades of a client monitor that knows the weight cell of an answer and not the person.</summary>
[Trait("Kind", "Hand")]
public sealed class WeightCellTests : IDisposable
{
    private const string Ann = RawFiles.Ann;
    private const string Cell = "treatment/low/0-25/26-35";

    private readonly RawFiles raw = new();

    [Fact]
    public void Rows_of_weight_cells_need_no_person()
    {
        raw.Write(
            "satisfaction",
            "weight_cell,date,item,value",
            $"{Cell},2020-03-01,overall,7.5",
            $"{Cell},2020-03-01,overall,7.5",
            "control/low/0-25/26-35,2020-02-01,overall,6"
        );

        using var store = raw.Import();

        store.Report.Findings.ShouldBeEmpty();
        store.Report.People.ShouldBe(3);
        store.HasTable("satisfaction").ShouldBeTrue();
        store.HasColumn("satisfaction", "weight_cell").ShouldBeTrue();
        // Two equal answers of one cell are two answers; in order of the day.
        Rows(store).ShouldBe(["no person|control/low/0-25/26-35|6", $"no person|{Cell}|7.5", $"no person|{Cell}|7.5"]);
    }

    [Fact]
    public void A_file_may_hold_both_kinds_and_people_come_first()
    {
        raw.Write(
            "satisfaction",
            "citizen_number,weight_cell,date,item,value",
            $",{Cell},2020-01-01,overall,8",
            $"{Ann},,2020-03-01,overall,7"
        );

        using var store = raw.Import();

        store.Report.Findings.ShouldBeEmpty();
        Rows(store).ShouldBe(["a person||7", $"no person|{Cell}|8"]);
        using var connection = store.Connect();
        connection.ReadValue("SELECT entry_id FROM satisfaction JOIN entries USING (person)").AsText().ShouldBe("E1");
    }

    [Fact]
    public void A_row_with_neither_or_both_is_set_apart()
    {
        raw.Write(
            "satisfaction",
            "citizen_number,weight_cell,date,item,value",
            ",,2020-01-01,overall,8",
            $"{Ann},{Cell},2020-03-01,overall,7",
            $",{Cell},2020-03-01,overall,9"
        );

        using var store = raw.Import();

        store
            .Report.Findings.Select(finding => (finding.Rule, finding.Column, finding.Rows, finding.Action))
            .ShouldBe([
                ("wrong-type", "citizen_number", 1, ImportAction.Quarantine),
                ("wrong-type", "weight_cell", 1, ImportAction.Quarantine),
            ]);
        store.Report.Findings[1].Examples.ShouldBe([new ImportExample("satisfaction.csv", 2, 3, Cell)]);
        Rows(store).ShouldBe([$"no person|{Cell}|9"]);
    }

    [Fact]
    public void The_rules_on_people_hold_for_rows_with_a_person()
    {
        raw.Write(
            "satisfaction",
            "citizen_number,weight_cell,date,item,value",
            "123456789,,2020-01-01,overall,8",
            "987654329,,2020-01-01,overall,8",
            $",{Cell},2020-13-01,overall,9",
            $",{Cell},2020-03-01,overall,good"
        );

        using var store = raw.Import();

        store
            .Report.Findings.Select(finding => $"{finding.Column} {finding.Rule} {finding.Rows}")
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "citizen_number eleven-test 1",
                "citizen_number person-without-entry 1",
                "date impossible-date 1",
                "value wrong-type 1",
            ]);
        Rows(store).ShouldBeEmpty();
        using var connection = store.Connect();
        connection.ReadValue("SELECT count(*) FROM quarantine").AsLong().ShouldBe(4);
    }

    [Fact]
    public void Without_either_column_the_import_stops_and_names_both()
    {
        raw.Write("satisfaction", "weightcell,date,item,value", $"{Cell},2020-03-01,overall,7");

        var problem = raw.Refused().ShouldHaveSingleItem();

        problem.Code.ShouldBe("REG006");
        problem.Message.ShouldBe("Neither citizen_number nor weight_cell is there.");
        problem.Nearest.ShouldBe("weightcell");
    }

    [Fact]
    public void No_other_table_takes_a_weight_cell()
    {
        raw.Write("requests", "weight_cell,date", $"{Cell},2020-03-01");

        raw.Refused().ShouldHaveSingleItem().Expected.ShouldBe("citizen_number");
    }

    [Fact]
    public void The_content_hash_knows_the_cell_and_not_the_order_of_rows()
    {
        var first = Hash($"{Cell},2020-03-01,overall,7", "x,2020-03-01,overall,8");
        Hash("x,2020-03-01,overall,8", $"{Cell},2020-03-01,overall,7").ShouldBe(first);
        Hash("y,2020-03-01,overall,8", $"{Cell},2020-03-01,overall,7").ShouldNotBe(first);
        Hash($"{Cell},2020-03-01,overall,8", "x,2020-03-01,overall,7").ShouldNotBe(first);
    }

    [Fact]
    public void Parquet_with_empty_texts_in_place_of_numbers_is_read_the_same()
    {
        using (var database = DuckDbDatabase.InMemory())
        using (var connection = database.Connect())
        {
            connection.Execute(
                $"COPY (SELECT * FROM (VALUES ('', '{Cell}', DATE '2020-03-01', 'overall', 7.5), ('{Ann}', '', DATE '2020-03-01', 'overall', 6)) "
                    + $"t(citizen_number, weight_cell, date, item, value)) TO '{Path.Combine(raw.Raw, "satisfaction.parquet")}' (FORMAT parquet)"
            );
        }

        using var store = raw.Import();

        store.Report.Findings.ShouldBeEmpty();
        Rows(store).ShouldBe(["a person||6", $"no person|{Cell}|7.5"]);
    }

    [Fact]
    public void A_store_in_a_file_holds_them_too()
    {
        raw.Write("satisfaction", "weight_cell,date,item,value", $"{Cell},2020-03-01,overall,7.5");
        raw.ToFile().Outcome.ShouldBe(ImportOutcome.Imported);

        using var store = RegisterStore.Open(raw.Store);

        Rows(store).ShouldBe([$"no person|{Cell}|7.5"]);
    }

    public void Dispose() => raw.Dispose();

    private string Hash(params string[] rows)
    {
        raw.Write("satisfaction", ["weight_cell,date,item,value", .. rows]);
        using var store = raw.Import();
        return store.ContentHash;
    }

    private static string[] Rows(RegisterStore store)
    {
        using var connection = store.Connect();
        return connection
            .ReadColumns(
                "SELECT concat(CASE WHEN person IS NULL THEN 'no person' ELSE 'a person' END, '|', weight_cell, '|', "
                    + "CASE WHEN value = floor(value) THEN value::INTEGER::VARCHAR ELSE value::VARCHAR END) AS x FROM satisfaction"
            )
            .Texts("x")
            .Values!;
    }
}
