using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>One estimated effect.</summary>
public sealed record EffectRow
{
    public required string Outcome { get; init; }
    public required string Comparison { get; init; }

    [Description("itt | itt-adjusted | late | did | did-iv | selection-iv")]
    public required string Method { get; init; }

    [Description("Null for everybody.")]
    public required string? Subgroup { get; init; }
    public required double? Estimate { get; init; }
    public required double? StdError { get; init; }

    [Description(
        "By draws, where the protocol asks it and only for everybody: people, or whole offices where errors are clustered; for did and did-iv between few offices the wild bootstrap's."
    )]
    public required double? StdErrorBootstrap { get; init; }

    [Description(
        "Why there is none, where there is an estimate: not-asked | no-draws | totals-only | too-few-draws, or a refusal with its facts."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StdErrorBootstrapReason { get; init; }

    [Description("Degrees of freedom of the t distribution; null for the normal.")]
    public double? Df { get; init; }
    public required double? PValue { get; init; }

    [Description("Adjusted within the family of the protocol.")]
    public required double? PAdjusted { get; init; }
    public string? AdjustedBy { get; init; }
    public required double? CiLow { get; init; }
    public required double? CiHigh { get; init; }

    [Description("Counterfactual level: to − effect.")]
    public required double? From { get; init; }

    [Description("Mean of the treated arm.")]
    public required double? To { get; init; }

    [Description("Rows in the estimation.")]
    public required int N { get; init; }

    [Description("Rows left out, with the column that is missing.")]
    public int Dropped { get; init; }

    [Description("Effect × people of the treated arm, for shares only.")]
    public required double? Persons { get; init; }
    public required string Stars { get; init; }

    [Description("Kind of standard error, such as HC2, HC1, CR2.")]
    public string? Se { get; init; }
    public int? Clusters { get; init; }

    [Description("Wild cluster bootstrap p-value, for few offices.")]
    public double? PValueWild { get; init; }
    public double? CiLowWild { get; init; }
    public double? CiHighWild { get; init; }
    public required double? FirstStageF { get; init; }

    [Description("Effective F of Olea and Pflueger (2013).")]
    public double? EffectiveF { get; init; }

    [Description("Anderson-Rubin interval, valid with a weak instrument.")]
    public ArInterval? AndersonRubin { get; init; }

    [Description("Codes of Phrases, some with a detail after a colon.")]
    public required IReadOnlyList<string> Notes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A confidence set by inverting the Anderson-Rubin test.</summary>
public sealed record ArInterval
{
    [Description("interval | half-line | two-rays | whole-line | empty")]
    public required string Shape { get; init; }

    [Description("Lower limit; null when unbounded. For two-rays the set lies outside (low, high).")]
    public required double? Low { get; init; }
    public required double? High { get; init; }
}

/// <summary>Test that the effects in the classes of one variable are equal.</summary>
public sealed record InteractionTest
{
    public required string Outcome { get; init; }
    public required string Comparison { get; init; }
    public required string Method { get; init; }
    public required string Variable { get; init; }
    public required double? Statistic { get; init; }
    public required int? Df { get; init; }
    public double? DfDenominator { get; init; }
    public required double? PValue { get; init; }
    public required double? PAdjusted { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>Bounds on the effect for those whose outcome is seen in either arm (Lee 2009).</summary>
public sealed record BoundsRow
{
    public required string Outcome { get; init; }
    public required string Comparison { get; init; }
    public required double? Lower { get; init; }
    public required double? Upper { get; init; }
    public double? LowerStdError { get; init; }
    public double? UpperStdError { get; init; }
    public double? CiLow { get; init; }
    public double? CiHigh { get; init; }

    [Description("Share trimmed from the arm that is seen more often.")]
    public double? Trimmed { get; init; }
    public string? TrimmedArm { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>One line of the one-page overview: levels by arm and the effect of each comparison.</summary>
public sealed record OverviewRow
{
    public required string Outcome { get; init; }
    public required string? Subgroup { get; init; }
    public required IReadOnlyList<OverviewLevel> Levels { get; init; }
    public required IReadOnlyList<OverviewEffect> Effects { get; init; }
}

/// <summary>Level of an outcome in an arm.</summary>
public sealed record OverviewLevel(string Arm, double? Mean);

/// <summary>Effect of a comparison by its main method.</summary>
public sealed record OverviewEffect(string Comparison, string Method, double? Estimate, string Stars);

/// <summary>The sign of an effect: ++ or -- at the strictest mark, + or - at 5%, 0 when not significant.</summary>
public sealed record SignRow
{
    public required string Outcome { get; init; }
    public required string Comparison { get; init; }
    public required string Method { get; init; }
    public required string? Subgroup { get; init; }

    [Description("++ | + | 0 | - | -- | null when not computed: the direction of the effect.")]
    public required string? Sign { get; init; }

    [Description("True when the direction is the favourable one, false when not, null when neither or 0.")]
    public required bool? Favourable { get; init; }
    public required double? Estimate { get; init; }
    public required string Stars { get; init; }
}

/// <summary>First stage of an instrumental-variable estimate.</summary>
public sealed record FirstStageRow
{
    public required string Comparison { get; init; }
    public required string Method { get; init; }

    [Description("Outcome whose rows it uses; null when all outcomes use the same rows.")]
    public required string? Outcome { get; init; }
    public required string? Subgroup { get; init; }

    [Description("Effect of the instrument on receiving service.")]
    public required double? Estimate { get; init; }
    public required double? StdError { get; init; }
    public required double? F { get; init; }
    public required double? EffectiveF { get; init; }
    public required int N { get; init; }
    public double? RSquared { get; init; }
    public required double? Compliers { get; init; }
    public required double? AlwaysTakers { get; init; }
    public required double? NeverTakers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A trait among compliers, always-takers and never-takers.</summary>
public sealed record ComplierTraitRow
{
    public required string Comparison { get; init; }
    public required string Variable { get; init; }
    public required string? Category { get; init; }
    public required double? All { get; init; }
    public required double? Compliers { get; init; }
    public required double? AlwaysTakers { get; init; }
    public required double? NeverTakers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A regression printed in full.</summary>
public sealed record RegressionTable
{
    [Description("Unique and stable: kind/outcome/comparison/subgroup.")]
    public required string Id { get; init; }
    public required string? Outcome { get; init; }
    public required string? Comparison { get; init; }

    [Description("Arm, for models within one arm (profiles); else null.")]
    public string? Arm { get; init; }

    [Description("first-stage | iv | ols | did | did-iv | selection-probit | selection-iv | logit")]
    public required string Method { get; init; }
    public required string? Subgroup { get; init; }
    public required IReadOnlyList<CoefficientRow> Coefficients { get; init; }
    public required int N { get; init; }
    public required double? RSquared { get; init; }
    public double? LogLikelihood { get; init; }
    public string? Se { get; init; }

    [Description("Terms left out because other columns determine them.")]
    public required IReadOnlyList<string> DroppedTerms { get; init; }
    public IReadOnlyList<string> Notes { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>One term of a regression.</summary>
public sealed record CoefficientRow
{
    [Description("As in netto estimate: region[north], age, (Intercept).")]
    public required string Name { get; init; }

    [Description("The term in words: variable against its reference class.")]
    public LocalizedText? Label { get; init; }
    public required double? Estimate { get; init; }
    public required double? StdError { get; init; }
    public required double? Statistic { get; init; }
    public required double? PValue { get; init; }
    public required double? CiLow { get; init; }
    public required double? CiHigh { get; init; }
    public required string Stars { get; init; }

    [Description("Average marginal effect of a probit or logit, else null.")]
    public double? MarginalEffect { get; init; }
    public double? MarginalStdError { get; init; }
    public double? MarginalPValue { get; init; }
}

/// <summary>A component of a mediation analysis.</summary>
public sealed record MechanismRow
{
    public required string Outcome { get; init; }
    public required string Mediator { get; init; }
    public required string Component { get; init; }
    public required double? Estimate { get; init; }
    public required double? StdError { get; init; }
    public required double? PValue { get; init; }
}
