using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Netto.Cli.Tests.Checks;

/// <summary><c>netto test srm|randomisation|romano-wolf|sequential</c>.</summary>
[Trait("Kind", "Spec")]
public sealed class DesignTestCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-design");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Sample_ratio_by_one_look_and_by_many()
    {
        var json = await JsonOf("srm", "--n", "5000,4800", "--shares", "0.5,0.5");
        json.GetProperty("statistic").GetDouble().ShouldBe(200.0 * 200 / 9800, 1e-12);
        json.GetProperty("p_exact").GetDouble().ShouldBe(0.0444, 0.0005);
        json.GetProperty("mismatch").GetBoolean().ShouldBeFalse();
        var weeks = await JsonOf("srm", "--n", "520,380;540,400;530,390", "--shares", "0.5,0.5");
        weeks.GetProperty("p_anytime_by_look").GetArrayLength().ShouldBe(3);
        weeks.GetProperty("n").GetDouble().ShouldBe(2760);
        weeks.GetProperty("mismatch").GetBoolean().ShouldBeTrue();
        (
            await Cli.RunAsync(_folder.FullName, "test", "srm", "--n", "10,20,30", "--shares", "0.5,0.5")
        ).ExitCode.ShouldBe(2);
        var text = await Cli.RunAsync(_folder.FullName, "test", "srm", "--n", "5000,x", "--shares", "0.5,0.5");
        text.ExitCode.ShouldBe(2);
        text.Error.ShouldContain("'x'");
    }

    [Fact]
    public async Task Randomisation_lists_all_ways_of_a_small_table()
    {
        Write("people.csv", "weeks,arm,office\n3,a,1\n5,b,1\n4,a,1\n9,b,1\n1,a,2\n6,b,2\n2,a,2\n4,b,2\n,b,2\n");
        var json = await JsonOf(
            "randomisation",
            "--data",
            "people.csv",
            "--y",
            "weeks",
            "--by",
            "arm",
            "--blocks",
            "office"
        );
        json.GetProperty("draws").GetInt32().ShouldBe(36);
        json.GetProperty("enumerated").GetBoolean().ShouldBeTrue();
        json.GetProperty("estimate").GetDouble().ShouldBe(-3.5, 1e-12);
        json.GetProperty("dropped").GetInt32().ShouldBe(1);
        json.GetProperty("p_value").GetDouble().ShouldBe(2 / 36.0, 1e-12);
        var drawn = await JsonOf(
            "randomisation",
            "--data",
            "people.csv",
            "--y",
            "weeks",
            "--by",
            "arm",
            "--share",
            "0.5",
            "--draws",
            "500"
        );
        drawn.GetProperty("enumerated").GetBoolean().ShouldBeFalse();
        var wrong = await Cli.RunAsync(
            _folder.FullName,
            "test",
            "randomisation",
            "--data",
            "people.csv",
            "--y",
            "weeks",
            "--by",
            "arm",
            "--clusters",
            "office"
        );
        wrong.ExitCode.ShouldBe(2);
        wrong.Error.ShouldContain("RND001");
    }

    [Fact]
    public async Task Romano_wolf_adjusts_a_family()
    {
        var text = new StringBuilder("arm,first,second,third\n");
        for (var i = 0; i < 60; i++)
        {
            var noise = Math.Sin(7.3 * i) * 2;
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{(i % 2 == 0 ? "a" : "b")},{noise + (i % 2 == 0 ? 2 : 0)},{noise + Math.Cos(3.1 * i)},{Math.Cos(5.7 * i)}"
            );
        }
        Write("family.csv", text.ToString());
        foreach (var kind in new[] { "bootstrap", "randomisation" })
        {
            var json = await JsonOf(
                "romano-wolf",
                "--data",
                "family.csv",
                "--y",
                "first,second,third",
                "--by",
                "arm",
                "--resample",
                kind,
                "--draws",
                "999"
            );
            var rows = json.GetProperty("outcomes").EnumerateArray().ToArray();
            rows.Length.ShouldBe(3);
            rows[0].GetProperty("p_adjusted").GetDouble().ShouldBeLessThan(0.01);
            rows.ShouldAllBe(r => r.GetProperty("p_adjusted").GetDouble() >= r.GetProperty("p_value").GetDouble());
        }
    }

    [Fact]
    public async Task Sequential_bounds_and_a_look()
    {
        var json = await JsonOf("sequential", "--looks", "0.2,0.4,0.6,0.8,1", "--kind", "pocock");
        json.GetProperty("looks")[0].GetProperty("bound").GetDouble().ShouldBe(2.413, 0.0005);
        json.GetProperty("inflation").GetDouble().ShouldBe(1.2284, 0.0001);
        json.TryGetProperty("p_value", out _).ShouldBeFalse();
        var look = await JsonOf(
            "sequential",
            "--looks",
            "0.5,1",
            "--at",
            "2",
            "--estimate",
            "0.05",
            "--std-error",
            "0.02"
        );
        look.GetProperty("crossed").GetBoolean().ShouldBeTrue();
        look.GetProperty("p_value").GetDouble().ShouldBeInRange(0.0124, 0.05);
        (await Cli.RunAsync(_folder.FullName, "test", "sequential", "--looks", "0.5,1", "--at", "2")).ExitCode.ShouldBe(
            2
        );
        (await Cli.RunAsync(_folder.FullName, "test", "sequential", "--looks", "0.5,0.4,1")).Error.ShouldContain(
            "SEQ001"
        );
    }

    private async Task<JsonElement> JsonOf(params string[] arguments)
    {
        var run = await Cli.RunAsync(_folder.FullName, ["test", .. arguments, "--json"]);
        run.ExitCode.ShouldBe(0, run.Error);
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
