using Netto.Evaluation.Registers;

namespace Netto.Evaluation.Tables;

/// <summary>
/// What the evaluation computes on: one row a person, by column. The rows stand in canonical order (see
/// <see cref="CanonicalOrder"/>), so that no number depends on the order in which the data came.
/// </summary>
public sealed record AnalysisTable
{
    /// <summary>People, those of the period before included.</summary>
    public required int Rows { get; init; }

    /// <summary>Hash of the canonical content the table was made from; null when the table itself is all there is.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Everybody who entered in a window, by what became of them, as steps of the flow.</summary>
    public IReadOnlyList<LeftOutCount> LeftOut { get; init; } = [];

    /// <summary>Codes in the data that the protocol does not name.</summary>
    public IReadOnlyList<UnknownCode> UnknownCodes { get; init; } = [];

    /// <summary>Rows of the registers that were set apart or mended when they were read.</summary>
    public IReadOnlyList<ImportNote> ImportNotes { get; init; } = [];

    /// <summary>Arm of each person, levels as in the protocol; unknown for people of the period before.</summary>
    public required FactorColumn Arm { get; init; }

    /// <summary>Arm by the rule of the protocol, where it can be repeated.</summary>
    public FactorColumn? PlannedArm { get; init; }

    /// <summary>Entered in the period before the experiment.</summary>
    public required bool[] Before { get; init; }

    /// <summary>Asked for service outside the arm.</summary>
    public required bool[] SelfReporter { get; init; }

    /// <summary>Service received (0/1), the endogenous variable of the LATE; null when the protocol has none.</summary>
    public double[]? Received { get; init; }

    /// <summary>Office, site or other cluster.</summary>
    public FactorColumn? Office { get; init; }

    /// <summary>True for people of the offices where the experiment runs.</summary>
    public bool[]? ExperimentOffice { get; init; }

    /// <summary>Calendar month of entry, yyyy-MM.</summary>
    public FactorColumn? EntryMonth { get; init; }

    /// <summary>Traits with classes.</summary>
    public IReadOnlyList<FactorColumn> Factors { get; init; } = [];

    /// <summary>Traits that are numbers.</summary>
    public IReadOnlyList<NumberColumn> Numbers { get; init; } = [];

    /// <summary>Outcomes; NaN where not observed.</summary>
    public IReadOnlyList<NumberColumn> Outcomes { get; init; } = [];

    /// <summary>For outcomes that exist only for some: 1 where it is seen, 0 where it does not exist, NaN where it exists but is not known.</summary>
    public IReadOnlyList<NumberColumn> Seen { get; init; } = [];

    public IReadOnlyList<ServiceColumn> Services { get; init; } = [];

    /// <summary>Service within the months that take-up in levels looks at; empty when the protocol does not ask for it.</summary>
    public IReadOnlyList<ServiceColumn> LevelServices { get; init; } = [];
    public IReadOnlyList<ServiceYear> ServiceYears { get; init; } = [];

    /// <summary>Time to the first service of each kind.</summary>
    public IReadOnlyList<EventCurve> ServiceCurves { get; init; } = [];

    /// <summary>Sequence of trajectories, kinds joined by <c>&gt;</c>; unknown when there was none.</summary>
    public FactorColumn? Chain { get; init; }
    public IReadOnlyList<RunningColumn> Running { get; init; } = [];
    public IReadOnlyList<PlannedColumn> Planned { get; init; } = [];

    /// <summary>Who answered the survey, by wave.</summary>
    public IReadOnlyList<WaveColumn> Waves { get; init; } = [];
    public IReadOnlyList<StatusColumn> Statuses { get; init; } = [];
    public IReadOnlyList<EventCurve> EventCurves { get; init; } = [];
    public IReadOnlyList<StateCurve> StateCurves { get; init; } = [];

    /// <summary>The trait of that name, or null.</summary>
    public FactorColumn? Factor(string id) => Factors.FirstOrDefault(column => column.Id == id);

    /// <summary>The number of that name, or null.</summary>
    public NumberColumn? Number(string id) => Numbers.FirstOrDefault(column => column.Id == id);

    /// <summary>The outcome of that name, or null.</summary>
    public NumberColumn? Outcome(string id) => Outcomes.FirstOrDefault(column => column.Id == id);

    /// <summary>The same people in another order; also takes a part when the order names fewer rows.</summary>
    internal AnalysisTable At(int[] order) =>
        this with
        {
            Rows = order.Length,
            Arm = Arm.At(order),
            PlannedArm = PlannedArm?.At(order),
            Before = Array.ConvertAll(order, row => Before[row]),
            SelfReporter = Array.ConvertAll(order, row => SelfReporter[row]),
            Received = Received is { } received ? Array.ConvertAll(order, row => received[row]) : null,
            Office = Office?.At(order),
            ExperimentOffice = ExperimentOffice is { } own ? Array.ConvertAll(order, row => own[row]) : null,
            EntryMonth = EntryMonth?.At(order),
            Factors = [.. Factors.Select(column => column.At(order))],
            Numbers = [.. Numbers.Select(column => column.At(order))],
            Outcomes = [.. Outcomes.Select(column => column.At(order))],
            Seen = [.. Seen.Select(column => column.At(order))],
            Services = [.. Services.Select(column => column.At(order))],
            LevelServices = [.. LevelServices.Select(column => column.At(order))],
            ServiceYears = [.. ServiceYears.Select(column => column.At(order))],
            ServiceCurves = [.. ServiceCurves.Select(column => column.At(order))],
            Chain = Chain?.At(order),
            Running = [.. Running.Select(column => column.At(order))],
            Planned = [.. Planned.Select(column => column.At(order))],
            Waves = [.. Waves.Select(column => column.At(order))],
            Statuses = [.. Statuses.Select(column => column.At(order))],
            EventCurves = [.. EventCurves.Select(column => column.At(order))],
            StateCurves = [.. StateCurves.Select(column => column.At(order))],
        };
}

/// <summary>How many people took a step of the flow before the analysis.</summary>
/// <param name="Step">The step, with a name of the protocol after a colon where there is one.</param>
/// <param name="People">How many.</param>
public sealed record LeftOutCount(string Step, int People)
{
    /// <summary>How many of them entered in the period before the experiment.</summary>
    public int Before { get; init; }
}

/// <summary>A code that the protocol does not name; treated as unknown.</summary>
public sealed record UnknownCode(string Covariate, string Code, int People);
