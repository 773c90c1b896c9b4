using Netto.Evaluation.Results;

namespace Netto.Reporting.Tests;

/// <summary>Results of an invented experiment that fill every chapter; numbers of the size of published ones.</summary>
internal static class SampleResults
{
    private static readonly string[] ArmIds = ["treatment", "control", "regular"];
    private static readonly double[] Months = [.. Enumerable.Range(1, 36).Select(m => (double)m)];

    public static LocalizedText Text(string nl, string en) => new(nl, en);

    public static EvaluationResults Create() =>
        new()
        {
            Protocol = new ProtocolReference
            {
                Id = "sample",
                Hash = "sha256:0000",
                Title = Text("Effect van begeleiding op werk", "Effect of guidance on work"),
            },
            Data = new DataReference { Hash = "sha256:1111", People = 20013 },
            Version = "0.1.0",
            Settings = new RunSettings
            {
                Seed = 1,
                BootstrapDraws = 500,
                ConfidenceLevel = 0.95,
                EffectMarks = [new("***", 0.01), new("**", 0.05), new("*", 0.1)],
                ComparisonMarks = [new("*", 0.05)],
                LetterLevel = 0.05,
            },
            Design = Design(),
            Summary =
            [
                new SummaryFact
                {
                    Kind = "main-effect",
                    Outcome = "job",
                    Comparison = "treatment-control",
                    Method = "late",
                    Verdict = "significant",
                    Estimate = 0.032,
                    From = 0.236,
                    To = 0.268,
                    Persons = 217,
                    CiLow = 0.017,
                    CiHigh = 0.047,
                },
                new SummaryFact { Kind = "people", N = 20013 },
                new SummaryFact { Kind = "randomisation", Verdict = "ok" },
                new SummaryFact
                {
                    Kind = "self-reporters",
                    N = 942,
                    Share = 0.1415,
                },
                new SummaryFact { Kind = "difference-starts", N = 9 },
                new SummaryFact { Kind = "costs", Estimate = -3067 },
                new SummaryFact { Kind = "caution", Verdict = "prices-invented" },
            ],
            Flow = Flow(),
            Offices =
            [
                new OfficeRow
                {
                    Office = "Noord",
                    Role = "experiment",
                    N = 6000,
                    NBefore = 8000,
                },
                new OfficeRow
                {
                    Office = "Zuid",
                    Role = "comparison",
                    N = 5000,
                    NBefore = 7000,
                },
            ],
            AssignmentCheck = new AssignmentCheck
            {
                N = 13430,
                Errors = 44,
                Share = 0.00328,
                CiLow = 0.0024,
                CiHigh = 0.0044,
            },
            Inflow =
            [
                .. ArmIds.SelectMany(
                    (arm, a) =>
                        Enumerable
                            .Range(0, 19)
                            .Select(i => new InflowRow
                            {
                                Month = $"{2019 + (9 + i) / 12}-{(9 + i) % 12 + 1:00}",
                                Arm = arm,
                                N = 350 + (i * 37 + a * 11) % 60,
                            })
                ),
            ],
            Balance = Balance(),
            SelfReporters =
            [
                new PartAgainstRestRow
                {
                    Variable = "sex",
                    Category = "m",
                    Part = "self-reporters",
                    Arm = "control",
                    PartN = 942,
                    PartShare = 0.482,
                    RestN = 5714,
                    RestShare = 0.427,
                    Difference = 0.055,
                    Smd = 0.11,
                    PValue = 0.002,
                    Mark = "*",
                },
            ],
            TakeUp = TakeUp(),
            TakeUpDistribution =
            [
                .. ArmIds.SelectMany(
                    (arm, a) =>
                        Enumerable
                            .Range(0, 11)
                            .Select(k => new DistributionRow
                            {
                                Kind = "conversations",
                                Arm = arm,
                                Subgroup = null,
                                From = k,
                                To = k == 10 ? null : k,
                                N = 100,
                                Share = a == 1 ? (k == 0 ? 0.58 : 0.042) : 0.02 + 0.012 * k,
                            })
                ),
            ],
            TimeToFirstService =
            [
                .. ArmIds.Select(
                    (arm, a) =>
                        Curve(
                            "trajectories",
                            arm,
                            "cumulative",
                            a switch
                            {
                                0 => 0.44,
                                1 => 0.11,
                                _ => 0.36,
                            }
                        )
                ),
            ],
            Chains =
            [
                .. ArmIds.SelectMany(
                    (arm, a) =>
                        new[]
                        {
                            new ChainRow
                            {
                                Chain = ["work-fit"],
                                Arm = arm,
                                Subgroup = null,
                                N = 900,
                                Share = 0.4 + 0.05 * a,
                            },
                            new ChainRow
                            {
                                Chain = ["modular", "work-fit"],
                                Arm = arm,
                                Subgroup = null,
                                N = 200,
                                Share = 0.11,
                            },
                        }
                ),
            ],
            TakeUpPerYear =
            [
                .. ArmIds.SelectMany(
                    (arm, a) =>
                        Enumerable
                            .Range(1, 3)
                            .Select(year => new TakeUpYearRow
                            {
                                Kind = "conversations",
                                Arm = arm,
                                Year = year,
                                N = 6000,
                                Mean = 4.7 - year - a,
                            })
                ),
            ],
            ProfileSigns =
            [
                new ProfileSignRow
                {
                    Service = "work-fit",
                    Variable = "sex",
                    Category = "m",
                    Sign = "-",
                    Arms = ["treatment"],
                },
                new ProfileSignRow
                {
                    Service = "modular",
                    Variable = "sex",
                    Category = "m",
                    Sign = "+",
                    Arms = ["treatment"],
                },
            ],
            Descriptives = Descriptives(),
            Effects = Effects(),
            InteractionTests =
            [
                new InteractionTest
                {
                    Outcome = "job",
                    Comparison = "treatment-control",
                    Method = "late",
                    Variable = "class",
                    Statistic = 1.2,
                    Df = 1,
                    PValue = 0.27,
                    PAdjusted = 0.54,
                },
            ],
            Signs =
            [
                new SignRow
                {
                    Outcome = "job",
                    Comparison = "treatment-control",
                    Method = "late",
                    Subgroup = null,
                    Sign = "++",
                    Favourable = true,
                    Estimate = 0.032,
                    Stars = "***",
                },
                new SignRow
                {
                    Outcome = "wage",
                    Comparison = "treatment-control",
                    Method = "selection-iv",
                    Subgroup = null,
                    Sign = "0",
                    Favourable = null,
                    Estimate = -0.59,
                    Stars = "",
                },
                new SignRow
                {
                    Outcome = "cost",
                    Comparison = "treatment-control",
                    Method = "late",
                    Subgroup = null,
                    Sign = "-",
                    Favourable = null,
                    Estimate = -1130,
                    Stars = "**",
                },
            ],
            Curves =
            [
                .. ArmIds.Select(
                    (arm, a) =>
                        Curve(
                            "job",
                            arm,
                            "cumulative",
                            a switch
                            {
                                0 => 0.268,
                                1 => 0.241,
                                _ => 0.267,
                            }
                        )
                ),
            ],
            BenefitStatus = Status(),
            BenefitStatusDifferences =
            [
                .. new[] { 6, 12, 18, 24, 30, 36 }.Select(month => new StatusDifferenceRow
                {
                    Status = "permanent",
                    Label = Text("IVA", "Permanent"),
                    Comparison = "treatment-control",
                    Month = month,
                    Difference = 0.009 + 0.0007 * month,
                    PValue = 0.001,
                    Mark = "*",
                }),
            ],
            PreTrends = [.. PreTrends()],
            PreTrendTests =
            [
                new PreTrendTest
                {
                    Outcome = "job",
                    Comparison = "regular-control",
                    Statistic = 0.8,
                    Df = 4,
                    DfDenominator = 31,
                    PValue = 0.53,
                    Periods = 5,
                    Clusters = 32,
                },
            ],
            FirstStages =
            [
                new FirstStageRow
                {
                    Comparison = "treatment-control",
                    Method = "late",
                    Outcome = null,
                    Subgroup = null,
                    Estimate = 0.8587,
                    StdError = 0.0043,
                    F = 39984,
                    EffectiveF = 39990,
                    N = 13430,
                    RSquared = 0.75,
                    Compliers = 0.8585,
                    AlwaysTakers = 0.1415,
                    NeverTakers = 0,
                },
            ],
            Regressions =
            [
                new RegressionTable
                {
                    Id = "iv/job/treatment-control",
                    Outcome = "job",
                    Comparison = "treatment-control",
                    Arm = null,
                    Method = "iv",
                    Subgroup = null,
                    N = 13430,
                    RSquared = 0.08,
                    Se = "HC1",
                    DroppedTerms = [],
                    Coefficients =
                    [
                        new CoefficientRow
                        {
                            Name = "(Intercept)",
                            Estimate = 0.31,
                            StdError = 0.012,
                            Statistic = 25,
                            PValue = 0,
                            CiLow = 0.29,
                            CiHigh = 0.33,
                            Stars = "***",
                        },
                        new CoefficientRow
                        {
                            Name = "treatment_received",
                            Label = Text("kreeg dienstverlening", "received service"),
                            Estimate = 0.032,
                            StdError = 0.0076,
                            Statistic = 4.2,
                            PValue = 0.00003,
                            CiLow = 0.017,
                            CiHigh = 0.047,
                            Stars = "***",
                        },
                    ],
                },
            ],
            Costs = Costs(),
            Deviations =
            [
                new DeviationRow
                {
                    Source = "protocol",
                    Kind = "capacity",
                    Text = Text(
                        "Vanaf 2022 was er meer capaciteit voor gesprekken.",
                        "From 2022 there was more capacity for conversations."
                    ),
                    N = null,
                },
            ],
            Evidence =
            [
                new EvidenceRow
                {
                    Comparison = "treatment-control",
                    Method = null,
                    Part = "all",
                    Grade = "hard",
                    Grounds = ["randomised", "whole-population"],
                },
                new EvidenceRow
                {
                    Comparison = "regular-control",
                    Method = null,
                    Part = "all",
                    Grade = "less-hard",
                    Grounds = ["other-offices", "common-trends"],
                },
            ],
            Warnings = [Phrases.Warning("covariate-collinear", "region")],
        };

    private static DesignSummary Design() =>
        new()
        {
            Arms =
            [
                new DesignArm
                {
                    Id = "treatment",
                    Role = "treatment",
                    Letter = "A",
                    Label = Text("Experimentgroep", "Treatment group"),
                    Randomised = true,
                    N = 6774,
                },
                new DesignArm
                {
                    Id = "control",
                    Role = "control",
                    Letter = "B",
                    Label = Text("Controlegroep", "Control group"),
                    Randomised = true,
                    N = 6656,
                },
                new DesignArm
                {
                    Id = "regular",
                    Role = "comparison",
                    Letter = "C",
                    Label = Text("Reguliere groep", "Regular group"),
                    Randomised = false,
                    N = 6583,
                },
            ],
            Outcomes =
            [
                Outcome("job", "Aan het werk binnen 3 jaar", "At work within 3 years", "share", true),
                Outcome(
                    "big-job",
                    "Baan van 12 uur of meer binnen 3 jaar",
                    "Job of 12 hours or more within 3 years",
                    "share",
                    true
                ),
                Outcome("days", "Fractie werk in dagen", "Fraction of days at work", "fraction", false),
                Outcome("wage", "Gemiddeld uurloon", "Mean hourly wage", "euro-per-hour", false) with
                {
                    SelectedOnly = true,
                },
                Outcome("cost", "Som van uitkeringen", "Sum of benefits", "euro", false),
            ],
            Comparisons =
            [
                new DesignComparison
                {
                    Id = "treatment-control",
                    Label = Text("Extra tegenover geen dienstverlening", "Extra against no service"),
                    Treated = "treatment",
                    Reference = "control",
                    Basis = "randomised",
                    Methods = ["itt", "late"],
                    MainMethod = "late",
                },
                new DesignComparison
                {
                    Id = "regular-control",
                    Label = Text("Reguliere tegenover geen dienstverlening", "Regular against no service"),
                    Treated = "regular",
                    Reference = "control",
                    Basis = "offices",
                    Methods = ["did-iv"],
                    MainMethod = "did-iv",
                },
            ],
            Subgroups =
            [
                new DesignSubgroup
                {
                    Id = "partial",
                    Variable = "class",
                    Label = Text("35-80", "35-80"),
                    VariableLabel = Text("Klasse", "Class"),
                    N = 8000,
                },
                new DesignSubgroup
                {
                    Id = "full",
                    Variable = "class",
                    Label = Text("80-100", "80-100"),
                    VariableLabel = Text("Klasse", "Class"),
                    N = 12000,
                },
            ],
            Covariates =
            [
                new DesignVariable
                {
                    Id = "sex",
                    Label = Text("Geslacht", "Sex"),
                    Type = "factor",
                    Categories = [new("m", Text("Man", "Man")), new("f", Text("Vrouw", "Woman"))],
                },
                new DesignVariable
                {
                    Id = "age",
                    Label = Text("Leeftijd", "Age"),
                    Type = "number",
                },
            ],
            Services =
            [
                new DesignService
                {
                    Id = "conversations",
                    Label = Text("Gesprekken", "Conversations"),
                    Group = "total",
                },
                new DesignService
                {
                    Id = "trajectories",
                    Label = Text("Trajecten", "Trajectories"),
                    Group = "total",
                },
                new DesignService
                {
                    Id = "modular",
                    Label = Text("Modulair", "Modular"),
                    Group = "trajectory",
                },
                new DesignService
                {
                    Id = "work-fit",
                    Label = Text("Werkfit", "Work-fit"),
                    Group = "trajectory",
                },
            ],
            FollowUpMonths = 36,
        };

    private static DesignOutcome Outcome(string id, string nl, string en, string unit, bool primary) =>
        new()
        {
            Id = id,
            Label = Text(nl, en),
            Kind = "job-within",
            Unit = unit,
            Family = null,
            Favourable = "higher",
            SelectedOnly = false,
            Primary = primary,
        };

    private static List<FlowRow> Flow()
    {
        FlowRow Row(string step, string? arm, int n, LocalizedText? label = null) =>
            new()
            {
                Step = step,
                Arm = arm,
                N = n,
                Label = label,
            };
        return
        [
            Row("entered", null, 24500),
            Row(
                "not-eligible:moved",
                null,
                1200,
                Text("verhuisd naar een ander kantoor voor de loting", "moved to another office before the draw")
            ),
            Row("not-eligible:private", null, 3287, Text("eigenrisicodrager", "privately insured")),
            Row("eligible", null, 20013),
            Row("assigned", "treatment", 6774),
            Row("assigned", "control", 6656),
            Row("assigned", "regular", 6583),
            Row("wrong-arm", "treatment", 21),
            Row("wrong-arm", "control", 23),
            Row("self-reporters", "control", 942),
            Row("analysed", "treatment", 6774),
            Row("analysed", "control", 6656),
            Row("analysed", "regular", 6583),
        ];
    }

    private static List<BalanceRow> Balance()
    {
        BalanceRow Row(string variable, string? category, string arm, double value, double? smd, string mark) =>
            new()
            {
                Variable = variable,
                Category = category,
                Arm = arm,
                N = 3000,
                Share = category is null ? null : value,
                Mean = category is null ? value : null,
                ComparedWith = arm == "treatment" ? null : "treatment",
                Smd = smd,
                PValue = smd is null ? null : 0.2,
                Mark = mark,
            };
        return
        [
            Row("sex", "m", "treatment", 0.446, null, ""),
            Row("sex", "m", "control", 0.435, -0.022, ""),
            Row("sex", "m", "regular", 0.436, -0.02, ""),
            Row("sex", "f", "treatment", 0.554, null, ""),
            Row("sex", "f", "control", 0.565, 0.022, ""),
            Row("sex", "f", "regular", 0.564, 0.02, ""),
            Row("age", null, "treatment", 48.2, null, ""),
            Row("age", null, "control", 47.9, -0.03, ""),
            Row("age", null, "regular", 49.1, 0.07, "*"),
        ];
    }

    private static List<TakeUpRow> TakeUp()
    {
        (string Kind, double[] Share, double[] Mean)[] rows =
        [
            ("conversations", [0.992, 0.422, 0.992], [9.65, 1.49, 6.87]),
            ("trajectories", [0.443, 0.112, 0.362], [0.68, 0.16, 0.54]),
            ("modular", [0.179, 0.027, 0.125], [0.2, 0.03, 0.14]),
        ];
        return
        [
            .. rows.SelectMany(row =>
                ArmIds.Select(
                    (arm, a) =>
                        new TakeUpRow
                        {
                            Kind = row.Kind,
                            Arm = arm,
                            Subgroup = null,
                            N = 6600,
                            WithService = 10,
                            Share = row.Share[a],
                            Mean = row.Mean[a],
                            GreaterThan = a == 1 ? [] : ["B"],
                            MeanGreaterThan =
                                a == 0 ? ["B", "C"]
                                : a == 2 ? ["B"]
                                : [],
                        }
                )
            ),
        ];
    }

    private static List<DescriptiveRow> Descriptives()
    {
        (string Id, double[] Mean)[] rows =
        [
            ("job", [0.268, 0.241, 0.267]),
            ("big-job", [0.164, 0.143, 0.156]),
            ("days", [0.122, 0.113, 0.126]),
            ("wage", [17.52, 17.97, 17.41]),
            ("cost", [49800, 50600, 50100]),
        ];
        return
        [
            .. rows.SelectMany(row =>
                ArmIds.Select(
                    (arm, a) =>
                        new DescriptiveRow
                        {
                            Outcome = row.Id,
                            Arm = arm,
                            Subgroup = null,
                            N = 6600,
                            Missing = 0,
                            Mean = row.Mean[a],
                            StdError = 0.005,
                            GreaterThan = a == 0 && row.Id != "cost" ? ["B"] : [],
                        }
                )
            ),
        ];
    }

    private static List<EffectRow> Effects()
    {
        EffectRow Row(
            string outcome,
            string comparison,
            string method,
            double? estimate,
            double se,
            double to,
            string stars,
            string? subgroup = null
        ) =>
            new()
            {
                Outcome = outcome,
                Comparison = comparison,
                Method = method,
                Subgroup = subgroup,
                Estimate = estimate,
                StdError = se,
                StdErrorBootstrap = null,
                PValue = 0.01,
                PAdjusted = 0.03,
                CiLow = estimate - 1.96 * se,
                CiHigh = estimate + 1.96 * se,
                From = to - estimate,
                To = to,
                N = 13430,
                Persons = 217,
                Stars = stars,
                FirstStageF = method == "late" ? 39984 : null,
                AndersonRubin =
                    method == "late"
                        ? new ArInterval
                        {
                            Shape = "interval",
                            Low = estimate - 2 * se,
                            High = estimate + 2 * se,
                        }
                        : null,
                Notes = [],
            };
        return
        [
            Row("job", "treatment-control", "itt", 0.027, 0.0075, 0.268, "***"),
            Row("job", "treatment-control", "late", 0.032, 0.0087, 0.268, "***"),
            Row("big-job", "treatment-control", "late", 0.025, 0.0072, 0.164, "***"),
            Row("days", "treatment-control", "late", 0.011, 0.0045, 0.122, "**"),
            Row("wage", "treatment-control", "selection-iv", -0.59, 0.4, 17.52, ""),
            Row("cost", "treatment-control", "late", -1130, 500, 49800, "**"),
            Row("job", "regular-control", "did-iv", 0.036, 0.012, 0.267, "***"),
            Row("job", "treatment-control", "late", 0.036, 0.014, 0.431, "***", "partial"),
            Row("job", "treatment-control", "late", 0.031, 0.01, 0.157, "***", "full"),
        ];
    }

    private static CurveRow Curve(string outcome, string arm, string kind, double end) =>
        new()
        {
            Outcome = outcome,
            Arm = arm,
            Kind = kind,
            Months = [.. Months.Select(m => (int)m)],
            Share = [.. Months.Select(m => (double?)(end * Math.Sqrt(m / 36)))],
            N = [.. Months.Select(_ => 6600)],
        };

    private static List<StatusRow> Status()
    {
        (string Id, LocalizedText Label, double Share)[] states =
        [
            ("partial", Text("WGA 35-80", "Partial 35-80"), 0.26),
            ("full", Text("WGA 80-100", "Full 80-100"), 0.49),
            ("permanent", Text("IVA", "Permanent"), 0.12),
            ("recovered", Text("Herstel", "Recovered"), 0.05),
            ("pension", Text("Pensioen", "Pension"), 0.06),
            ("death", Text("Overleden", "Died"), 0.01),
            ("other", Text("Overig", "Other"), 0.01),
        ];
        return
        [
            .. states.SelectMany(state =>
                new[] { "treatment", "control" }.SelectMany(arm =>
                    new[] { 6, 12, 18, 24, 30, 36 }.Select(month => new StatusRow
                    {
                        Status = state.Id,
                        Label = state.Label,
                        Arm = arm,
                        Month = month,
                        N = 100,
                        Of = 6700,
                        Share = state.Share,
                    })
                )
            ),
        ];
    }

    private static IEnumerable<PreTrendRow> PreTrends() =>
        new[] { "treated", "reference" }.SelectMany(
            (group, g) =>
                Enumerable
                    .Range(0, 8)
                    .Select(i => new PreTrendRow
                    {
                        Outcome = "job",
                        Comparison = "regular-control",
                        Group = group,
                        Period = $"{2017 + i / 2}-{(i % 2 == 0 ? "01" : "07")}",
                        Phase = i < 6 ? "before" : "during",
                        N = 900,
                        Mean = 0.25 + 0.004 * i - 0.03 * g * (i >= 6 ? 1 : 0),
                        StdError = 0.01,
                    })
        );

    private static CostResults Costs() =>
        new()
        {
            Comparison = "treatment-control",
            HorizonMonths = 36,
            TaxRate = 0.4,
            PricesInvented = true,
            Rows =
            [
                new CostRow
                {
                    Item = "benefit-payments",
                    Group = "monetary",
                    Client = Amount(-577),
                    Society = Amount(577),
                    State = "measured",
                    Notes = ["pension-caveat"],
                },
                new CostRow
                {
                    Item = "wage-income",
                    Group = "monetary",
                    Client = Amount(156),
                    Society = Amount(104),
                    State = "measured",
                },
                new CostRow
                {
                    Item = "wellbeing",
                    Group = "other",
                    Client = null,
                    Society = null,
                    ClientLetter = "A",
                    State = "not-measured",
                },
                new CostRow
                {
                    Item = "service",
                    Group = "cost",
                    Client = null,
                    Society = Amount(-3748),
                    State = "measured",
                },
                new CostRow
                {
                    Item = "total",
                    Group = "total",
                    Client = Amount(-421),
                    Society = Amount(-3067),
                    State = "measured",
                },
            ],
            Services =
            [
                new ServiceCostRow
                {
                    Kind = "modular",
                    TreatedMean = 0.2,
                    ReferenceMean = 0.01,
                    Difference = 0.19,
                    UnitPrice = 2500,
                    Amount = 475,
                },
            ],
            Wage = new WageIncome
            {
                Treated = new WageIncomeColumn(0.072, 389, 17.52, 6811.78),
                Effect = new WageIncomeColumn(0.005, 27, -0.59, 259.58),
                Reference = new WageIncomeColumn(0.067, 362, 18.11, 6552.20),
                NetForClient = 156,
                TaxForSociety = 104,
            },
            Benefits =
            [
                new BenefitCostRow
                {
                    Outcome = "cost",
                    Scheme = "WIA",
                    Method = "late",
                    Effect = -1130,
                    StdError = 500,
                    PValue = 0.02,
                    Stars = "**",
                },
            ],
            Total = Amount(-3488),
            BreakEven = new BreakEven { Hours = 320 },
            Notes = ["no-displacement"],
        };

    private static CostAmount Amount(double euros) =>
        new()
        {
            Euros = euros,
            StdError = 100,
            CiLow = euros - 196,
            CiHigh = euros + 196,
        };
}
