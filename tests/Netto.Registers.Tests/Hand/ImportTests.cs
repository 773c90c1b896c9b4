namespace Netto.Registers.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class ImportTests
{
    [Fact]
    public void A_clean_folder_becomes_a_store_with_every_table_and_column()
    {
        using var raw = new RawFiles();
        using var store = raw.Import();
        using var connection = store.Connect();

        store.Report.Findings.ShouldBeEmpty();
        store.Report.People.ShouldBe(3);
        foreach (var table in Schema.RegisterSchema.Tables)
        {
            foreach (var column in table.Columns)
            {
                connection.ReadColumns($"SELECT {Schema.SqlNames.Quoted(column.Name)} FROM {table.Name}");
            }
        }
        store.HasTable("people").ShouldBeTrue();
        store.HasTable("job_spells").ShouldBeFalse();
        store.HasColumn("people", "education").ShouldBeFalse();
        connection
            .ReadValue("SELECT count(DISTINCT person) FROM entries JOIN people USING (person)")
            .AsLong()
            .ShouldBe(3);
        connection.ReadColumns("SELECT entry_id FROM entries").Texts("entry_id").Values.ShouldBe(["E1", "E2", "E3"]);
    }
}
