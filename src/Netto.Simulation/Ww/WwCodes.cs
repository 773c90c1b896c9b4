namespace Netto.Simulation.Ww;

/// <summary>The codes that the registers of the unemployment benefit use; the templates name the same.</summary>
internal static class WwCodes
{
    public const string Scheme = "WW";
    public const string Individual = "individual";
    public const string Group = "group";
    public const string Held = "held";
    public const string Cancelled = "cancelled";
    public const string NoShow = "no-show";
    public const string OtherConversation = "other-conversation";
    public const string WorkReason = "work";
    public const string SelfEmployedReason = "self-employed";
    public const string MaximumReason = "maximum-duration";
    public const string SicknessReason = "sickness";
    public const string OtherReason = "other";

    /// <summary>Code of the conversation planned for a month.</summary>
    public static string ConversationOf(int month) =>
        month switch
        {
            4 => "conversation-4",
            7 => "conversation-7",
            10 => "conversation-10",
            12 => "conversation-12",
            _ => throw new ArgumentOutOfRangeException(
                nameof(month),
                month,
                "No conversation is planned for that month."
            ),
        };
}
