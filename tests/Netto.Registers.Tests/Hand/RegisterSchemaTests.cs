using Netto.DuckDb;
using Netto.Registers.Schema;

namespace Netto.Registers.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class RegisterSchemaTests
{
    [Fact]
    public void Every_table_can_be_made_and_has_its_key_and_time_columns()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        foreach (var table in RegisterSchema.Tables)
        {
            connection.Execute(table.CreateSql());
            table.Columns[0].Name.ShouldBe(RegisterSchema.Person);
            table.Columns.Select(column => column.Name).ShouldBeUnique();
            foreach (var name in table.Key.Concat(table.NoOverlapWithin ?? []))
            {
                table.Column(name).Presence.ShouldBe(RegisterPresence.Required);
            }
            if (table.Timing is RegisterTiming.Spell spell)
            {
                table.Column(spell.Start).Type.ShouldBe(RegisterType.Date);
                table.Column(spell.End).Presence.ShouldBe(RegisterPresence.RequiredMayBeEmpty);
            }
        }
        connection.ReadValue("SELECT count(*) FROM duckdb_tables()").AsLong().ShouldBe(RegisterSchema.Tables.Count);
    }

    [Fact]
    public void Tables_are_found_by_name()
    {
        RegisterSchema.Find("job_spells").ShouldBe(RegisterSchema.JobSpells);
        RegisterSchema.Find("jobs").ShouldBeNull();
    }
}
