using System.Diagnostics;
using Netto.DuckDb;
using Netto.Outcomes.Measuring;
using Netto.Protocol;

namespace Netto.Outcomes.Tests.Stores;

/// <summary>The templates on stores of some size.</summary>
[Trait("Kind", "Golden")]
public sealed class TemplateTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("wga")]
    [InlineData("ww-even-odd")]
    [InlineData("ww-three-arm")]
    public void Every_outcome_of_a_template_is_observed_for_somebody(string template)
    {
        var protocol = Template(template);
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        SyntheticStore.Fill(connection, protocol, Size);

        var clock = Stopwatch.StartNew();
        var study = RegisterStudy.Open(connection, protocol, TestContext.Current.CancellationToken);
        output.WriteLine($"{template}: {study.Population.Count} people in {clock.ElapsedMilliseconds} ms");
        clock.Restart();
        var outcomes = study.Outcomes();
        output.WriteLine($"{outcomes.Count} outcomes in {clock.ElapsedMilliseconds} ms");
        outcomes.ShouldAllBe(outcome => outcome.Count(OutcomeStatus.Observed) > 0);
    }

    [Theory]
    [InlineData("wga")]
    [InlineData("ww-even-odd")]
    [InlineData("ww-three-arm")]
    public void Services_curves_and_states_of_a_template_are_read(string template)
    {
        var protocol = Template(template);
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        SyntheticStore.Fill(connection, protocol, Size);
        var study = RegisterStudy.Open(connection, protocol, TestContext.Current.CancellationToken);
        var people = study.Population.Count;

        var clock = Stopwatch.StartNew();
        void Lap(string what)
        {
            output.WriteLine($"{template}: {what} in {clock.ElapsedMilliseconds} ms");
            clock.Restart();
        }
        study.Services().ShouldAllBe(service => service.Counts.Length == people);
        Lap("services");
        study.ServiceYears().ShouldAllBe(year => year.InBenefit.Length == people);
        Lap("years");
        study.EventCurves().ShouldAllBe(curve => curve.EventMonth.Max() <= curve.Months);
        Lap("events");
        study.StateCurves().ShouldAllBe(curve => curve.Holds.All(month => month.Length == people));
        Lap("states");
        study.BenefitStatuses().ShouldAllBe(status => status.Codes.All(code => code < status.States.Count));
        Lap("statuses");
        study.LateTrajectories().ShouldAllBe(late => late.Holds.Length == people);
        Lap("late");
        study.PlannedConversations().ShouldAllBe(planned => planned.Forms.Length == people);
        Lap("planned");
        study.Trajectories()?.Chains.Length.ShouldBe(people);
        Lap("chains");
        study.AgesAtEntry().ShouldAllBe(age => age > 0 && age < 100);
        study.Column(new("people", "sex")).ShouldBeOfType<Netto.Outcomes.People.PersonValues.Texts>();
        Lap("traits");
    }

    private static int Size =>
        int.TryParse(Environment.GetEnvironmentVariable("NETTO_SYNTHETIC"), out var people) ? people : 2_000;

    internal static ExperimentProtocol Template(string name) => ProtocolTemplate.Find(name)!.Read();
}
