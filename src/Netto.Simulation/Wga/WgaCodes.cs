namespace Netto.Simulation.Wga;

/// <summary>Codes in the simulated registers.</summary>
internal static class WgaCodes
{
    public const string Iva = "IVA";
    public const string SicknessBenefit = "ZW";
    public const string UnemploymentBenefit = "WW";

    public const string WagePhase = "LGU";
    public const string SupplementPhase = "LAU";
    public const string FollowUpPhase = "VVU";

    public const string Change = "change";
    public const string Recovered = "recovered";
    public const string Pension = "pension";
    public const string Deceased = "death";
    public const string Detained = "detention";
    public const string OtherReason = "other";
    public const string Expired = "expired";

    public const string Held = "held";
    public const string Cancelled = "cancelled";
    public const string NoShow = "no-show";

    public const string Permanent = "permanent";
    public const string Temporary = "temporary";

    public const string Success = "success";
    public const string Stopped = "stopped";

    public static readonly string[] Conversations =
    [
        "orientation",
        "coaching",
        "evaluation",
        "competence-test",
        "hearing",
        "workshop",
    ];
    public static readonly string[] Trajectories = ["modular", "work-fit", "to-work", "schooling"];

    public static readonly string[] Instruments =
    [
        "competence-test",
        "volunteer-work",
        "reassessment",
        "job-coach",
        "trial-placement",
        "schooling-instrument",
        "doctor-consult",
        "professional-consultation",
        "workshop",
        "other-instrument",
    ];
}
