using Netto.Protocol;
using Netto.Registers.Schema;

namespace Netto.Cli.Tests.Protocols;

/// <summary>The protocol may name exactly the tables that the registers have.</summary>
[Trait("Kind", "Architecture")]
public sealed class TableNameTests
{
    [Fact]
    public void Every_register_table_may_be_named_in_a_protocol()
    {
        var all = string.Join(", ", RegisterSchema.Tables.Select(table => table.Name));
        var yaml = WithTables(all);

        ProtocolReader.Read(yaml).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void No_other_table_may_be_named_and_the_message_lists_those_that_may()
    {
        var finding = ProtocolReader
            .Read(WithTables("people, job_spels, benefit_spells, job_spells"))
            .Diagnostics.ShouldHaveSingleItem();

        finding.Nearest.ShouldBe("job_spells");
        finding.Expected.ShouldBe("one of " + string.Join(", ", RegisterSchema.Tables.Select(table => table.Name)));
    }

    private static string WithTables(string tables)
    {
        var template = ProtocolTemplate.Find("ww-even-odd")!.ReadText();
        const string old = "tables: [people, entries, assignments, benefit_spells, job_spells, contacts, instruments]";
        template.ShouldContain(old);
        return template.Replace(old, $"tables: [{tables}]", StringComparison.Ordinal);
    }
}
