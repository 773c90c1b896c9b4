using System.Globalization;
using System.Text;

namespace Netto.Cli.Tests.BadInput;

/// <summary>Data from which little can be estimated, through the command: an answer with a warning, or exit code 2 with a remedy; the page hard-cases.md lists them.</summary>
[Trait("Kind", "Hand")]
public sealed class HardCaseTests : IDisposable
{
    private static readonly string[] Estimators =
    [
        "ols|y ~ arm + x",
        "tsls|y ~ d + x | z + x",
        "did|y ~ arm*after + x",
        "probit|b ~ arm + x",
        "logit|b ~ arm + x",
        "tobit|hours ~ arm + x|--lower|0",
        "heckman|wage ~ arm | seen ~ arm + x|--estimator|two-step",
        "cox|Surv(t, e) ~ arm + x",
        "weibull|Surv(t, e) ~ arm + x",
        "piecewise|Surv(t, e) ~ arm + x|--cuts|5",
        "discrete|Surv(t, e) ~ arm + x|--cuts|5",
        "mediation|y ~ arm*m + x|--mediator|m ~ arm + x",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-hard");

    public HardCaseTests() => File.WriteAllText(Path.Combine(_folder.FullName, "all.csv"), Table());

    public static TheoryData<string> All => [.. Estimators];

    public static TheoryData<string> Weighted =>
        [.. Estimators.Where(e => !e.StartsWith("discrete", StringComparison.Ordinal))];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(All))]
    public async Task One_cluster_is_refused(string estimator) =>
        await Refused(estimator, "EST005", "--se", "cr1", "--cluster", "one");

    [Theory]
    [MemberData(nameof(All))]
    public async Task Singleton_clusters_give_errors(string estimator) =>
        await Answered(estimator, "standard errors cr1", "--se", "cr1", "--cluster", "id");

    [Theory]
    [MemberData(nameof(Weighted))]
    public async Task Rows_of_weight_zero_are_counted_and_other_weights_refused(string estimator)
    {
        // Heckman's own formula has no weights.
        string[] errors = estimator.StartsWith("heckman", StringComparison.Ordinal) ? ["--se", "hc1"] : [];
        await Answered(estimator, "20 rows left out", [.. errors, "--weights", "w"]);
        await Refused(estimator, "weight", [.. errors, "--weights", "zero"]);
        await Refused(estimator, "EST004", [.. errors, "--weights", "below"]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Infinity_is_named_and_missing_values_are_counted(string estimator)
    {
        await Refused(estimator.Replace("+ x", "+ inf", StringComparison.Ordinal), "inf = Infinity in row 8");
        await Answered(
            estimator.Replace("+ x", "+ gaps", StringComparison.Ordinal),
            "2 rows left out: gaps is missing (2)"
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Three_rows_give_no_error_made_up(string estimator)
    {
        var run = await Run(estimator, "--where", "id < 3");
        if (run.ExitCode == 0)
        {
            run.Out.ShouldContain("as many coefficients as rows");
            return;
        }
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldMatch("rows|row\\)|interval|nobody|collinear|group");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_variance_of_1e_12_is_estimated(string estimator)
    {
        var tiny = await Run(estimator.Replace("+ x", "+ far", StringComparison.Ordinal));
        var plain = await Run(estimator);
        First(tiny.Out, "arm", "d ").ShouldBe(First(plain.Out, "arm", "d "));
    }

    [Theory]
    [InlineData("cox|Surv(t, never) ~ arm", "SRV002")]
    [InlineData("weibull|Surv(t, never) ~ arm", "SRV002")]
    [InlineData("piecewise|Surv(t, never) ~ arm|--cuts|5", "SRV002")]
    [InlineData("discrete|Surv(t, never) ~ arm", "SRV002")]
    [InlineData("timing|Surv(t, never) ~ x|--event|Surv(t, e) ~ x", "SRV002")]
    [InlineData("weibull|Surv(same, e) ~ arm", "EST013")]
    [InlineData("probit|b ~ above + x", "b is always 1 where above is 1")]
    [InlineData("logit|b ~ C(id)", "and 74 more")]
    [InlineData("logit|b ~ y", "together predict b")]
    [InlineData("tsls|y ~ d | I(0 * z)", "EST012")]
    [InlineData("did|y ~ arm*after|--where|after == 1", "a group or a period is missing")]
    [InlineData("ols|y ~ arm|--where|never == 1", "EST006")]
    [InlineData("km|Surv(t, e) ~ arm|--weights|below", "EST004")]
    public async Task What_cannot_be_estimated_is_refused(string estimator, string told) =>
        await Refused(estimator, told);

    [Theory]
    [InlineData("km|Surv(t, never) ~ arm", "No log-rank test: Nobody has the event.")]
    [InlineData("km|Surv(same, e) ~ arm", "median 7")]
    [InlineData("cox|Surv(same, e) ~ arm", "events, ties after efron")]
    [InlineData("ols|y ~ id0", "id0 hangs on one row")]
    [InlineData("did|y ~ first*after|--cluster|office", "first:after hangs on one cluster")]
    public async Task What_can_be_said_is_said(string estimator, string told) => await Answered(estimator, told);

    [Fact]
    public async Task A_factor_that_does_not_fit_points_to_absorb()
    {
        var text = new StringBuilder("y,x,id\n");
        for (var i = 0; i < 24_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i * 7919 % 1009},{i * 104729 % 997},{i / 2}\n");
        }
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "all.csv"),
            text.ToString(),
            TestContext.Current.CancellationToken
        );
        await Refused("ols|y ~ x + C(id)", "C(id) with 12,000 levels in 24,000 rows");
        await Answered("ols|y ~ x|--absorb|id", "12,000 levels");
    }

    private async Task Refused(string estimator, string told, params string[] more)
    {
        var run = await Run(estimator, more);
        run.ExitCode.ShouldBe(2, run.Out);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(told);
    }

    private async Task Answered(string estimator, string told, params string[] more)
    {
        var run = await Run(estimator, more);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain(told);
        run.Out.ShouldNotContain("NaN");
    }

    private async Task<Cli.Outcome> Run(string estimator, params string[] more)
    {
        // What follows the method is a formula, which may have bars, and options.
        var (method, rest) = (
            estimator.Split('|')[0],
            estimator[(estimator.IndexOf('|', StringComparison.Ordinal) + 1)..]
        );
        var parts = rest.Split("|--", 2);
        string[] options = parts.Length > 1 ? ("--" + parts[1]).Split('|') : [];
        return await Cli.RunAsync(
            _folder.FullName,
            ["estimate", method, parts[0], .. options, "--data", "all.csv", .. more]
        );
    }

    // The effect to five digits.
    private static string First(string text, params string[] starts)
    {
        var line = text.Split('\n').First(l => starts.Any(s => l.StartsWith(s, StringComparison.Ordinal)));
        var value = double.Parse(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
        return value.ToString("G5", CultureInfo.InvariantCulture);
    }

    // 80 people in 8 offices; the noise is a fixed sequence without chance.
    private static string Table()
    {
        var text = new StringBuilder(
            "id,y,b,arm,x,z,d,seen,wage,t,e,m,office,one,w,zero,below,far,above,never,same,after,gaps,inf,hours,id0,first\n"
        );
        for (var i = 0; i < 80; i++)
        {
            double Noise(double step) => Math.Round(3 * Math.Sin(step * (i + 1) * (i + 1)), 3);
            var (arm, x) = (i % 2, Noise(0.7));
            var d = (arm == 1 && i % 5 > 0) || i % 9 == 0 ? 1 : 0;
            var y = Math.Round(1 + (0.5 * d) + (0.4 * x) + Noise(1.3), 3);
            var isSeen = x + Noise(2.1) + (0.3 * arm) > -1;
            var wage = isSeen ? $"{Math.Round(10 + x + Noise(0.9), 2)}" : "";
            var t = 1 + (i * 37 % 23);
            object[] row =
            [
                i,
                y,
                y > 1.2 ? 1 : 0,
                arm,
                x,
                arm,
                d,
                isSeen ? 1 : 0,
                wage,
                t,
                i % 10 < 7 ? 1 : 0,
                Math.Round((0.5 * arm) + Noise(1.7), 3),
                i / 10,
                "all",
                i % 4 == 0 ? 0 : 1,
                0,
                i == 2 ? -1 : 1,
                3 + (1e-6 * x),
                y > 1.2 ? 1 : 0,
                0,
                7,
                i / 40 == i % 3 % 2 ? 1 : 0,
                i is 3 or 5 ? "" : x,
                i == 7 ? "inf" : x,
                Math.Clamp(y, 0, 5),
                i == 0 ? 1 : 0,
                i < 10 ? 1 : 0,
            ];
            text.AppendJoin(',', row.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))).Append('\n');
        }
        return text.ToString();
    }
}
