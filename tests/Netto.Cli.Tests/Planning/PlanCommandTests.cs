using System.Text.Json;
using Netto.Planning;
using Netto.Planning.Results;
using Netto.Protocol;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Tests.Planning;

/// <summary><c>netto plan</c> as a person types it.</summary>
[Trait("Kind", "Spec")]
public sealed class PlanCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-plan");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_plan_of_a_table_appears_whole_with_its_picture()
    {
        (await Run("init", "flat", "--template", "flat")).ExitCode.ShouldBe(0);

        var run = await Run(
            "plan",
            "flat/protocol.yaml",
            "--simulations",
            "20",
            "--people",
            "400",
            "--out",
            "plan",
            "--json"
        );

        run.ExitCode.ShouldBe(0, run.Error);
        using var printed = JsonDocument.Parse(run.Out);
        var json = printed.RootElement;
        json.GetProperty("people").GetInt32().ShouldBe(400);
        json.GetProperty("sample_sizes").GetArrayLength().ShouldBe(3);
        json.GetProperty("diagnosis").GetArrayLength().ShouldBe(9);
        Files("plan").ShouldBe(["plan.json", "plan.md", "power-treatment-control.svg"]);
        (await Read("plan/plan.json")).ShouldBe(run.Out);
        (await Read("plan/plan.md")).ShouldContain("power-treatment-control.svg");
        (await Read("plan/power-treatment-control.svg")).ShouldStartWith("<svg");
        run.Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("  assumptions:", "  unknown_key:", "PRT")]
    [InlineData(
        "within-10-weeks: {control: 0.35, effect: 0.1}",
        "within-10-weeks: {control: 0.95, effect: 0.1}",
        "PLN003"
    )]
    [InlineData(
        "weeks: {control: 16, standard_deviation: 8, effect: -2}",
        "weekz: {control: 16, standard_deviation: 8, effect: -2}",
        "weeks"
    )]
    [InlineData("served_in_control: 0.05", "served_in_control: 0.9", "PLN003")]
    [InlineData("served_in_control: 0.05", "served_in_control: 0.7", "PLN003")]
    [InlineData("standard_deviation: 8,", "standard_deviation: 0,", "PLN003")]
    public async Task A_plan_that_cannot_be_is_wrong_input_and_nothing_is_written(string from, string to, string told)
    {
        (await Run("init", "flat", "--template", "flat")).ExitCode.ShouldBe(0);
        var path = Path.Combine(_folder.FullName, "flat", "protocol.yaml");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        text.ShouldContain(from);
        await File.WriteAllTextAsync(
            path,
            text.Replace(from, to, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var run = await Run("plan", "flat/protocol.yaml", "--simulations", "5", "--out", "plan");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(told);
        Directory.Exists(Path.Combine(_folder.FullName, "plan")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_without_assumptions_and_wrong_numbers_are_refused()
    {
        (await Run("init", "flat", "--template", "flat")).ExitCode.ShouldBe(0);
        var path = Path.Combine(_folder.FullName, "flat", "protocol.yaml");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            path,
            text[..text.IndexOf("\nplan:", StringComparison.Ordinal)] + "\n",
            TestContext.Current.CancellationToken
        );

        var run = await Run("plan", "flat/protocol.yaml");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("PLN001");
        (await Run("plan", "flat/protocol.yaml", "--simulations", "0")).ExitCode.ShouldBe(2);
        (await Run("plan", "nowhere.yaml")).ExitCode.ShouldBe(2);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        foreach (var template in new[] { "flat", "wga", "ww-even-odd", "ww-three-arm" })
        {
            var protocol = Protocol(template);
            var one = Planner.Run(protocol, 300, new ResamplingPlan(3, 7) { LargestThreadCount = 1 });
            var many = Planner.Run(protocol, 300, new ResamplingPlan(3, 7) { LargestThreadCount = 3 });
            PlanJson.ToText(many).ShouldBe(PlanJson.ToText(one), template);
            one.Diagnosis.ShouldNotBeEmpty(template);
        }
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Estimators_cover_find_as_often_as_said_and_comparing_the_served_would_not()
    {
        var plan = Planner.Run(Protocol("flat"), 800, new ResamplingPlan(400, 3));

        foreach (var row in plan.Diagnosis)
        {
            row.Refused.ShouldBe(0);
            row.Coverage!.Value.ShouldBe(0.95, 4 * Math.Sqrt(0.95 * 0.05 / 400), $"{row.Outcome} {row.Method}");
            Math.Abs(row.Bias!.Value).ShouldBeLessThan(4 * row.BiasError!.Value, $"{row.Outcome} {row.Method}");
            row.MeanStandardError!.Value.ShouldBe(row.StandardDeviation!.Value, 0.15 * row.StandardDeviation.Value);
        }
        // Formulas count R², which plain differences do not use: adjusted estimates have the power said.
        foreach (var size in plan.SampleSizes)
        {
            var row = plan.Diagnosis.Single(r => r.Outcome == size.Outcome && r.Method == "itt-adjusted");
            row.Power!.Value.ShouldBe(size.Power!.Value, 0.1, size.Outcome);
            size.Contrast!.Value.ShouldBe(0.65, 0.02);
        }
    }

    [Fact]
    public void Weak_designs_exaggerate_and_strong_ones_do_not()
    {
        var protocol = Protocol("flat");
        var weak = Planner
            .Run(protocol, 100, new ResamplingPlan(300, 4))
            .Diagnosis.First(r => r is { Outcome: "weeks", Method: "itt" });
        var strong = Planner
            .Run(protocol, 4000, new ResamplingPlan(60, 4))
            .Diagnosis.First(r => r is { Outcome: "weeks", Method: "itt" });
        weak.Power!.Value.ShouldBeLessThan(0.4);
        weak.Exaggeration!.Value.ShouldBeGreaterThan(1.5);
        strong.Power!.Value.ShouldBeGreaterThan(0.9);
        strong.Exaggeration!.Value.ShouldBe(1, 0.15);
        strong.WrongSign!.Value.ShouldBe(0);
    }

    [Fact]
    public void Without_an_effect_power_is_the_level_and_there_is_no_wrong_sign()
    {
        var protocol = Protocol("flat");
        var plan = protocol.Plan!;
        protocol = protocol with
        {
            Plan = plan with { Assumptions = [.. plan.Assumptions.Select(a => a with { Effect = 0 })] },
        };
        var result = Planner.Run(protocol, 400, new ResamplingPlan(400, 5));
        foreach (var row in result.Diagnosis.Where(r => r.Method == "itt"))
        {
            row.Power!.Value.ShouldBe(0.05, 4 * Math.Sqrt(0.05 * 0.95 / 400));
            row.WrongSign.ShouldBeNull();
        }
        result.SampleSizes.ShouldAllBe(size => size.Power == null && size.PeopleNeeded == null && size.Detectable > 0);
    }

    private static ExperimentProtocol Protocol(string template) =>
        ProtocolReader.Read(ProtocolTemplate.Find(template)!.ReadText(), template).Protocol!;

    private Task<Cli.Outcome> Run(params string[] arguments) => Cli.RunAsync(_folder.FullName, arguments);

    private Task<string> Read(string name) =>
        File.ReadAllTextAsync(Path.Combine(_folder.FullName, name), TestContext.Current.CancellationToken);

    private string[] Files(string name) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(_folder.FullName, name))
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];
}
