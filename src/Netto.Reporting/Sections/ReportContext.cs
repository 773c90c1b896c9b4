using Netto.Evaluation.Results;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>What every chapter needs: the results, the language, and the names of things.</summary>
internal sealed class ReportContext
{
    private readonly Dictionary<string, DesignArm> _arms;
    private readonly Dictionary<string, DesignOutcome> _outcomes;
    private readonly Dictionary<string, DesignComparison> _comparisons;
    private readonly Dictionary<string, DesignSubgroup> _subgroups;
    private readonly Dictionary<string, DesignVariable> _variables;
    private readonly Dictionary<string, DesignService> _services;

    private readonly HashSet<string> _leading;

    public ReportContext(EvaluationResults results, Language language)
    {
        Results = results;
        Language = language;
        var design = results.Design;
        _arms = design.Arms.ToDictionary(arm => arm.Id, StringComparer.Ordinal);
        _outcomes = design.Outcomes.ToDictionary(outcome => outcome.Id, StringComparer.Ordinal);
        _comparisons = design.Comparisons.ToDictionary(comparison => comparison.Id, StringComparer.Ordinal);
        _subgroups = design.Subgroups.ToDictionary(subgroup => subgroup.Id, StringComparer.Ordinal);
        _variables = design.Covariates.ToDictionary(variable => variable.Id, StringComparer.Ordinal);
        _leading = design
            .Subgroups.Where(subgroup => subgroup.Variable == design.Subgroups[0].Variable)
            .Select(subgroup => subgroup.Id)
            .ToHashSet(StringComparer.Ordinal);
        _services = design.Services.ToDictionary(service => service.Id, StringComparer.Ordinal);
    }

    public EvaluationResults Results { get; }

    public Language Language { get; }

    /// <summary>
    /// Everybody, or a subgroup of the variable that the protocol names first: figures are drawn for these only, so that
    /// the report stays readable. The numbers of all subgroups stand in results.json.
    /// </summary>
    public bool IsLeading(string? subgroup) => subgroup is null || _leading.Contains(subgroup);

    /// <summary>The variable that the protocol names first for subgroups, or null.</summary>
    public string? LeadingVariable => Design.Subgroups.Count == 0 ? null : Design.Subgroups[0].Variable;

    public DesignSummary Design => Results.Design;

    public string Pick(string dutch, string english) => Language.Pick(dutch, english);

    public string Pick(LocalizedText text) => Language.Pick(text);

    public string Write(double value, NumberStyle style) => Language.Write(value, style);

    /// <summary>A p-value within a sentence: <c>p = 0.032</c>, or <c>p &lt; 0.001</c>.</summary>
    public string PValue(double value)
    {
        var p = Write(value, NumberStyle.PValue);
        return (p.StartsWith('<') ? "p " + p : "p = " + p).Replace(' ', '\u00a0');
    }

    public DesignArm? ArmOrNull(string id) => _arms.GetValueOrDefault(id);

    public string Arm(string id) => _arms.TryGetValue(id, out var arm) ? Pick(arm.Label) : id;

    /// <summary>An arm within a sentence: <c>de controlegroep</c>, <c>beide controlegroepen</c>, <c>de groep ‘Bonus’</c>.</summary>
    public string Group(string id)
    {
        var label = Arm(id);
        return label.EndsWith(Pick("groep", "group"), StringComparison.Ordinal)
                ? Pick("de ", "the ") + InSentence(label)
            : label.EndsWith(Pick("groepen", "groups"), StringComparison.Ordinal) ? InSentence(label)
            : Pick($"de groep ‘{label}’", $"the group “{label}”");
    }

    /// <summary>The short name of an arm, for places with little room.</summary>
    public string ShortArm(string id) => _arms.TryGetValue(id, out var arm) ? Pick(arm.ShortLabel ?? arm.Label) : id;

    /// <summary>True for an arm of its own, false for a part of one or a pool of some: figures draw arms only.</summary>
    public bool IsWholeArm(string id) => ArmOrNull(id) is { Role: not ("part" or "pool") };

    /// <summary>What was tried, in a word: personal service in register experiments, else a programme.</summary>
    public string Treatment =>
        Design.Services.Count > 0 ? Pick("de dienstverlening", "the service") : Pick("de aanpak", "the programme");

    /// <summary>
    /// What counts as having had the service, the rule of the protocol in its words: it decides what a LATE is about.
    /// Null without such a rule.
    /// </summary>
    public string? Received() =>
        Design.TreatmentReceived is { } rule
            ? Design.Services.Count > 0
                ? Pick($"Dienstverlening kreeg: {rule.Nl}", $"Service was received by: {rule.En}")
                : Pick($"De aanpak kreeg: {rule.Nl}", $"The programme was received by: {rule.En}")
            : null;

    /// <summary>A label within a sentence: its first letter small, unless it begins a name such as WGA.</summary>
    public static string InSentence(string label) =>
        label.StartsWith("Eén", StringComparison.Ordinal) ? "één" + label[3..]
        : label.Length > 1
        && char.IsUpper(label[0])
        && (char.IsLower(label[1]) || label.StartsWith("A ", StringComparison.Ordinal))
            ? char.ToLowerInvariant(label[0]) + label[1..]
        : label;

    /// <summary>A label in quotation marks within a sentence.</summary>
    public string Quoted(string label) => Pick($"‘{InSentence(label)}’", $"“{InSentence(label)}”");

    public string Outcome(string id) => _outcomes.TryGetValue(id, out var outcome) ? Pick(outcome.Label) : id;

    public DesignOutcome? OutcomeOrNull(string id) => _outcomes.GetValueOrDefault(id);

    public string Unit(string outcome) => _outcomes.TryGetValue(outcome, out var found) ? found.Unit : "number";

    /// <summary>What effects on an outcome with this unit are counted in, for an axis; empty for plain numbers.</summary>
    public string UnitOfEffects(string unit) =>
        unit switch
        {
            "share" or "fraction" => Pick("procentpunten", "percentage points"),
            "euro" => Pick("euro", "euros"),
            "euro-per-hour" => Pick("euro per uur", "euros per hour"),
            _ => Duration(unit),
        };

    /// <summary>A unit of time in words; empty for any other unit.</summary>
    public string Duration(string unit) =>
        unit switch
        {
            "days" => Pick("dagen", "days"),
            "hours" => Pick("uren", "hours"),
            "weeks" => Pick("weken", "weeks"),
            "months" => Pick("maanden", "months"),
            _ => "",
        };

    public string Comparison(string id) =>
        _comparisons.TryGetValue(id, out var comparison) ? Pick(comparison.Label) : id;

    public string Subgroup(string id) => _subgroups.TryGetValue(id, out var subgroup) ? Pick(subgroup.Label) : id;

    public string Service(string id) =>
        _services.TryGetValue(id, out var service) ? Pick(service.Label)
        : id == "further-conversations" ? Pick("Verdere gesprekken", "Further conversations")
        : id;

    public string Variable(string id) =>
        _variables.TryGetValue(id, out var variable)
            ? Pick(variable.Label) + (variable.Unit is { } unit ? $" ({Pick(unit)})" : "")
            : id;

    public string Category(string variable, string? category)
    {
        if (category is null)
        {
            return Pick("gemiddelde", "mean");
        }
        var known = _variables.GetValueOrDefault(variable)?.Categories.FirstOrDefault(c => c.Id == category);
        return known is null ? category : Pick(known.Label);
    }

    public string Method(string id) =>
        id switch
        {
            "itt" => "ITT",
            "itt-adjusted" => Pick("ITT, gecorrigeerd", "ITT, adjusted"),
            "late" => "LATE",
            "did" => "DiD",
            "did-iv" => "DiD-IV",
            "selection-iv" => Pick("IV met selectie", "IV with selection"),
            _ => id,
        };

    /// <summary>A reason code in words.</summary>
    public string Reason(string? code) => code is null ? "" : Pick(Phrases.Of(code));

    public Cell Effect(EffectRow row) =>
        row.Estimate is { } estimate
            ? new Cell.Effect(estimate, NumberStyles.Effect(Unit(row.Outcome)), row.Stars)
            {
                From = ShowsLevels(row) ? row.From : null,
                To = ShowsLevels(row) ? row.To : null,
                LevelStyle = NumberStyles.Level(Unit(row.Outcome)),
            }
            : new Cell.Missing(Reason(row.Reason));

    /// <summary>
    /// False where an estimate is so uncertain that its counterfactual share comes out below 0% or above 100%: a level that
    /// cannot be is no level to print.
    /// </summary>
    public bool ShowsLevels(EffectRow row) =>
        !NumberStyles.IsShare(Unit(row.Outcome)) || row.From is not { } level || level is >= 0 and <= 1;

    /// <summary>What the stars mean, in the words of a note.</summary>
    public string StarsNote() => Marks(Results.Settings.EffectMarks);

    /// <summary>What the stars in tables by subgroup mean.</summary>
    public string SubgroupStarsNote() => Marks(Results.Settings.SubgroupMarks);

    /// <summary>The same for a table with everybody and subgroups.</summary>
    public string AllStarsNote() =>
        Results.Settings.SubgroupMarks.SequenceEqual(Results.Settings.EffectMarks)
            ? StarsNote()
            : Pick("Iedereen: ", "Everybody: ")
                + StarsNote()
                + Pick(" Deelgroepen: ", " Subgroups: ")
                + SubgroupStarsNote();

    /// <summary>What the stars in the regression annex mean.</summary>
    public string RegressionStarsNote() => Marks(Results.Settings.RegressionMarks);

    /// <summary>What the marks in profiles of who got a service mean.</summary>
    public string ProfileMarksNote() => Marks(Results.Settings.ProfileMarks);

    /// <summary>What the marks of respondents mean.</summary>
    public string RespondentMarksNote() => Marks(Results.Settings.RespondentMarks);

    /// <summary>What the marks in comparison tables mean.</summary>
    public string MarksNote() => Marks(Results.Settings.ComparisonMarks);

    /// <summary>The same for a table that may hold no mark at all: then that is what the note says.</summary>
    public string MarksNote(IEnumerable<string?> marks) =>
        marks.Any(mark => !string.IsNullOrEmpty(mark)) ? MarksNote()
        : Results.Settings.ComparisonMarks is { Count: > 0 } levels
            ? Pick("Geen verschil is significant op ", "No difference is significant at ")
                + Level(levels.Max(mark => mark.Level))
                + "."
        : "";

    public string LettersNote() =>
        Pick(
            $"Een letter achter een getal: significant ({Level(Results.Settings.LetterLevel)}) groter dan het getal in de kolom met die letter.",
            $"A letter behind a number: significantly ({Level(Results.Settings.LetterLevel)}) greater than the number in the column with that letter."
        );

    /// <summary>The same for a table that may hold no letter at all: then that is what the note says.</summary>
    public string LettersNote(IEnumerable<IReadOnlyList<string>> letters) =>
        letters.Any(greater => greater.Count > 0)
            ? LettersNote()
            : Pick(
                "Geen verschil tussen de groepen is significant op ",
                "No difference between the groups is significant at "
            )
                + Level(Results.Settings.LetterLevel)
                + ".";

    public string Level(double level) =>
        Write(level, NumberStyle.Percent).Replace(Language.DecimalSeparator + "0%", "%", StringComparison.Ordinal);

    private string Marks(IReadOnlyList<SignificanceMark> marks) =>
        string.Join(
            ", ",
            marks.Select(mark =>
                Pick(
                    $"{mark.Mark} significant op {Level(mark.Level)}",
                    $"{mark.Mark} significant at {Level(mark.Level)}"
                )
            )
        ) + ".";
}
