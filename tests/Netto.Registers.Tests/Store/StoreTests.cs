using Netto.Protocol;
using Netto.Registers.Gate;
using Netto.Registers.Import;
using Netto.Registers.Store;

namespace Netto.Registers.Tests.Store;

/// <summary>What a store promises: whole or not at all, the same from the same, and no citizen number.</summary>
[Trait("Kind", "Hand")]
public sealed class StoreTests : IDisposable
{
    private const string Ann = RawFiles.Ann;
    private const string Bob = RawFiles.Bob;

    private readonly RawFiles raw = new();

    public StoreTests() =>
        raw.Write(
            "requests",
            "citizen_number,date",
            $"{Ann},2020-03-01",
            $"{Bob},2020-02-01",
            $"{Ann},2020-02-30",
            "123456789,2020-02-01"
        );

    [Fact]
    public void A_second_import_changes_nothing()
    {
        var first = raw.ToFile();
        var bytes = File.ReadAllBytes(raw.Store);
        var written = File.GetLastWriteTimeUtc(raw.Store);

        var second = raw.ToFile();

        first.Outcome.ShouldBe(ImportOutcome.Imported);
        second.Outcome.ShouldBe(ImportOutcome.Unchanged);
        File.GetLastWriteTimeUtc(raw.Store).ShouldBe(written);
        File.ReadAllBytes(raw.Store).ShouldBe(bytes);
        second.ContentHash.ShouldBe(first.ContentHash);
        ImportLogFile.Text(second).ShouldBe(ImportLogFile.Text(first));
        File.ReadAllText(ImportLogFile.PathFor(raw.Store)).ShouldBe(ImportLogFile.Text(first));
    }

    [Fact]
    public void Changed_files_or_rules_make_a_new_store_with_the_same_pseudonyms()
    {
        raw.ToFile();
        var people = People();
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-03-02");
        raw.ToFile().Outcome.ShouldBe(ImportOutcome.Imported);
        People().ShouldBe(people);
        var rules = RawFiles.Plan with { Rules = new ImportRules { Overlap = ImportAction.Quarantine } };
        raw.ToFile(rules).Outcome.ShouldBe(ImportOutcome.Imported);
    }

    [Fact]
    public void The_key_is_for_its_owner_only_and_not_in_the_store()
    {
        raw.ToFile();
        var path = PseudonymKey.PathFor(raw.Store);
        var key = File.ReadAllText(path).Trim().Split(' ')[1];
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        var store = File.ReadAllBytes(raw.Store);
        store.AsSpan().IndexOf(Convert.FromHexString(key)).ShouldBe(-1);
        store.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key)).ShouldBe(-1);
    }

    [Fact]
    public void No_citizen_number_gets_into_the_store_or_the_log_right_or_wrong()
    {
        raw.ToFile();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(raw.Store)!))
        {
            var bytes = File.ReadAllBytes(file).AsSpan();
            foreach (var number in new[] { Ann, Bob, RawFiles.Cor, RawFiles.Cor[1..], "123456789" })
            {
                bytes.IndexOf(System.Text.Encoding.ASCII.GetBytes(number)).ShouldBe(-1, $"{number} in {file}");
            }
        }
    }

    [Fact]
    public void The_hash_knows_neither_the_key_nor_the_order_of_rows_and_the_tables_lie_in_the_same_order()
    {
        raw.ToFile();
        var hash = Hash();
        var order = Order();
        File.Delete(raw.Store);
        File.Delete(PseudonymKey.PathFor(raw.Store));
        raw.Write("requests", "date;citizen_number", $"2020-02-01;{Bob}", $"2020-03-01;{Ann}");
        var people = File.ReadAllLines(raw.PathOf("people"));
        raw.Write("people", [people[0], .. people[1..].Reverse()]);

        raw.ToFile();

        Hash().ShouldBe(hash);
        Order().ShouldBe(order);
        raw.Write("requests", "citizen_number,date", $"{Bob},2020-02-01", $"{Ann},2020-03-02");
        raw.ToFile().ContentHash.ShouldNotBe(hash);
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-02-01", $"{Bob},2020-03-01");
        raw.ToFile().ContentHash.ShouldNotBe(hash);
    }

    [Theory]
    [InlineData(ImportStage.Comparing)]
    [InlineData(ImportStage.Reading)]
    [InlineData(ImportStage.Checking)]
    [InlineData(ImportStage.Writing)]
    [InlineData(ImportStage.Replacing)]
    public void An_import_that_fails_on_the_way_leaves_the_old_store_as_it_was(ImportStage stage)
    {
        raw.ToFile();
        var before = File.ReadAllBytes(raw.Store);
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-04-01");

        Should.Throw<IOException>(() => RegisterImport.ToFile(RawFiles.Plan, raw.Raw, raw.Store, new FailAt(stage)));

        File.ReadAllBytes(raw.Store).ShouldBe(before);
        FilesBeside().ShouldBe(["a.duckdb", "a.duckdb.import.log", "a.duckdb.key"]);
        raw.ToFile().Outcome.ShouldBe(ImportOutcome.Imported);
    }

    [Fact]
    public void A_first_import_that_fails_leaves_nothing()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann};2020-04-01");
        Should.Throw<InputException>(() => raw.ToFile());
        FilesBeside().ShouldBeEmpty();
    }

    [Fact]
    public void What_a_killed_import_left_is_cleared_by_the_next()
    {
        Directory.CreateDirectory(raw.Store + ".importing");
        File.WriteAllText(Path.Combine(raw.Store + ".importing", "store.duckdb"), "half");
        raw.ToFile().Outcome.ShouldBe(ImportOutcome.Imported);
        FilesBeside().ShouldBe(["a.duckdb", "a.duckdb.import.log", "a.duckdb.key"]);
    }

    [Fact]
    public void One_import_runs_at_a_time()
    {
        raw.ToFile();
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-04-01");
        InputException? refused = null;
        var meanwhile = new Call(() => refused ??= Should.Throw<InputException>(() => raw.ToFile()));
        RegisterImport.ToFile(RawFiles.Plan, raw.Raw, raw.Store, meanwhile).Outcome.ShouldBe(ImportOutcome.Imported);
        refused!.Diagnostics[0].Code.ShouldBe("REG013");
    }

    [Fact]
    public void A_cancelled_import_leaves_the_old_store()
    {
        raw.ToFile();
        var before = File.ReadAllBytes(raw.Store);
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-04-01");
        using var stop = new CancellationTokenSource();
        var cancel = new Call(stop.Cancel);
        Should.Throw<OperationCanceledException>(() =>
            RegisterImport.ToFile(RawFiles.Plan, raw.Raw, raw.Store, cancel, stop.Token)
        );
        File.ReadAllBytes(raw.Store).ShouldBe(before);
    }

    [Fact]
    public void A_key_that_others_can_read_or_that_is_none_is_refused()
    {
        raw.ToFile();
        var path = PseudonymKey.PathFor(raw.Store);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Code(() => raw.ToFile()).ShouldBe("REG012");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        File.WriteAllText(path, "no key");
        Code(() => raw.ToFile()).ShouldBe("REG012");
    }

    [Fact]
    public void A_file_that_is_no_store_is_neither_opened_nor_overwritten()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(raw.Store)!);
        File.WriteAllText(raw.Store, "somebody's only copy of something else, long enough to be a file");
        Code(() => raw.ToFile()).ShouldBe("REG014");
        File.ReadAllText(raw.Store).ShouldStartWith("somebody's");
        Code(() => RegisterStore.Open(raw.Store).Dispose()).ShouldBe("REG014");
        Code(() => RegisterStore.Open(raw.Store + ".absent").Dispose()).ShouldBe("REG014");
    }

    [Fact]
    public void A_store_of_another_version_is_not_read_and_is_replaced_under_the_same_pseudonyms()
    {
        raw.ToFile();
        var people = People();
        using (var database = Netto.DuckDb.DuckDbDatabase.Open(raw.Store))
        using (var connection = database.Connect())
        {
            connection.Execute("UPDATE import_meta SET value = '1' WHERE name = 'layout'");
        }
        Code(() => RegisterStore.Open(raw.Store).Dispose()).ShouldBe("REG014");

        raw.ToFile().Outcome.ShouldBe(ImportOutcome.Imported);

        People().ShouldBe(people);
    }

    [Fact]
    public void Pseudonyms_are_keyed_and_stable()
    {
        var one = PseudonymKey.Of(new byte[32]);
        one.PseudonymOf(Ann).ShouldBe(one.PseudonymOf(Ann));
        one.PseudonymOf(Ann).Length.ShouldBe(12);
        one.PseudonymOf(Ann).ShouldNotBe(one.PseudonymOf(Bob));
        PseudonymKey.Temporary().PseudonymOf(Ann).ShouldNotBe(one.PseudonymOf(Ann));
        // First 60 bits of HMAC-SHA-256 under 32 zero bytes, in groups of five, by another program.
        one.PseudonymOf(Ann).ShouldBe("w0mfzvbm9qfn");
    }

    public void Dispose() => raw.Dispose();

    private string[] People() => Texts("SELECT person AS x FROM entries ORDER BY entry_id");

    private string[] Order() => Texts("SELECT date::VARCHAR AS x FROM requests");

    private string[] Texts(string sql)
    {
        using var store = RegisterStore.Open(raw.Store);
        using var connection = store.Connect();
        return connection.ReadColumns(sql).Texts("x").Values!;
    }

    private string Hash()
    {
        using var store = RegisterStore.Open(raw.Store);
        return store.ContentHash;
    }

    private string[] FilesBeside()
    {
        var folder = Path.GetDirectoryName(raw.Store)!;
        return Directory
            .GetFileSystemEntries(folder)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    private static string Code(Action action) => Should.Throw<InputException>(action).Diagnostics[0].Code;

    private sealed class FailAt(ImportStage stage) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == stage)
            {
                throw new IOException("the disk is gone");
            }
        }
    }

    private sealed class Call(Action action) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == ImportStage.Checking)
            {
                action();
            }
        }
    }
}
