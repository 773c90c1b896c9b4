using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>Costs and benefits per person over the follow-up, in euros.</summary>
public sealed record CostResults
{
    public required string Comparison { get; init; }
    public required int HorizonMonths { get; init; }
    public required double TaxRate { get; init; }

    [Description("True when the protocol says its unit prices are invented.")]
    public required bool PricesInvented { get; init; }

    [Description("Who bears costs and benefits, in the order of the protocol: the client, society, and any further.")]
    public IReadOnlyList<CostPartyName> Parties { get; init; } = [];

    [Description("The table of costs and benefits, by party.")]
    public required IReadOnlyList<CostRow> Rows { get; init; }

    [Description("Units of service: difference between arms without self-reporters, times price.")]
    public required IReadOnlyList<ServiceCostRow> Services { get; init; }

    [Description("How the effect on wage income follows from hours and wage.")]
    public required WageIncome? Wage { get; init; }

    [Description("Effect on benefit paid, by scheme.")]
    public required IReadOnlyList<BenefitCostRow> Benefits { get; init; }

    [Description("Net amount for all parties together per person.")]
    public required CostAmount? Total { get; init; }

    [Description(
        "Effect on months at work at which costs and benefits balance for society; null with a reason when no such number exists."
    )]
    public required BreakEven? BreakEven { get; init; }

    [Description("Codes of Phrases: pension caveat, prices invented, rows not measured, …")]
    public required IReadOnlyList<string> Notes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A party that bears costs or benefits.</summary>
public sealed record CostPartyName(string Id, LocalizedText Label);

/// <summary>What a row of the cost-benefit table is for a third or further party.</summary>
public sealed record FurtherAmount(string Party, CostAmount? Amount, string? Letter);

/// <summary>One row of the cost-benefit table.</summary>
public sealed record CostRow
{
    [Description("benefit-payments | wage-income | service | non-monetary | total")]
    public required string Item { get; init; }

    [Description("What the protocol calls a gain without a price.")]
    public LocalizedText? Label { get; init; }

    [Description("monetary | other | cost | total")]
    public required string Group { get; init; }
    public required CostAmount? Client { get; init; }
    public required CostAmount? Society { get; init; }

    [Description("Letter that stands for an amount that is not money (A, B, …) for the client.")]
    public string? ClientLetter { get; init; }
    public string? SocietyLetter { get; init; }

    [Description("Amounts of the third and further parties; absent where there are two.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FurtherAmount>? Further { get; init; }

    [Description("measured | not-measured")]
    public required string State { get; init; }

    [Description("Codes of Phrases.")]
    public IReadOnlyList<string> Notes { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>An amount in euros with a bootstrap interval of the whole chain.</summary>
public sealed record CostAmount
{
    public required double? Euros { get; init; }
    public required double? StdError { get; init; }
    public required double? CiLow { get; init; }
    public required double? CiHigh { get; init; }
    public double? PValue { get; init; }
    public string Stars { get; init; } = "";
}

/// <summary>Cost of one service.</summary>
public sealed record ServiceCostRow
{
    public required string Kind { get; init; }
    public required double? TreatedMean { get; init; }
    public required double? ReferenceMean { get; init; }
    public required double? Difference { get; init; }
    public required double UnitPrice { get; init; }
    public required double? Amount { get; init; }
}

/// <summary>From the effects on hours and wage to wage income.</summary>
public sealed record WageIncome
{
    public required WageIncomeColumn Treated { get; init; }
    public required WageIncomeColumn Effect { get; init; }
    public required WageIncomeColumn Reference { get; init; }
    public required double? NetForClient { get; init; }
    public required double? TaxForSociety { get; init; }
}

/// <summary>One column of the wage-income table.</summary>
public sealed record WageIncomeColumn(double? HoursFraction, double? Hours, double? HourlyWage, double? Income);

/// <summary>Effect on one benefit scheme.</summary>
public sealed record BenefitCostRow
{
    public required string Outcome { get; init; }
    public required string Scheme { get; init; }
    public required string Method { get; init; }
    public required double? Effect { get; init; }
    public required double? StdError { get; init; }
    public required double? PValue { get; init; }
    public required string Stars { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>How large the effect on paid hours must be for costs and benefits to balance.</summary>
public sealed record BreakEven
{
    [Description("Extra hours per person over the horizon at which society's total is zero.")]
    public required double? Hours { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
