using Netto.Evaluation.Json;
using Netto.Evaluation.Registers;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Reading;
using Netto.Registers.Rules;
using Netto.Registers.Store;
using Netto.Simulation;

namespace Netto.Evaluation.Tests.Property;

/// <summary>Registers of one small simulated WGA experiment, in several forms, and what an evaluation makes of them.</summary>
public sealed class RegisterFolders : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-same-");

    public RegisterFolders()
    {
        var template = ProtocolReader.ReadFile(RepositoryFolder.Find("src", "Netto.Protocol", "Templates", "wga.yaml"));
        Protocol = template with { Analysis = template.Analysis with { BootstrapDraws = 4 } };
        var experiment = ExperimentSimulator.For(Protocol).Simulate(Protocol, 700, 21);
        experiment.WriteTo(Csv);
        experiment.WriteTo(Parquet, RawFormat.Parquet);
        Copy(Csv, Spoiled);
        Spoil();
        Copy(Spoiled, Shuffled);
        Shuffle(Shuffled, new Random(5));
    }

    internal ExperimentProtocol Protocol { get; }

    internal string Csv => Path.Combine(folder.FullName, "csv");

    internal string Parquet => Path.Combine(folder.FullName, "parquet");

    /// <summary>With rows that break rules of the import: some are mended, some set apart.</summary>
    internal string Spoiled => Path.Combine(folder.FullName, "spoiled");

    /// <summary>The same rows as in <see cref="Spoiled"/>, each file in an order of its own.</summary>
    internal string Shuffled => Path.Combine(folder.FullName, "shuffled");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The bytes of <c>results.json</c> from a folder of raw files.</summary>
    internal byte[] FromRaw(string raw)
    {
        using var store = RegisterImport.ToMemory(ImportPlan.From(Protocol), raw);
        return Evaluate(store);
    }

    /// <summary>The same through a store on disk, which has a key of its own.</summary>
    internal (byte[] Results, byte[] Key) FromStore(string raw, string name)
    {
        var path = Path.Combine(folder.FullName, name);
        RegisterImport.ToFile(ImportPlan.From(Protocol), raw, path);
        using var store = RegisterStore.Open(path);
        return (Evaluate(store), File.ReadAllBytes(path + ".key"));
    }

    private byte[] Evaluate(RegisterStore store) =>
        ResultsJson.ToBytes(
            Evaluator.Evaluate(
                Protocol,
                RegisterTableReader.Read(store, Protocol),
                cancellation: TestContext.Current.CancellationToken
            )
        );

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static void Shuffle(string raw, Random random)
    {
        foreach (var file in Directory.GetFiles(raw, "*.csv").Order(StringComparer.Ordinal))
        {
            var lines = File.ReadAllLines(file);
            random.Shuffle(lines.AsSpan(1));
            File.WriteAllLines(file, lines);
        }
    }

    private void Spoil()
    {
        var entries = Rows("entries");
        // A second entry a week later, another end of the same job, a person twice, a number that fails the 11-test.
        Add("entries", [.. entries.Take(5).Select(row => Change(row, 1, id => id + "B"))]);
        Add("people", [.. Rows("people").Skip(3).Take(4)]);
        Add("people", [.. Rows("people").Skip(9).Take(2).Select(row => Change(row, 2, _ => "woman"))]);
        Add("job_spells", [.. Rows("job_spells").Take(6).Select(row => Change(row, 3, _ => "1999-01-01"))]);
        Add("benefit_spells", [.. Rows("benefit_spells").Skip(20).Take(8)]);
        Add("contacts", [.. Rows("contacts").Take(30).Select(row => Change(row, 0, _ => "123456789"))]);
        Add("contacts", [.. Rows("contacts").Skip(50).Take(30).Select(row => Change(row, 2, _ => "no-such-kind"))]);
    }

    private string[] Rows(string table) => File.ReadAllLines(Path.Combine(Csv, table + ".csv"))[1..];

    private void Add(string table, string[] rows) => File.AppendAllLines(Path.Combine(Spoiled, table + ".csv"), rows);

    private static string Change(string row, int column, Func<string, string> change)
    {
        var cells = row.Split(',');
        cells[column] = change(cells[column]);
        return string.Join(',', cells);
    }
}
