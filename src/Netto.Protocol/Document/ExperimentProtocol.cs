namespace Netto.Protocol;

/// <summary>The agreed design and execution of one experiment. What is not in it does not happen.</summary>
public sealed record ExperimentProtocol
{
    /// <summary>Short name of the experiment in lower case, for files and results.</summary>
    public required string Id { get; init; }

    /// <summary>Title as people read it.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What the experiment is to find out.</summary>
    public LocalText? Aim { get; init; }

    /// <summary>Seed of every draw in simulation, bootstrap and permutation; absent: 1.</summary>
    [Between(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>Where the data come from: registers, or one ready-made table.</summary>
    public required DataSource Data { get; init; }

    /// <summary>Who takes part; may be absent for a flat table, which holds them.</summary>
    [NeededForRegisters]
    public Population Population { get; init; } = new();

    /// <summary>The groups, in the order in which tables show them.</summary>
    [Keyed]
    public required IReadOnlyList<Arm> Arms { get; init; }

    /// <summary>Groups that are shown and tested together, next to their parts.</summary>
    [Keyed]
    public IReadOnlyList<ArmPool> Pools { get; init; } = [];

    /// <summary>How people get their arm.</summary>
    public required AssignmentRule Assignment { get; init; }

    /// <summary>The period before the experiment, for difference-in-differences.</summary>
    public PeriodBefore? PeriodBefore { get; init; }

    /// <summary>What can be given to people, by kind.</summary>
    public ServiceCatalogue Services { get; init; } = new();

    /// <summary>Which conversation is planned for whom in which month of the benefit.</summary>
    public IReadOnlyList<PlannedContact> PlannedContacts { get; init; } = [];

    /// <summary>Whether people may get service outside their arm.</summary>
    public CrossoverRule Crossover { get; init; } = new CrossoverRule.None();

    /// <summary>What counts as having received the service: the endogenous variable of the LATE.</summary>
    public TreatmentReceived? TreatmentReceived { get; init; }

    /// <summary>How long people are followed and until when there are data; may be absent for a flat table, whose outcomes are ready-made.</summary>
    [NeededForRegisters]
    public FollowUp FollowUp { get; init; } = new() { Months = 12 };

    /// <summary>States of the benefit right, for status tables and outcomes.</summary>
    public BenefitStates? BenefitStates { get; init; }

    /// <summary>Traits of people, for balance, adjustment and subgroups.</summary>
    [Keyed]
    public IReadOnlyList<Covariate> Covariates { get; init; } = [];

    /// <summary>Parts of the population for which effects are shown apart.</summary>
    [Keyed]
    public IReadOnlyList<Subgroup> Subgroups { get; init; } = [];

    /// <summary>What is measured, in the order of the tables.</summary>
    [Keyed]
    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>Which groups are compared, and how.</summary>
    [Keyed]
    public required IReadOnlyList<Comparison> Comparisons { get; init; }

    /// <summary>Settings that hold for the whole analysis.</summary>
    public AnalysisSettings Analysis { get; init; } = new();

    /// <summary>Which p-values get which mark, by kind of table.</summary>
    public SignificanceMarks Marks { get; init; } = new();

    /// <summary>Sets of tests that are corrected for multiplicity together.</summary>
    [Keyed]
    public IReadOnlyList<TestFamily> Families { get; init; } = [];

    /// <summary>What is computed before the experiment; absent: the defaults.</summary>
    public PlanSettings? Plan { get; init; }

    /// <summary>Costs and benefits.</summary>
    public CostPlan? Costs { get; init; }

    /// <summary>Deviations from the plan that are known beforehand or were reported.</summary>
    [Keyed]
    public IReadOnlyList<KnownDeviation> Deviations { get; init; } = [];

    /// <summary>What the import does with each kind of wrong row.</summary>
    public ImportRules Import { get; init; } = new();

    /// <summary>The outcome that the first sentence of the report is about.</summary>
    public Outcome PrimaryOutcome() =>
        Outcomes.FirstOrDefault(outcome => string.Equals(outcome.Id, Analysis.Primary, StringComparison.Ordinal))
        ?? Outcomes[0];
}
