namespace Netto.Protocol;

/// <summary>Whether families of tests have what their correction needs.</summary>
internal static class FamilyCheck
{
    public static void Run(CheckContext check)
    {
        foreach (var family in check.Protocol.Families.Where(f => f.Method == MultiplicityMethod.RomanoWolf))
        {
            Draws(check, family);
            Selected(check, family);
        }
    }

    private static void Draws(CheckContext check, TestFamily family)
    {
        if (check.Protocol.Analysis.BootstrapDraws == 0)
        {
            check.Error(
                "PRT016",
                $"The family '{family.Id}' is corrected by draws (romano-wolf), and analysis.bootstrap_draws is 0.",
                family,
                nameof(family.Method),
                finding => finding with { Expected = "bootstrap_draws above 0, or method: holm" }
            );
        }
    }

    // An effect with two estimated steps has no influence of each person that draws could share.
    private static void Selected(CheckContext check, TestFamily family)
    {
        var corrected = check.Protocol.Comparisons.Any(comparison =>
            family.Comparisons.Contains(comparison.Id, StringComparer.Ordinal)
            && comparison.Methods.Contains(EffectMethod.SelectionIv)
        );
        var outcome = check.Protocol.Outcomes.FirstOrDefault(outcome =>
            outcome.Selection is not null && family.Outcomes.Contains(outcome.Id, StringComparer.Ordinal)
        );
        if (corrected && outcome is not null)
        {
            check.Error(
                "PRT016",
                $"The family '{family.Id}' is corrected by romano-wolf and holds '{outcome.Id}', which is corrected for selection.",
                family,
                nameof(family.Outcomes),
                finding =>
                    finding with
                    {
                        Expected = "outcomes without selection, or method: holm",
                        Remedy = $"Put {outcome.Id} in a family of its own.",
                    }
            );
        }
    }
}
