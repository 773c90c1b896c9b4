using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>The fitted constants of the experiment of 2012, arranged for drawing.</summary>
internal sealed class EvenOddModel
{
    /// <summary>Months after entry at which the curves of exit have knots; the spike after month 12 is rights that run out.</summary>
    public static readonly double[] Knots = [3, 4, 6, HalfSeven, 9, 12, 12.4, 15, 19];

    private const double HalfSeven = 6.5;

    /// <summary>Months of the conversations; the fourth is a group meeting in the control arm.</summary>
    public static readonly int[] Conversations = [4, 7, 10, 12];

    /// <summary>Kinds of conversation that are registered.</summary>
    public static readonly string[] ConversationKinds =
    [
        WwCodes.Evaluation,
        WwCodes.Monitoring,
        WwCodes.OtherConversation,
    ];

    /// <summary>Kinds of service besides the planned conversations.</summary>
    public static readonly string[] OtherServices =
    [
        "conversation",
        "competence-test",
        "workshop",
        "self-employment",
        "trial-placement",
        "other-instrument",
    ];

    private static readonly string[] Groups = ["men", "men-winter", "women"];
    private static readonly string[] Arms = ["treatment", "control"];
    private static readonly string[] Sexes = ["men", "women"];

    private readonly ParameterSet _parameters;

    public EvenOddModel(ParameterSet parameters)
    {
        _parameters = parameters;
        Exits = [.. Groups.Select(g => new CompetingExits(Knots, Curve(g, "work"), Curve(g, "other")))];
        Held = [.. Arms.Select(a => Conversations.Select(k => P($"held.{a}.{k}")).ToArray())];
        FormUnclear = [.. Arms.Select(a => P($"form-unclear.{a}"))];
        Help = [.. Sexes.Select(s => Conversations.Select(k => P($"help.{s}.{k}")).ToArray())];
        HelpInWinter = P("help.winter");
        LastHelpToWork = P("help.to-work.last");
        HelpToWork = [.. Sexes.Select(s => P($"help.to-work.{s}"))];
        ServiceRates = [.. Arms.Select(a => OtherServices.Select(s => P($"service.{a}.{s}")).ToArray())];
        WorkPaths = [.. Sexes.Select(s => Path(s, "work"))];
        SidePaths = [.. Sexes.Select(s => Path(s, "side"))];
        LateJob = [.. Sexes.Select(s => P($"late-job.{s}"))];
        PartialJob = [.. Sexes.Select(s => P($"partial-job.{s}"))];
        Permanent = [.. Sexes.Select(s => P($"permanent.{s}"))];
        PermanentAfterConversation = [.. Sexes.Select(s => P($"permanent-after-conversation.{s}"))];
        Wage = [.. Sexes.Select(s => P($"wage.{s}"))];
        WageAfterConversation = [.. Sexes.Select(s => P($"wage-after-conversation.{s}"))];
        Hours = [.. Sexes.Select(s => P($"hours.{s}"))];
        HoursAfterConversation = [.. Sexes.Select(s => P($"hours-after-conversation.{s}"))];
        LongerJobs = [.. Sexes.Select(s => P($"longer-jobs-after-conversation.{s}"))];
        Returns = P("returns");
        ReturnsAfterConversation = P("returns-after-conversation");
    }

    /// <summary>Exit curves by group: men, men who entered in winter, women.</summary>
    public CompetingExits[] Exits { get; }

    /// <summary>Chance that a planned conversation is held, by arm (treatment, control) and conversation.</summary>
    public double[][] Held { get; }

    /// <summary>Share of held fourth-month conversations whose form was not registered, by arm.</summary>
    public double[] FormUnclear { get; }

    /// <summary>Chance that an individual conversation leads to an exit soon after it, by sex and conversation.</summary>
    public double[][] Help { get; }

    /// <summary>Factor on that chance for men who entered in winter.</summary>
    public double HelpInWinter { get; }

    /// <summary>Share of those exits that are to work, by sex.</summary>
    public double[] HelpToWork { get; }

    /// <summary>Factor on that share for the last conversation.</summary>
    public double LastHelpToWork { get; }

    /// <summary>Other services for each month in benefit after week 10, by arm and kind.</summary>
    public double[][] ServiceRates { get; }

    /// <summary>Jobs after an exit to work, by sex.</summary>
    public JobPathRule[] WorkPaths { get; }

    /// <summary>Jobs beside the benefit, or long after it, by sex.</summary>
    public JobPathRule[] SidePaths { get; }

    /// <summary>Chance of a job later than a month after another exit, by sex.</summary>
    public double[] LateJob { get; }

    /// <summary>Chance of a job beside the benefit, by sex.</summary>
    public double[] PartialJob { get; }

    /// <summary>Share of permanent contracts, by sex.</summary>
    public double[] Permanent { get; }

    /// <summary>Factor on that share after an individual conversation, by sex.</summary>
    public double[] PermanentAfterConversation { get; }

    /// <summary>Median hourly wage, by sex.</summary>
    public double[] Wage { get; }

    /// <summary>Euros more after an individual conversation, by sex.</summary>
    public double[] WageAfterConversation { get; }

    /// <summary>Mean latent hours a week, by sex.</summary>
    public double[] Hours { get; }

    /// <summary>Hours a week more after an individual conversation, by sex.</summary>
    public double[] HoursAfterConversation { get; }

    /// <summary>Factor on the length of long jobs after an individual conversation, by sex.</summary>
    public double[] LongerJobs { get; }

    /// <summary>Chance to come back into benefit after an exit.</summary>
    public double Returns { get; }

    /// <summary>Factor on that chance after an individual conversation.</summary>
    public double ReturnsAfterConversation { get; }

    private double P(string name) => _parameters[name];

    private double[] Curve(string group, string kind) =>
        [0, .. Knots.Skip(1).Select(m => m == HalfSeven ? Seventh(group, kind) : Knot(group, kind, m))];

    // Exits come fast in the first half of the seventh month: table 4.4 has fewer people left than a straight line between 6 and 9.
    private double Seventh(string group, string kind) =>
        Knot(group, kind, 6) + (0.25 * (Knot(group, kind, 9) - Knot(group, kind, 6)));

    private double Knot(string group, string kind, double month) =>
        P(FormattableString.Invariant($"exit.{group}.{kind}.{month}"));

    private JobPathRule Path(string sex, string path) =>
        new()
        {
            ShortShare = P($"{path}.short-share.{sex}"),
            ShortDays = P($"{path}.short-days"),
            LongDays = P($"{path}.long-days.{sex}"),
            DirectlyOn = P("jobs.directly-on"),
            EverNext = P($"jobs.ever-next.{sex}"),
            GapDays = P("jobs.gap-days"),
        };
}
