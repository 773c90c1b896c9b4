namespace Netto.Evaluation.Tables;

/// <summary>The words by which tables say yes and no, those of the registers.</summary>
internal static class TruthWords
{
    /// <summary>True or false; null where the text is no such word. Capitals do not matter.</summary>
    public static bool? Of(string text) =>
        text.ToLowerInvariant() switch
        {
            "1" or "true" or "t" or "yes" or "y" or "ja" or "j" => true,
            "0" or "false" or "f" or "no" or "n" or "nee" => false,
            _ => null,
        };
}
