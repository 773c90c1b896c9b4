using System.Text.Json;

namespace Netto.Cli.Tests.Checks;

[Trait("Kind", "Spec")]
public sealed class TestCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-test");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Shares_come_with_z_and_interval()
    {
        var json = await JsonOf("prop", "--x", "300,250", "--n", "1000,1000");
        json.GetProperty("test").GetString().ShouldBe("prop");
        json.GetProperty("estimate").GetDouble().ShouldBe(0.05, 1e-15);
        // z = 0.05 / sqrt(0.275 × 0.725 × 2 / 1000)
        json.GetProperty("statistic").GetDouble().ShouldBe(2.50391542918067, 1e-12);
        json.GetProperty("ci_low").GetDouble().ShouldBeLessThan(0.05);
        json.GetProperty("n").GetDouble().ShouldBe(2000);
        json.TryGetProperty("df", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_difference_is_first_level_minus_second()
    {
        Write("people.csv", "weeks,arm\n3,control\n5,control\n4,control\n1,treated\n2,treated\n,treated\n");
        var json = await JsonOf("welch", "--data", "people.csv", "--y", "weeks", "--by", "arm");
        json.GetProperty("estimate").GetDouble().ShouldBe(2.5, 1e-14);
        json.GetProperty("n").GetDouble().ShouldBe(5);
        json.GetProperty("dropped").GetInt32().ShouldBe(1);
        var ranks = await JsonOf("mann-whitney", "--data", "people.csv", "--y", "weeks", "--by", "arm");
        ranks.GetProperty("statistic").GetDouble().ShouldBe(6);
        ranks.GetProperty("p_exact").GetDouble().ShouldBe(0.2, 1e-14);
    }

    [Fact]
    public async Task Yes_and_no_are_groups()
    {
        Write("people.csv", "y,told\n1,Yes\n2,Yes\n3,No\n4,No\n");
        var json = await JsonOf("t", "--data", "people.csv", "--y", "y", "--by", "told");
        json.GetProperty("estimate").GetDouble().ShouldBe(2, 1e-14);
    }

    [Fact]
    public async Task A_subset_is_tested_alone()
    {
        Write("people.csv", "y,told,office\n1,Yes,1\n2,Yes,1\n3,No,1\n4,No,1\n9,No,2\n");
        var json = await JsonOf("t", "--data", "people.csv", "--y", "y", "--by", "told", "--where", "office == 1");
        json.GetProperty("estimate").GetDouble().ShouldBe(2, 1e-14);
        json.GetProperty("dropped").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Drawn_tables_come_near_all_tables()
    {
        const int Draws = 20_000;
        string[] table = ["fisher", "--table", "3,7,2;9,2,5"];
        var all = (await JsonOf(table)).GetProperty("p_value").GetDouble();
        all.ShouldBe(0.047229326513214202, 1e-9); // R fisher.test
        var drawn = (await JsonOf([.. table, "--draws", $"{Draws}"])).GetProperty("p_value").GetDouble();
        drawn.ShouldBe(all, 4 * Math.Sqrt(all * (1 - all) / Draws));
        // (1 + tables as unlikely) / (1 + draws): a whole number over 20,001, the same for the same seed.
        (drawn * (Draws + 1)).ShouldBe(Math.Round(drawn * (Draws + 1)), 1e-6);
        (await JsonOf([.. table, "--draws", $"{Draws}"])).GetProperty("p_value").GetDouble().ShouldBe(drawn);
        var other = await JsonOf([.. table, "--draws", $"{Draws}", "--seed", "2"]);
        other.GetProperty("p_value").GetDouble().ShouldNotBe(drawn);
    }

    [Fact]
    public async Task Chi_square_comes_with_the_strength_and_the_likelihood_ratio()
    {
        var json = await JsonOf("chi2", "--table", "12,5,9;7,14,11");
        json.GetProperty("cramers_v").GetDouble().ShouldBe(0.29982915175632102, 1e-12);
        json.GetProperty("g_squared").GetDouble().ShouldBe(5.3488425371467008, 1e-12);
        json.GetProperty("g_p_value").GetDouble().ShouldBe(0.068946718483475944, 1e-12);
        var empty = await JsonOf("chi2", "--table", "12,0;0,14");
        empty.GetProperty("cramers_v").GetDouble().ShouldBe(1, 1e-12);
    }

    [Fact]
    public async Task Continuity_is_asked_for()
    {
        var plain = await JsonOf("chi2", "--table", "10,20;30,40");
        plain.GetProperty("statistic").GetDouble().ShouldBe(0.79365079365, 1e-9);
        plain.GetProperty("df").GetDouble().ShouldBe(1);
        var corrected = await JsonOf("chi2", "--table", "10,20;30,40", "--continuity");
        corrected.GetProperty("statistic").GetDouble().ShouldBe(0.44642857142, 1e-9);
    }

    [Fact]
    public async Task Families_keep_the_order_given()
    {
        var json = await JsonOf("holm", "--p", "0.02,0.01,0.04");
        json.GetProperty("p_adjusted").EnumerateArray().Select(p => p.GetDouble()).ShouldBe([0.04, 0.03, 0.04], 1e-15);
    }

    [Theory]
    [InlineData("bonferroni", 0.06, 0.03, 0.12)]
    [InlineData("hochberg", 0.04, 0.03, 0.04)]
    [InlineData("by", 0.055, 0.055, 0.0733333333333333)]
    public async Task Other_families(string name, double first, double second, double third)
    {
        // 1 + 1/2 + 1/3 = 11/6 for by.
        var json = await JsonOf(name, "--p", "0.02,0.01,0.04");
        json.GetProperty("p_adjusted")
            .EnumerateArray()
            .Select(p => p.GetDouble())
            .ShouldBe([first, second, third], 1e-12);
    }

    [Theory]
    [InlineData("prop --x 3 --n 10,10", "expected 2")]
    [InlineData("prop --x 30,1 --n 10,10", "TST001")]
    [InlineData("chi2 --table 1,2;3", "expected 2 as in the first row")]
    [InlineData("holm --p 0.2,x", "'x'")]
    [InlineData("welch --data people.csv --y weekz --by arm", "nearest: 'weeks'")]
    [InlineData("welch --data nowhere.csv --y weeks --by arm", "nowhere.csv")]
    [InlineData("welch --data people.csv --y weeks --by weeks", "expected two")]
    public async Task Wrong_input_is_named(string arguments, string told)
    {
        Write("people.csv", "weeks,arm\n3,control\n5,control\n1,treated\n");
        var outcome = await Cli.RunAsync(_folder.FullName, ["test", .. arguments.Split(' ')]);
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(told);
        outcome.Out.ShouldBeEmpty();
    }

    private async Task<JsonElement> JsonOf(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(_folder.FullName, ["test", .. arguments, "--json"]);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        using var document = JsonDocument.Parse(outcome.Out);
        return document.RootElement.Clone();
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
