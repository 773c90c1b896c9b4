using Netto.Evaluation;
using Netto.Evaluation.Registers;
using Netto.Planning.Diagnosis;
using Netto.Planning.Worlds;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Rules;
using Netto.Simulation;

namespace Netto.Cli.Tests.Planning;

/// <summary>The plan sees in memory what an evaluation reads from the written registers: the same effects.</summary>
[Trait("Kind", "Property")]
public sealed class WorldsAgreeTests
{
    [Theory]
    [InlineData("wga")]
    [InlineData("ww-even-odd")]
    [InlineData("ww-three-arm")]
    public void Effects_in_memory_are_those_of_the_written_registers(string template)
    {
        var protocol = ProtocolReader.Read(ProtocolTemplate.Find(template)!.ReadText(), template).Protocol!;
        var planned = DrawnTrial.Planned(protocol, new PlanSettings());
        var inMemory = Evaluator.Effects(planned, new RegisterWorlds(planned, 1200).Draw(42).Table);

        var folder = Directory.CreateTempSubdirectory("netto-worlds-");
        try
        {
            ExperimentSimulator.For(planned).Simulate(planned, 1200, 42).WriteTo(folder.FullName);
            using var store = RegisterImport.ToMemory(
                ImportPlan.From(planned),
                folder.FullName,
                progress: null,
                TestContext.Current.CancellationToken
            );
            var read = Evaluator.Effects(
                planned,
                RegisterTableReader.Read(store, planned, TestContext.Current.CancellationToken)
            );

            inMemory.Count.ShouldBe(read.Count);
            inMemory.Count(row => row.Estimate is not null).ShouldBeGreaterThan(10);
            foreach (var (left, right) in inMemory.Zip(read))
            {
                var what = $"{left.Outcome} {left.Comparison} {left.Method}";
                left.N.ShouldBe(right.N, what);
                (left.Estimate is null).ShouldBe(right.Estimate is null, what);
                if (left.Estimate is { } estimate)
                {
                    var room = 1e-6 * Math.Max(Math.Abs(estimate), right.StdError ?? 1);
                    estimate.ShouldBe(right.Estimate!.Value, room, what);
                    left.StdError!.Value.ShouldBe(right.StdError!.Value, room, what);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
