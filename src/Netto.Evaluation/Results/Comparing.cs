using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>One class of a trait (or the mean of a number) in one arm.</summary>
public sealed record BalanceRow
{
    public required string Variable { get; init; }

    [Description("Null for the mean of a number.")]
    public required string? Category { get; init; }
    public required string Arm { get; init; }

    [Description("People of the arm in this class; for a number those with a value.")]
    public required int N { get; init; }
    public required double? Share { get; init; }
    public double? Mean { get; init; }
    public double? StdDev { get; init; }

    [Description("Arm it is compared with; null for that arm itself.")]
    public string? ComparedWith { get; init; }

    [Description("Standardised mean difference with the reference: (a − b) / √((s²a + s²b)/2).")]
    public required double? Smd { get; init; }

    [Description(
        "Pooled z test of two shares, or Welch t of two means; a part is tested against the reference arm, or against the remainder when it is nested in it."
    )]
    public required double? PValue { get; init; }
    public required string Mark { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A test of balance over all classes of a variable, or over all variables.</summary>
public sealed record BalanceTest
{
    [Description("Null for the joint test over all variables.")]
    public required string? Variable { get; init; }
    public required string Arm { get; init; }
    public required string ComparedWith { get; init; }

    [Description("chi-square | welch-t | joint-f")]
    public required string Test { get; init; }
    public required double? Statistic { get; init; }
    public required double? Df { get; init; }
    public double? DfDenominator { get; init; }
    public required double? PValue { get; init; }

    [Description("Variables of the joint test where the protocol names them; absent: all of the table.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Variables { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A part of an arm against the remainder of that arm.</summary>
public sealed record PartAgainstRestRow
{
    public required string Variable { get; init; }
    public required string? Category { get; init; }
    public required string Part { get; init; }
    public required string Arm { get; init; }
    public required int PartN { get; init; }
    public required double? PartShare { get; init; }
    public required int RestN { get; init; }
    public required double? RestShare { get; init; }
    public required double? Difference { get; init; }
    public required double? Smd { get; init; }
    public required double? PValue { get; init; }
    public required string Mark { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>One class of a trait (or the mean of a number) among the respondents of a survey wave and in their whole arm.</summary>
public sealed record RespondentRow
{
    public required string Wave { get; init; }
    public required string Arm { get; init; }
    public required string Variable { get; init; }

    [Description("Null for the mean of a number.")]
    public required string? Category { get; init; }

    [Description("People who answered in the wave and whose trait is known.")]
    public required int RespondentsN { get; init; }

    [Description("Share of the class (or mean) among respondents.")]
    public required double? Respondents { get; init; }

    [Description("People of the arm whose trait is known.")]
    public required int TotalN { get; init; }

    [Description("Share of the class (or mean) in the arm.")]
    public required double? Total { get; init; }

    [Description("Respondents against those who did not answer: pooled z of two shares, or Welch t of two means.")]
    public required double? PValue { get; init; }
    public required string Mark { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>An outcome in one arm, for everybody or a subgroup.</summary>
public sealed record DescriptiveRow
{
    public required string Outcome { get; init; }
    public required string Arm { get; init; }
    public required string? Subgroup { get; init; }

    [Description("People for whom the outcome is observed.")]
    public required int N { get; init; }

    [Description("People of the arm whose outcome is not observed: censored, or outside the selected part.")]
    public required int Missing { get; init; }
    public required double? Mean { get; init; }
    public double? StdDev { get; init; }
    public required double? StdError { get; init; }

    [Description("Letters of the columns that are significantly smaller.")]
    public required IReadOnlyList<string> GreaterThan { get; init; }

    [Description("The mean as days or hours of the period, for fractions of time.")]
    public double? Amount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>One category of an outcome that falls into categories.</summary>
public sealed record CategoryRow
{
    public required string Outcome { get; init; }
    public required string Category { get; init; }
    public required LocalizedText Label { get; init; }
    public required string Arm { get; init; }
    public required int N { get; init; }
    public required double? Share { get; init; }
    public required IReadOnlyList<string> GreaterThan { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
