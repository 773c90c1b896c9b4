using System.Collections.Frozen;
using System.Globalization;
using Netto.Evaluation.Results;
using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Store;

namespace Netto.Evaluation.Registers;

/// <summary>Tells which rows of the registers were set apart or mended, with their number and first places.</summary>
public static class ImportNotes
{
    private const int MostPlaces = 3;

    private static readonly FrozenDictionary<ImportRule, (LocalizedText Text, bool OthersGo)> Rules = new Dictionary<
        ImportRule,
        (LocalizedText, bool)
    >
    {
        [ImportRule.WrongType] = (new("verkeerd soort waarde", "a value of the wrong type"), false),
        [ImportRule.ImpossibleDate] = (new("onmogelijke datum", "an impossible date"), false),
        [ImportRule.EndBeforeStart] = (new("einde voor het begin", "a spell that ends before it starts"), false),
        [ImportRule.Overlap] = (new("overlappende perioden", "spells that overlap"), false),
        [ImportRule.DuplicateKey] = (new("dubbele sleutel", "more than one row with one key"), true),
        [ImportRule.PersonWithoutEntry] = (new("persoon zonder instroom", "a person without an entry"), false),
        [ImportRule.ElevenTest] = (
            new("burgerservicenummer faalt op de 11-proef", "a citizen number that fails the 11-test"),
            false
        ),
        [ImportRule.UnknownCode] = (new("onbekende code", "an unknown code"), false),
        [ImportRule.OutsideFollowUp] = (new("na het einde van de gegevens", "after the end of the data"), false),
        [ImportRule.TwoEntries] = (
            new("meer dan één instroom van een persoon in de periode", "more than one entry of a person in the window"),
            true
        ),
    }.ToFrozenDictionary();

    /// <summary>The notes of an import, those of rows that count nowhere first. Ways of writing that change nothing (open ends, other codes of a service, columns that nobody asked for) are not among them.</summary>
    public static IReadOnlyList<ImportNote> Of(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. Enum.GetValues<ImportRule>()
                .Where(Rules.ContainsKey)
                .SelectMany(rule =>
                    report
                        .Findings.Where(found => found.Rule == ImportRuleNames.NameOf(rule))
                        .Select(found => Of(rule, found))
                )
                .OrderBy(note => note.Fate),
        ];
    }

    private static ImportNote Of(ImportRule rule, ImportFinding found)
    {
        var (text, othersGo) = Rules[rule];
        var kept = found.Action == ImportAction.Repair;
        var fate = kept && !othersGo ? ImportFate.Mended : ImportFate.SetApart;
        var (done, isDone) = (fate, kept) switch
        {
            (ImportFate.Mended, _) when rule == ImportRule.OutsideFollowUp => (
                "geteld tot dat einde",
                "counted up to that end"
            ),
            (ImportFate.Mended, _) => ("hersteld", "mended"),
            (_, true) => ("de eerste telt, de andere zijn apart gezet", "the first counts, the others were set apart"),
            _ => ("apart gezet", "set apart"),
        };
        var column = $"{found.Table}.{found.Column}";
        return new ImportNote(
            new LocalizedText(
                $"{column}: {text.Nl}; {done}: {Count(found.Rows, "rij", "rijen")}",
                $"{column}: {text.En}; {isDone}: {Count(found.Rows, "row", "rows")}"
            ),
            (int)Math.Min(found.Rows, int.MaxValue),
            fate,
            new LocalizedText(Places(found, ("regel", "rij")), Places(found, ("line", "row")))
        );
    }

    private static string Count(long rows, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{rows} {(rows == 1 ? one : many)}");

    private static string Places(ImportFinding found, (string Line, string Row) words)
    {
        if (found.Examples.Count == 0)
            return "";
        var places = found.Examples.Take(MostPlaces).Select(example => Place(example, words));
        var more = found.Rows > MostPlaces ? "; …" : "";
        return $"{string.Join("; ", places)}{more}";
    }

    private static string Place(ImportExample example, (string Line, string Row) words)
    {
        var place = example.Line is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"{words.Line} {line}")
            : string.Create(CultureInfo.InvariantCulture, $"{words.Row} {example.Row}");
        return $"{example.File}, {place}" + (example.Found is { } value ? $": {value}" : "");
    }
}
