using Netto.Registers.Import;

namespace Netto.Registers.Tests.Store;

[Trait("Kind", "Hand")]
public sealed class SizeTests
{
    /// <summary>Many chunks, threads and rows: everybody and every row arrives. Time is measured in bench/.</summary>
    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public void Ten_times_the_people_arrive_whole(int people)
    {
        using var folder = new TemporaryFolder();
        LargeRegisters.Write(folder.Path, people);

        using var store = RegisterImport.ToMemory(RawFiles.Plan, folder.Path);

        store.Report.People.ShouldBe(people);
        store.Report.Findings.ShouldBeEmpty();
        store.Report.Tables.Sum(table => table.RowsKept).ShouldBe(people * 36L);
    }
}
