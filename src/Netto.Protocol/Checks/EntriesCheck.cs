namespace Netto.Protocol;

/// <summary>Lists that an evaluation cannot do without: something measured, two groups, and a comparison of them.</summary>
internal static class EntriesCheck
{
    public static void Run(CheckContext check)
    {
        var protocol = check.Protocol;
        AtLeast(check, protocol.Arms.Count, 2, protocol, nameof(protocol.Arms));
        AtLeast(check, protocol.Outcomes.Count, 1, protocol, nameof(protocol.Outcomes));
        AtLeast(check, protocol.Comparisons.Count, 1, protocol, nameof(protocol.Comparisons));
        foreach (var comparison in protocol.Comparisons)
        {
            AtLeast(check, comparison.Of.Count, 1, comparison, nameof(comparison.Of));
            AtLeast(check, comparison.Against.Count, 1, comparison, nameof(comparison.Against));
        }
    }

    private static void AtLeast(CheckContext check, int found, int least, object record, string property)
    {
        if (found < least)
        {
            check.Error(
                "PRT029",
                $"There {(found == 1 ? "is one entry" : "is nothing")} in '{Naming.Snake(property)}'.",
                record,
                property,
                finding =>
                    finding with
                    {
                        Found = found == 1 ? "one" : "none",
                        Expected = least == 1 ? "at least one" : $"at least {least}",
                    }
            );
        }
    }
}
