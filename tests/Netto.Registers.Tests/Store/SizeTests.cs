using System.Diagnostics;
using Netto.Registers.Import;

namespace Netto.Registers.Tests.Store;

[Trait("Kind", "Simulation")]
public sealed class SizeTests(ITestOutputHelper output)
{
    /// <summary>Ten times the people: every row arrives, and the time stays in proportion. Bound is wide: the machine is shared.</summary>
    [Fact]
    public void Ten_times_the_people_arrive_whole()
    {
        var small = Import(1_000);
        var large = Import(10_000);
        (large / small).ShouldBeLessThan(30);
    }

    private double Import(int people)
    {
        using var folder = new TemporaryFolder();
        LargeRegisters.Write(folder.Path, people);
        var watch = Stopwatch.StartNew();
        using var store = RegisterImport.ToMemory(RawFiles.Plan, folder.Path);
        var seconds = watch.Elapsed.TotalSeconds;
        output.WriteLine($"{people} people: {seconds:0.00} s");
        store.Report.People.ShouldBe(people);
        store.Report.Findings.ShouldBeEmpty();
        store.Report.Tables.Sum(table => table.RowsKept).ShouldBe(people * 36L);
        return seconds;
    }
}
