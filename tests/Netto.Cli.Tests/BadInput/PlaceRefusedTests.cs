namespace Netto.Cli.Tests.BadInput;

/// <summary>Places that cannot be read or written, values of the wrong kind, files that nobody reads: told, with exit code 2.</summary>
[Trait("Kind", "Spec")]
public sealed class PlaceRefusedTests(GoodInput good) : IClassFixture<GoodInput>
{
    private const string Protocol = "wga/protocol.yaml";

    public static TheoryData<string, string, string> Places =>
        new()
        {
            // A file where the folder should be, or on the way to it.
            { $"evaluate {Protocol} --data raw --out {Protocol}", "CLI007", "a file of this name" },
            { $"evaluate {Protocol} --data raw --out {Protocol}/report", "CLI007", "protocol.yaml is a file" },
            { $"simulate {Protocol} --people 10 --seed 1 --out {Protocol}", "CLI007", "a file of this name" },
            { $"check {Protocol} --out {Protocol}", "CLI007", "a file of this name" },
            { $"plan {Protocol} --simulations 1 --out {Protocol}/x", "CLI007", "is a file" },
            { $"init {Protocol} --template wga", "CLI007", "a file of this name" },
            { $"assign wga/protocol.yaml --inflow raw/entries.csv --out {Protocol}", "CLI007", "a file of this name" },
            { $"import {Protocol} --from raw --store raw", "CLI007", "a folder of this name" },
            { $"import {Protocol} --from raw --store {Protocol}/a.duckdb", "CLI007", "protocol.yaml is a file" },
            // Another kind of thing than is read.
            { $"evaluate {Protocol} --data raw/people.csv --out report", "REG014", "it is no DuckDB database" },
            { $"import {Protocol} --from raw/people.csv --store a.duckdb", "REG001", "does not exist" },
            { "import flat/protocol.yaml --from raw --store a.duckdb", "CLI008", "one flat table" },
            { "check raw", "PRT021", "Found: a folder" },
            { "report raw --out report", "CLI002", "Found: a folder" },
            { "report wga/protocol.yaml --out report", "CLI002", "protocol.yaml(1,1)" },
            { $"simulate {Protocol} --people many --seed 1 --out x", "'many'", "as a whole number" },
            { $"simulate {Protocol} --people 10 --seed x --out x", "'x'", "as a whole number" },
            { $"plan {Protocol} --people many", "'many'", "as a whole number" },
            { $"plan {Protocol} --seed 1.5", "'1.5'", "as a whole number" },
        };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task What_cannot_be_is_told_and_nothing_is_written(string typed, string code, string told)
    {
        using var input = good.Copy();
        await input.ShouldBeRefused(typed.Split(' '), code, told);
    }

    [Fact]
    public async Task Where_nothing_may_be_written_it_is_told_before_the_work()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "there is no place where nobody can write");
        using var input = good.Copy();
        await input.ShouldBeRefused(
            ["evaluate", Protocol, "--data", "raw", "--out", "/proc/netto-report"],
            "error CLI007",
            "nothing can be written in /proc"
        );
    }

    [Fact]
    public async Task Paths_with_spaces_and_accents_a_protocol_deep_below_and_tables_in_capitals()
    {
        using var input = good.Copy();
        Directory.CreateDirectory(input.PathOf("mijn draaiböek/één"));
        File.Move(input.PathOf(Protocol), input.PathOf("mijn draaiböek/één/p.yaml"));
        Directory.Move(input.PathOf("raw"), input.PathOf("mijn draaiböek/ruwe data"));
        File.Move(
            input.PathOf("mijn draaiböek/ruwe data/people.csv"),
            input.PathOf("mijn draaiböek/ruwe data/people.CSV")
        );

        var import = await input.Run(
            "import",
            "mijn draaiböek/één/p.yaml",
            "--from",
            "mijn draaiböek/ruwe data/",
            "--store",
            "een store/Zoë.duckdb"
        );
        var evaluate = await input.Run(
            "evaluate",
            "./mijn draaiböek/één/../één/p.yaml",
            "--data",
            "een store/Zoë.duckdb",
            "--out",
            "uit komst/"
        );

        import.ExitCode.ShouldBe(ExitCode.Done, import.Error);
        import.Error.ShouldBeEmpty();
        evaluate.ExitCode.ShouldBe(ExitCode.Done, evaluate.Error);
        File.Exists(input.PathOf("uit komst/report.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task Files_that_nobody_reads_are_told_and_a_packed_table_is_named()
    {
        using var input = good.Copy();
        File.WriteAllText(input.PathOf("raw/request.csv"), "citizen_number,date\n");
        File.WriteAllText(input.PathOf("raw/satisfaction.csv.gz"), "packed");
        File.WriteAllText(input.PathOf("raw/notes.txt"), "no table");

        var run = await input.Run("import", Protocol, "--from", "raw", "--store", "new.duckdb");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain("warning REG020: Files that look like tables were not read.");
        run.Error.ShouldContain("Found: request.csv, satisfaction.csv.gz.");
        run.Out.ShouldContain("  request.csv: not read, no register table has this name");
        File.Move(input.PathOf("raw/job_spells.csv"), input.PathOf("raw/job_spells.csv.gz"));
        await input.ShouldBeRefused(
            ["import", Protocol, "--from", "raw", "--store", "other.duckdb"],
            "REG002: The table job_spells is missing. Found: job_spells.csv.gz."
        );
    }
}
