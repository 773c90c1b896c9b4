namespace Netto.Protocol;

/// <summary>A comparison between groups.</summary>
public sealed record Comparison
{
    /// <summary>Name in results, for instance <c>treatment-control</c>.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The arms whose outcome comes first; several are taken together.</summary>
    [RefersTo(Part.Arms)]
    public required IReadOnlyList<string> Of { get; init; }

    /// <summary>The arms they are compared with.</summary>
    [RefersTo(Part.Arms)]
    public required IReadOnlyList<string> Against { get; init; }

    /// <summary>How the effect is estimated; selection-iv applies to the outcomes that name their selection.</summary>
    public required IReadOnlyList<EffectMethod> Methods { get; init; }

    /// <summary>Covariates in adjusted estimates; absent: those of the analysis settings.</summary>
    [RefersTo(Part.Covariates)]
    public IReadOnlyList<string>? Covariates { get; init; }

    /// <summary>Standard errors.</summary>
    public StandardErrorKind? StandardErrors { get; init; }

    /// <summary>Which method's estimate headlines use; absent: the last one named.</summary>
    public EffectMethod? Headline { get; init; }

    /// <summary>A sentence on how far this comparison can be trusted.</summary>
    public LocalText? HowHard { get; init; }

    /// <summary>The method whose estimate headlines use.</summary>
    public EffectMethod HeadlineMethod => Headline ?? Methods[^1];
}

/// <summary>How an effect is estimated; names in results are the same.</summary>
public enum EffectMethod
{
    /// <summary>Difference of means.</summary>
    Itt,

    /// <summary>Difference adjusted for covariates with interactions (Lin 2013).</summary>
    IttAdjusted,

    /// <summary>Two-stage least squares with the arm as instrument for service received.</summary>
    Late,

    /// <summary>Difference-in-differences over offices and periods.</summary>
    Did,

    /// <summary>The same with the arm in the experiment period as instrument.</summary>
    DidIv,

    /// <summary>Probit for being seen, then IV with the inverse Mills ratio; among comparison offices its DiD form.</summary>
    SelectionIv,
}

/// <summary>Kinds of standard errors.</summary>
public enum StandardErrorKind
{
    /// <summary>Heteroskedasticity-robust, with n/(n−k).</summary>
    Hc1,

    /// <summary>Heteroskedasticity-robust by leverage (Neyman for a difference of means).</summary>
    Hc2,

    /// <summary>Heteroskedasticity-robust, jackknife.</summary>
    Hc3,

    /// <summary>Clustered by office.</summary>
    Cr1,

    /// <summary>Clustered by office, with Satterthwaite degrees of freedom.</summary>
    Cr2,
}
