using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using Netto.Registers.Store;
using NodaTime;

namespace Netto.Registers.Tests;

/// <summary>A folder with three people who have an entry, to which a test adds or changes files.</summary>
internal sealed class RawFiles : IDisposable
{
    internal const string Ann = "111222333";
    internal const string Bob = "123456782";
    internal const string Cor = "010000008";

    private readonly TemporaryFolder folder = new();

    internal RawFiles()
    {
        Directory.CreateDirectory(Raw);
        Write(
            "people",
            "citizen_number,birth_date,sex",
            $"{Ann},1980-01-31,f",
            $"{Bob},1975-06-15,m",
            $"{Cor},1990-12-01,f"
        );
        Write(
            "entries",
            "citizen_number,entry_id,scheme,entry_date,office",
            $"{Ann},E1,WGA,2019-10-01,Arnhem",
            $"{Bob},E2,WGA,2019-11-15,Goes",
            $"{Cor},E3,WGA,2020-02-29,Goes"
        );
    }

    internal static ImportPlan Plan { get; } =
        new()
        {
            ProtocolId = "test",
            Scheme = "WGA",
            Windows = [new EntryWindow(new LocalDate(2019, 10, 1), new LocalDate(2021, 4, 30))],
            DataUntil = new LocalDate(2023, 6, 30),
            Codes = new Dictionary<ProtocolCodeList, IReadOnlyDictionary<string, string>>
            {
                [ProtocolCodeList.Arms] = new Dictionary<string, string>
                {
                    ["treatment"] = "treatment",
                    ["control"] = "control",
                },
                [ProtocolCodeList.Contacts] = new Dictionary<string, string>
                {
                    ["intake"] = "intake",
                    ["INT1"] = "intake",
                },
            },
        };

    internal string Raw => folder.File("raw");

    internal string Store => folder.File("store/a.duckdb");

    internal string PathOf(string table) => Path.Combine(Raw, table + ".csv");

    internal void Write(string table, params string[] lines) =>
        File.WriteAllText(PathOf(table), string.Join('\n', lines) + "\n");

    internal void WriteBytes(string table, byte[] bytes) => File.WriteAllBytes(PathOf(table), bytes);

    internal RegisterStore Import(ImportPlan? plan = null) => RegisterImport.ToMemory(plan ?? Plan, Raw);

    internal RegisterStore Import(ImportRules rules) => Import(Plan with { Rules = rules });

    internal ImportReport ToFile(ImportPlan? plan = null) => RegisterImport.ToFile(plan ?? Plan, Raw, Store);

    internal IReadOnlyList<Diagnostic> Refused(ImportPlan? plan = null) =>
        Should.Throw<InputException>(() => Import(plan).Dispose()).Diagnostics;

    public void Dispose() => folder.Dispose();
}
