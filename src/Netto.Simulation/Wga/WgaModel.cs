using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// The constants of the simulated WGA experiment, unpacked from the fitted parameters once, for speed.
/// Every rate is a chance a month. Effects of a regime are log ratios of a rate and hold for people who would not ask
/// for service themselves; those who would are moved by the usual service only, whatever more they get.
/// </summary>
internal sealed class WgaModel
{
    public const int HalfYears = 6;
    public const int Kinds = 9;

    public WgaModel(ParameterSet p)
    {
        Parameters = p;
        ToPermanent = Series(p, "iva", HalfYears, 0.003);
        Recovery = Series(p, "recovery", HalfYears, 0.0015);
        ToFull = Series(p, "to-full", HalfYears, 0.003);
        ToPartial = p.ValueOr("to-partial", 0.0005);
        Death = p.ValueOr("death", 0.00028);
        OtherExit = p.ValueOr("other-exit", 0.0002);
        IvaEffect = Regimes(p, "iva");
        LongWagePhase = [.. Regimes(p, "phase.long").Select(effect => 0.03 + effect)];
        FirstYearJobs = p.ValueOr("job.first-year", 1);
        RecoveryEffect = Regimes(p, "recovery");
        ToPartialEffect = Regimes(p, "to-partial");
        CostEffect = Regimes(p, "cost");
        HoursEffect = Regimes(p, "hours");
        WageEffect = Regimes(p, "wage");
        JobEndEffect = Regimes(p, "job-end");
        PermanentEffect = Regimes(p, "permanent");
        Job = [new JobModel(p, "large", 0.006), new JobModel(p, "small", 0.005)];
        Service = [new("extended", p), new("basic", p), new("self-report", p), new("none", p)];
        SelfEmployed = [p.ValueOr("self-employed.35-80", 0.0028), p.ValueOr("self-employed.80-100", 0.0009)];
        SelfEmployedEffect = [Regimes(p, "self-employed.35-80"), Regimes(p, "self-employed.80-100")];
        SelfReport = new SelfReportModel(p);
        NoWagePhase = p.ValueOr("phase.none", 0.06);
        BenefitScale = p.ValueOr("benefit.scale", 1);
        MeanWage = p.ValueOr("wage.mean", 1);
        MeanHours = [p.ValueOr("hours.large", 1), p.ValueOr("hours.small", 1)];
        HoursRegularOffices = p.ValueOr("hours.regular-offices", 0);
        JobEnd = p.ValueOr("job-end", 0.03);
        JobEndRegularOffices = p.ValueOr("job-end.regular-offices", 0);
        PermanentShare = p.ValueOr("permanent", 0.2);
        PermanentRegularOffices = p.ValueOr("permanent.regular-offices", 0);
        LateOrientation = p.ValueOr("late-orientation", 0.4);
    }

    public ParameterSet Parameters { get; }
    public double[] ToPermanent { get; }
    public double[] Recovery { get; }
    public double[] ToFull { get; }
    public double ToPartial { get; }
    public double Death { get; }
    public double OtherExit { get; }

    public double[] IvaEffect { get; }

    /// <summary>Chance that new work or a revived right keeps somebody in the wage-related phase for all of the time.</summary>
    public double[] LongWagePhase { get; }
    public double FirstYearJobs { get; }
    public double[] RecoveryEffect { get; }
    public double[] ToPartialEffect { get; }
    public double[] CostEffect { get; }
    public double[] HoursEffect { get; }
    public double[] WageEffect { get; }
    public double[] JobEndEffect { get; }
    public double[] PermanentEffect { get; }
    public JobModel[] Job { get; }
    public ServiceModel[] Service { get; }
    public double[] SelfEmployed { get; }
    public double[][] SelfEmployedEffect { get; }
    public SelfReportModel SelfReport { get; }
    public double NoWagePhase { get; }
    public double BenefitScale { get; }
    public double MeanWage { get; }
    public double[] MeanHours { get; }

    /// <summary>Log ratio of the mean hours above 12 in offices with regular service, whatever the service.</summary>
    public double HoursRegularOffices { get; }
    public double JobEnd { get; }

    /// <summary>Log ratio of the rate at which jobs end there.</summary>
    public double JobEndRegularOffices { get; }
    public double PermanentShare { get; }

    /// <summary>Log odds ratio of a permanent contract there.</summary>
    public double PermanentRegularOffices { get; }
    public double LateOrientation { get; }

    internal static double[] Series(ParameterSet p, string name, int count, double otherwise) =>
        [.. Enumerable.Range(1, count).Select(i => p.ValueOr($"{name}.{i}", otherwise))];

    internal static double[] Cells(ParameterSet p, string name) =>
        [.. Enumerable.Range(0, WgaCells.Count).Select(c => p.ValueOr($"{name}.cell.{WgaCells.Names[c]}", 1))];

    /// <summary>The log ratio of a rate under each regime; without service it is 0.</summary>
    private static double[] Regimes(ParameterSet p, string name) =>
        [0, p.ValueOr($"{name}.effect.basic", 0), p.ValueOr($"{name}.effect.extended", 0)];

    /// <summary>Starting a job of one size.</summary>
    internal sealed class JobModel(ParameterSet p, string size, double otherwise)
    {
        public double Rate { get; } = p.ValueOr($"job.{size}", otherwise);
        public double[] Cells { get; } = WgaModel.Cells(p, $"job.{size}");
        public double RegularOffices { get; } = p.ValueOr($"job.{size}.regular-offices", 0);

        /// <summary>By class (35-80, 80-100), then by regime.</summary>
        public double[][] Effect { get; } = [Regimes(p, $"job.{size}.35-80"), Regimes(p, $"job.{size}.80-100")];
    }
}

/// <summary>Who asks for service: a logit in traits and the latent wish.</summary>
internal sealed class SelfReportModel
{
    /// <summary>The eight traits of table 2.5 with their number of categories, by index in the drawn categories.</summary>
    public static readonly (string Name, int Index, string[] Categories)[] Traits =
    [
        ("age", 0, ["18-29", "30-39", "40-49", "50-59", "60-66"]),
        ("sex", 1, WgaTraits.Sexes),
        ("marital_status", 2, WgaTraits.MaritalStates),
        ("education", 3, WgaTraits.Educations),
        ("wia_class", 4, WgaTraits.Classes),
        ("several_disorders", 5, WgaTraits.YesNo),
        ("disorder", 6, WgaTraits.Disorders),
        ("from_sickness", 7, WgaTraits.YesNo),
    ];

    public SelfReportModel(ParameterSet p)
    {
        Constant = p.ValueOr("self-report.constant", -2.2);
        Motivation = p.ValueOr("self-report.motivation", 1);
        Coefficients =
        [
            .. Traits.Select(t => t.Categories.Select(c => p.ValueOr($"self-report.{t.Name}={c}", 0)).ToArray()),
        ];
    }

    public double Constant { get; }
    public double Motivation { get; }
    public double[][] Coefficients { get; }

    public double Probability(DrawnTraits traits)
    {
        if (traits.Categories[4] == (int)WgaClass.Permanent)
        {
            return 0;
        }

        var index = Constant + (Motivation * traits.Motivation);
        for (var i = 0; i < Coefficients.Length; i++)
        {
            index += Coefficients[i][traits.Categories[i]];
        }

        return 1 / (1 + Math.Exp(-index));
    }
}

/// <summary>The service that is registered at one service level.</summary>
internal sealed class ServiceModel
{
    public static readonly string[] KindNames =
    [
        "orientation",
        "coaching",
        "evaluation",
        "other",
        "modular",
        "work-fit",
        "to-work",
        "schooling",
        "instrument",
    ];

    public const int Orientation = 0;
    public const int Coaching = 1;
    public const int Evaluation = 2;
    public const int Other = 3;
    public const int Modular = 4;
    public const int WorkFit = 5;
    public const int ToWork = 6;
    public const int Schooling = 7;
    public const int Instrument = 8;

    public const double OtherwiseInView = 0.2;

    private static readonly double[] Rates = [0.004, 0.2, 0.03, 0.005, 0.006, 0.01, 0.003, 0.001, 0.007];

    public ServiceModel(string level, ParameterSet p)
    {
        FirstOrientation = p.ValueOr($"service.{level}.first-orientation", 0.98);
        Rate = [.. KindNames.Select((k, i) => p.ValueOr($"service.{level}.{k}", Rates[i]))];
        Spread = [.. KindNames.Select((k, i) => p.ValueOr($"service.{level}.{k}.spread", i is 1 ? 0.7 : 1.0))];
        InView = [.. KindNames.Select(k => p.ValueOr($"service.{level}.{k}.in-view", OtherwiseInView))];
        Again = [.. KindNames.Select(k => p.ValueOr($"service.{level}.{k}.again", 1))];
        Year = WgaModel.Series(p, $"service.{level}.year", 3, 1);
        // Self-reporters and the few others in the control arm are tabulated too little to have cells of their own.
        var cells = level == "extended" ? "extended" : "basic";
        Cells = [.. KindNames.Select(k => WgaModel.Cells(p, $"service.{cells}.{k}"))];
        Length = [.. KindNames.Select(k => p.ValueOr($"service.{level}.{k}.months", 8))];
        TrajectorySpread = p.ValueOr($"service.{level}.trajectory.spread", 0.5);
        WorkFitSuccess = p.ValueOr($"service.{level}.work-fit.success", 0.7);
    }

    /// <summary>Whether a kind is planned at distances, for those in view; the others come as they come.</summary>
    public static bool IsPlanned(int kind) => kind is Evaluation or Other or Instrument;

    public double FirstOrientation { get; }
    public double[] Rate { get; }
    public double[] Spread { get; }

    /// <summary>Share of people who are in view for a planned kind; the others get none of it.</summary>
    public double[] InView { get; }
    public double[] Again { get; }
    public double[] Year { get; }
    public double[][] Cells { get; }
    public double[] Length { get; }
    public double TrajectorySpread { get; }
    public double WorkFitSuccess { get; }
}
