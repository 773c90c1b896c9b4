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
    public async Task Tobit_on_mroz()
    {
        var expected = DataFolder.Cases("mroz")["tobit_hours"];
        var formula = "hours ~ nwifeinc + educ + exper + expersq + age + kidslt6 + kidsge6";
        var fit = await Run(["tobit", formula, "--data", DataFolder.File("mroz", "data.csv"), "--lower", "0"]);
        foreach (var coefficient in expected.GetProperty("coef").EnumerateObject())
        {
            Close(Estimate(fit, coefficient.Name), coefficient.Value.GetDouble(), 1e-6);
            Close(
                Error(fit, coefficient.Name),
                expected.GetProperty("se").GetProperty(coefficient.Name).GetDouble(),
                1e-6
            );
        }
        Close(fit.GetProperty("sigma").GetDouble(), expected.GetProperty("sigma").GetDouble(), 1e-6);
        Close(fit.GetProperty("log_likelihood").GetDouble(), expected.GetProperty("loglik").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task Selection_with_instruments_on_mroz()
    {
        var expected = DataFolder.Cases("mroz")["heckman_iv_lwage"];
        var all = "exper + expersq + nwifeinc + age + kidslt6 + kidsge6 + motheduc + fatheduc + huseduc";
        var fit = await Run([
            "heckman",
            $"lwage ~ exper + expersq + educ | {all} | inlf ~ {all}",
            "--data",
            DataFolder.File("mroz", "data.csv"),
            "--se",
            "hc0",
        ]);
        foreach (var coefficient in expected.GetProperty("coef").EnumerateObject())
        {
            var error = expected.GetProperty("se_stacked_robust_two_step").GetProperty(coefficient.Name).GetDouble();
            Close(Estimate(fit, coefficient.Name), coefficient.Value.GetDouble(), 1e-7);
            Close(Error(fit, coefficient.Name), error, 1e-6);
        }
        fit.GetProperty("first_stage").GetProperty("f").GetDouble().ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("drdid_experimental", "data.csv", "treat", "age + educ + black + hisp + marr + nodegree + re74")]
    [InlineData("drdid_psid", "nsw_treated_psid.csv", "train", "age + educ + black + hisp + married + unem74 + re74")]
    public async Task Doubly_robust_changes(string id, string file, string treated, string covariates)
    {
        var expected = DataFolder.Cases("lalonde_nsw")[id];
        var formula = $"I(re78 - re75) ~ {treated} | {covariates}";
        var fit = await Run(["drdid", formula, "--data", DataFolder.File("lalonde_nsw", file)]);
        foreach (
            var (ours, theirs) in new[]
            {
                ("outcome_regression", "outcome_regression"),
                ("ipw", "ipw_hajek"),
                ("doubly_robust", "doubly_robust"),
            }
        )
        {
            Close(Estimate(fit, ours), expected.GetProperty(theirs).GetProperty("att").GetDouble(), 1e-7);
            Close(Error(fit, ours), expected.GetProperty(theirs).GetProperty("se").GetDouble(), 1e-7);
        }
        fit.GetProperty("treated").GetInt32().ShouldBe(185);
        foreach (var model in new[] { ("propensity", "propensity_coef"), ("outcome_model", "outcome_coef") })
        {
            var rows = fit.GetProperty(model.Item1).EnumerateArray().ToArray();
            foreach (var coefficient in expected.GetProperty(model.Item2).EnumerateObject())
            {
                var row = rows.First(r => r.GetProperty("name").GetString() == coefficient.Name);
                Close(row.GetProperty("estimate").GetDouble(), coefficient.Value.GetDouble(), 1e-7);
            }
        }
    }

    [Theory]
    [InlineData("pa_before", "empft + nmgrs + 0.5 * emppt", 0)]
    [InlineData("nj_before", "empft + nmgrs + 0.5 * emppt", 1)]
    [InlineData("pa_after", "empft2 + nmgrs2 + 0.5 * emppt2", 0)]
    [InlineData("nj_after", "empft2 + nmgrs2 + 0.5 * emppt2", 1)]
    public async Task Card_and_Krueger_means(string cell, string employment, int state)
    {
        var expected = DataFolder.Cases("njmin")["card_krueger_table3_rows1_3"].GetProperty(cell);
        string[] options = ["--where", $"state == {state}", "--se", "classical"];
        var fit = await Run([
            "ols",
            $"I({employment}) ~ 1",
            "--data",
            DataFolder.File("njmin", "data.csv"),
            .. options,
        ]);
        fit.GetProperty("n").GetDouble().ShouldBe(expected.GetProperty("n").GetDouble());
        Close(Estimate(fit, "(Intercept)"), expected.GetProperty("mean").GetDouble(), 1e-9);
        Close(Error(fit, "(Intercept)"), expected.GetProperty("se").GetDouble(), 1e-9);
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
