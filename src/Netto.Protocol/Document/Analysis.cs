namespace Netto.Protocol;

/// <summary>Settings that hold for the whole analysis.</summary>
public sealed record AnalysisSettings
{
    /// <summary>The outcome that the first sentence and figure of the report are about, whatever is found; absent: the first.</summary>
    [RefersTo(Part.Outcomes)]
    public string? Primary { get; init; }

    /// <summary>Covariates in the balance table, in order.</summary>
    [RefersTo(Part.Covariates)]
    public IReadOnlyList<string> Balance { get; init; } = [];

    /// <summary>Covariates of the joint balance test, for when some of the table were recorded after the draw; empty: those of the table.</summary>
    [RefersTo(Part.Covariates)]
    public IReadOnlyList<string> BalanceTest { get; init; } = [];

    /// <summary>Covariates in adjusted estimates, in order.</summary>
    [RefersTo(Part.Covariates)]
    public IReadOnlyList<string> AdjustFor { get; init; } = [];

    /// <summary>Covariates whose levels profile who got each service.</summary>
    [RefersTo(Part.Covariates)]
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Subgroups for which take-up is shown, in order.</summary>
    [RefersTo(Part.Subgroups)]
    public IReadOnlyList<string> TakeUpBy { get; init; } = [];

    /// <summary>Take-up in three levels: none, conversations only, conversations with more; absent: not shown.</summary>
    public TakeUpLevels? TakeUpLevels { get; init; }

    /// <summary>Draws of bootstraps, of totals only.</summary>
    [Between(0, 100_000)]
    public int BootstrapDraws { get; init; } = 500;

    /// <summary>
    /// Methods that get a standard error by draws beside the one by formula, for totals: people are drawn, or whole offices
    /// where errors are clustered; for did and did-iv between few offices the wild bootstrap's. Absent: late, did, did-iv, and
    /// selection-iv in randomised comparisons; between offices selection-iv doubles the time of an evaluation.
    /// </summary>
    public IReadOnlyList<EffectMethod>? BootstrapFor { get; init; }

    /// <summary>Level of confidence intervals.</summary>
    [Between(0.5, 0.9999)]
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Wild cluster bootstrap when there are fewer offices than this.</summary>
    [Between(0, 10_000)]
    public int WildBootstrapBelowClusters { get; init; } = 40;
}

/// <summary>Take-up in three levels: no personal service, a conversation only, a conversation with other service beside it.</summary>
public sealed record TakeUpLevels
{
    /// <summary>Months after entry within which service counts.</summary>
    [Between(1, 120)]
    public required int ByMonth { get; init; }

    /// <summary>Covariates by whose levels the table is split, in order.</summary>
    [RefersTo(Part.Covariates)]
    public IReadOnlyList<string> By { get; init; } = [];
}

/// <summary>Which p-values get which mark, by kind of table. Strongest last.</summary>
public sealed record SignificanceMarks
{
    /// <summary>Tables of effects.</summary>
    public IReadOnlyList<Mark> Effects { get; init; } = Mark.Stars;

    /// <summary>Tables of effects by subgroup; absent: those of the effects.</summary>
    public IReadOnlyList<Mark>? Subgroups { get; init; }

    /// <summary>Regression annex.</summary>
    public IReadOnlyList<Mark> Regressions { get; init; } = Mark.Stars;

    /// <summary>Balance of traits.</summary>
    public IReadOnlyList<Mark> Balance { get; init; } = [new() { Text = "*", Below = 0.05 }];

    /// <summary>Respondents against the population.</summary>
    public IReadOnlyList<Mark> Respondents { get; init; } =
    [new() { Text = "*", Below = 0.05 }, new() { Text = "**", Below = 0.01 }];

    /// <summary>Profiles of who got a service.</summary>
    public IReadOnlyList<Mark> Profiles { get; init; } = [new() { Text = "*", Below = 0.05 }];

    /// <summary>Level below which a column is "significantly greater" than another and gets its letter.</summary>
    [Between(0, 0.5)]
    public double Letters { get; init; } = 0.05;
}

/// <summary>A mark and the p-value below which it is given.</summary>
public sealed record Mark
{
    /// <summary>What is printed.</summary>
    public required string Text { get; init; }

    /// <summary>The bound.</summary>
    [Between(0, 1)]
    public required double Below { get; init; }

    internal static IReadOnlyList<Mark> Stars { get; } =
    [new() { Text = "*", Below = 0.10 }, new() { Text = "**", Below = 0.05 }, new() { Text = "***", Below = 0.01 }];

    /// <summary>The mark of the smallest bound above a p-value; empty when there is none.</summary>
    public static string Of(IReadOnlyList<Mark> marks, double pValue) =>
        marks.Where(mark => pValue < mark.Below).OrderBy(mark => mark.Below).FirstOrDefault()?.Text ?? "";
}

/// <summary>A set of tests that is corrected for multiplicity together.</summary>
public sealed record TestFamily
{
    /// <summary>Name of the family.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The outcomes.</summary>
    [RefersTo(Part.Outcomes)]
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>The comparisons; each is a family of its own.</summary>
    [RefersTo(Part.Comparisons)]
    public required IReadOnlyList<string> Comparisons { get; init; }

    /// <summary>The subgroups; empty: the whole population only.</summary>
    [RefersTo(Part.Subgroups)]
    public IReadOnlyList<string> Subgroups { get; init; } = [];

    /// <summary>The correction.</summary>
    public MultiplicityMethod Method { get; init; } = MultiplicityMethod.Holm;
}

/// <summary>Corrections for multiplicity.</summary>
public enum MultiplicityMethod
{
    /// <summary>Family-wise error (Holm 1979).</summary>
    Holm,

    /// <summary>False discovery rate (Benjamini and Hochberg 1995).</summary>
    BenjaminiHochberg,

    /// <summary>Family-wise error by shared draws, which use that outcomes move together (Romano and Wolf 2005).</summary>
    RomanoWolf,
}
