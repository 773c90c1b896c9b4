using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>
/// Everything one evaluation found: the content of <c>results.json</c>. Shares and effects are fractions, money is in
/// unrounded euros, ids are those of the protocol. What cannot be computed is null and carries a reason code
/// (see <see cref="Phrases"/>). Rows stand in the order of the protocol, never in that of the data.
/// </summary>
public sealed record EvaluationResults
{
    [Description("Which protocol was evaluated.")]
    public required ProtocolReference Protocol { get; init; }

    [Description("Which data were evaluated; the hash is over their canonical content.")]
    public required DataReference Data { get; init; }

    [Description("Version of Netto that made this document.")]
    public required string Version { get; init; }

    [Description("Seed, draws, levels and marks that decide numbers.")]
    public required RunSettings Settings { get; init; }

    [Description("Arms, outcomes, comparisons, subgroups and services with labels in two languages.")]
    public required DesignSummary Design { get; init; }

    [Description("Facts for the paragraph in plain language, in reading order.")]
    public IReadOnlyList<SummaryFact> Summary { get; init; } = [];

    [Description("Flow of participants, one row per step and arm; arm null counts everybody.")]
    public IReadOnlyList<FlowRow> Flow { get; init; } = [];

    [Description("Offices of the experiment, of the comparison, and those left out with the reason.")]
    public IReadOnlyList<OfficeRow> Offices { get; init; } = [];

    [Description("Planned arm against recorded arm; null when the assignment cannot be repeated.")]
    public AssignmentCheck? AssignmentCheck { get; init; }

    [Description("Entries per calendar month and arm.")]
    public IReadOnlyList<InflowRow> Inflow { get; init; } = [];

    [Description("Traits per arm, compared with the reference arm.")]
    public IReadOnlyList<BalanceRow> Balance { get; init; } = [];

    [Description("Tests of balance: one per variable and one joint test per arm.")]
    public IReadOnlyList<BalanceTest> BalanceTests { get; init; } = [];

    [Description("Traits of self-reporters against the others of their arm.")]
    public IReadOnlyList<PartAgainstRestRow> SelfReporters { get; init; } = [];

    [Description("Traits of those who answered each survey wave beside those of their arm.")]
    public IReadOnlyList<RespondentRow> Respondents { get; init; } = [];

    [Description("Service received by kind, arm and subgroup.")]
    public IReadOnlyList<TakeUpRow> TakeUp { get; init; } = [];

    [Description("How many people had 0, 1, 2, … of a service.")]
    public IReadOnlyList<DistributionRow> TakeUpDistribution { get; init; } = [];

    [Description("Cumulative share that has started a service by month.")]
    public IReadOnlyList<CurveRow> TimeToFirstService { get; init; } = [];

    [Description("Sequences of trajectories among those who had any.")]
    public IReadOnlyList<ChainRow> Chains { get; init; } = [];

    [Description("Mean number of services per year of follow-up among those then in benefit.")]
    public IReadOnlyList<TakeUpYearRow> TakeUpPerYear { get; init; } = [];

    [Description("Trajectories running at, or started in the year after, the end of the follow-up.")]
    public IReadOnlyList<RunningServiceRow> RunningServices { get; init; } = [];

    [Description("No service, a conversation, or a conversation and more, by trait.")]
    public IReadOnlyList<TakeUpLevelRow> TakeUpLevels { get; init; } = [];

    [Description("Planned conversations held among those then still in benefit.")]
    public IReadOnlyList<PlannedConversationRow> PlannedConversations { get; init; } = [];

    [Description("Who got each service: traits of those with and without it.")]
    public IReadOnlyList<ProfileRow> Profiles { get; init; } = [];

    [Description("Logit of getting each service on the traits, all at once.")]
    public IReadOnlyList<RegressionTable> ProfileModels { get; init; } = [];

    [Description("Signs over services and traits where the arms agree.")]
    public IReadOnlyList<ProfileSignRow> ProfileSigns { get; init; } = [];

    [Description("Outcomes by arm; letters name the columns that are significantly smaller.")]
    public IReadOnlyList<DescriptiveRow> Descriptives { get; init; } = [];

    [Description("Outcomes that fall into categories (contract at a month): shares by arm.")]
    public IReadOnlyList<CategoryRow> Categories { get; init; } = [];

    [Description("Estimated effects, one row per outcome, comparison, method and subgroup.")]
    public IReadOnlyList<EffectRow> Effects { get; init; } = [];

    [Description("Do effects differ between the subgroups of one variable?")]
    public IReadOnlyList<InteractionTest> InteractionTests { get; init; } = [];

    [Description("Bounds for outcomes seen only for some (Lee 2009).")]
    public IReadOnlyList<BoundsRow> Bounds { get; init; } = [];

    [Description("One page: levels and effects per outcome and subgroup.")]
    public IReadOnlyList<OverviewRow> Overview { get; init; } = [];

    [Description("One page: the sign of each effect.")]
    public IReadOnlyList<SignRow> Signs { get; init; } = [];

    [Description("Shares by month since the origin.")]
    public IReadOnlyList<CurveRow> Curves { get; init; } = [];

    [Description("Where people stand by half-year: classes of benefit and ways out.")]
    public IReadOnlyList<StatusRow> BenefitStatus { get; init; } = [];

    [Description("Difference between two arms in where people stand.")]
    public IReadOnlyList<StatusDifferenceRow> BenefitStatusDifferences { get; init; } = [];

    [Description("Exits to other benefits (sickness, disability) by class of a trait.")]
    public IReadOnlyList<ExitDestinationRow> ExitDestinations { get; init; } = [];

    [Description("Means by group of offices and half-year of entry, before and during.")]
    public IReadOnlyList<PreTrendRow> PreTrends { get; init; } = [];

    [Description("Joint test that the differences before the experiment were constant.")]
    public IReadOnlyList<PreTrendTest> PreTrendTests { get; init; } = [];

    [Description("First stages of the instrumental-variable estimates.")]
    public IReadOnlyList<FirstStageRow> FirstStages { get; init; } = [];

    [Description("Traits of compliers beside those of everybody (Abadie 2003).")]
    public IReadOnlyList<ComplierTraitRow> ComplierTraits { get; init; } = [];

    [Description("Full coefficient tables for the annex.")]
    public IReadOnlyList<RegressionTable> Regressions { get; init; } = [];

    [Description("Mediation results; empty until a survey is evaluated.")]
    public IReadOnlyList<MechanismRow> Mechanisms { get; init; } = [];

    [Description("Costs and benefits; null when the protocol has none.")]
    public CostResults? Costs { get; init; }

    [Description("What went otherwise than the protocol says.")]
    public IReadOnlyList<DeviationRow> Deviations { get; init; } = [];

    [Description("How hard each comparison is, with the grounds.")]
    public IReadOnlyList<EvidenceRow> Evidence { get; init; } = [];

    [Description("Cells withheld by disclosure control.")]
    public IReadOnlyList<SuppressedCell> Suppressed { get; init; } = [];

    [Description("Everything a reader must know before trusting a number.")]
    public IReadOnlyList<WarningRow> Warnings { get; init; } = [];
}
