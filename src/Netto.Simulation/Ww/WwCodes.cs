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
    public const string Evaluation = "evaluation";
    public const string Monitoring = "monitoring";
    public const string Orientation = "orientation";
    public const string FollowUp = "follow-up";
    public const string EnforcementConversation = "enforcement";
    public const string OtherConversation = "other";
    public const string WorkReason = "work";
    public const string SelfEmployedReason = "self-employed";
    public const string EndOfRightReason = "end-of-right";
    public const string SicknessReason = "sickness";
    public const string OtherReason = "other";
}
