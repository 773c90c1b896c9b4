using Netto.Protocol;

namespace Netto.Registers.Rules;

/// <summary>What the import checks, in the order of docs/registers.md.</summary>
public enum ImportRule
{
    /// <summary>A cell that is not of its column's type, or empty where it must be filled.</summary>
    WrongType,

    /// <summary>A date that is not on the calendar or cannot be.</summary>
    ImpossibleDate,

    /// <summary>A spell that ends before it starts.</summary>
    EndBeforeStart,

    /// <summary>Two spells of one kind at the same time.</summary>
    Overlap,

    /// <summary>Rows with the same key.</summary>
    DuplicateKey,

    /// <summary>A row of a person without an entry.</summary>
    PersonWithoutEntry,

    /// <summary>A citizen number that fails the 11-test.</summary>
    ElevenTest,

    /// <summary>A code that nobody knows.</summary>
    UnknownCode,

    /// <summary>A row dated after the last day of the data.</summary>
    OutsideFollowUp,

    /// <summary>More than one entry of a person in the inflow window.</summary>
    TwoEntries,

    /// <summary>An end of 9999-12-31 or alike, read as an open end. Always mended.</summary>
    EndOfTime,

    /// <summary>Another code that the protocol gives for a service, read as that service. Always mended.</summary>
    OtherCode,

    /// <summary>A column that the table does not know, left out. Always so.</summary>
    ColumnLeftOut,
}

/// <summary>Names of the rules, and what the protocol wants done.</summary>
public static class ImportRuleNames
{
    /// <summary>The name of a rule in the log, as the protocol writes it.</summary>
    public static string NameOf(ImportRule rule) =>
        rule switch
        {
            ImportRule.WrongType => "wrong-type",
            ImportRule.ImpossibleDate => "impossible-date",
            ImportRule.EndBeforeStart => "end-before-start",
            ImportRule.Overlap => "overlap",
            ImportRule.DuplicateKey => "duplicate-key",
            ImportRule.PersonWithoutEntry => "person-without-entry",
            ImportRule.ElevenTest => "eleven-test",
            ImportRule.UnknownCode => "unknown-code",
            ImportRule.OutsideFollowUp => "outside-follow-up",
            ImportRule.TwoEntries => "two-entries",
            ImportRule.EndOfTime => "end-of-time",
            ImportRule.OtherCode => "other-code",
            ImportRule.ColumnLeftOut => "column-left-out",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule."),
        };

    /// <summary>What the protocol wants done when a rule is broken.</summary>
    public static ImportAction ActionOf(ImportRule rule, ImportRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rule switch
        {
            ImportRule.WrongType => rules.WrongType,
            ImportRule.ImpossibleDate => rules.ImpossibleDate,
            ImportRule.EndBeforeStart => rules.EndBeforeStart,
            ImportRule.Overlap => rules.Overlap,
            ImportRule.DuplicateKey => rules.DuplicateKey,
            ImportRule.PersonWithoutEntry => rules.PersonWithoutEntry,
            ImportRule.ElevenTest => rules.ElevenTest,
            ImportRule.UnknownCode => rules.UnknownCode,
            ImportRule.OutsideFollowUp => rules.OutsideFollowUp,
            ImportRule.TwoEntries => rules.TwoEntries,
            _ => ImportAction.Repair,
        };
    }
}
