using Netto.Evaluation.Results;
using Netto.Protocol;

namespace Netto.Evaluation.Studies;

/// <summary>Names, labels and roles of the protocol as they stand in the results.</summary>
internal static class DesignNames
{
    /// <summary>Id of the self-reporters among the columns of the tables.</summary>
    public const string SelfReportersId = "self-reporters";

    public static DesignArm Arm(ExperimentProtocol protocol, Arm arm, int n) =>
        new()
        {
            Id = arm.Id,
            Role = Texts.Name(arm.Role),
            Letter = arm.Letter,
            Label = Texts.Of(arm.Label),
            ShortLabel = Texts.OfOptional(arm.ShortLabel),
            Description = Texts.OfOptional(arm.Description),
            Randomised = arm.Role != ArmRole.Comparison,
            PartOf = protocol.Pools.FirstOrDefault(pool => pool.Arms.Contains(arm.Id))?.Id,
            N = n,
        };

    public static DesignArm Pool(ExperimentProtocol protocol, ArmPool pool, int n) =>
        new()
        {
            Id = pool.Id,
            Role = "pool",
            Letter = pool.Letter,
            Label = Texts.Of(pool.Label),
            Randomised = protocol
                .Arms.Where(arm => pool.Arms.Contains(arm.Id))
                .All(arm => arm.Role != ArmRole.Comparison),
            Pools = pool.Arms,
            N = n,
        };

    public static DesignArm SelfReporters(ExperimentProtocol protocol, CrossoverRule.OnRequest crossover, int n) =>
        new()
        {
            Id = SelfReportersId,
            Role = "part",
            Letter = crossover.Letter,
            Label = Texts.Of(crossover.Label),
            Randomised = false,
            PartOf = Side(protocol, crossover.Arms),
            N = n,
        };

    public static DesignOutcome Outcome(ExperimentProtocol protocol, Outcome outcome)
    {
        var family = protocol.Families.FirstOrDefault(family => family.Outcomes.Contains(outcome.Id));
        return new DesignOutcome
        {
            Id = outcome.Id,
            Code = outcome.Code,
            Label = Texts.Of(outcome.Label),
            ShortLabel = Texts.OfOptional(outcome.ShortLabel),
            Kind = outcome.Kind,
            Group = outcome.Group,
            Unit = Texts.Name(outcome.Unit),
            Family = family?.Id,
            FamilyLabel = Texts.OfOptional(family?.Label),
            Favourable = outcome.Good == GoodDirection.Neutral ? "neither" : Texts.Name(outcome.Good),
            HorizonMonths = OutcomeTraits.HorizonMonths(outcome),
            ShownIn = [.. outcome.ShownIn.Select(Texts.Name)],
            Note = Texts.OfOptional(outcome.Note),
            SelectedOnly = OutcomeTraits.SeenForSomeOnly(outcome),
            Primary = protocol.PrimaryOutcome().Id == outcome.Id,
        };
    }

    public static DesignComparison Comparison(ExperimentProtocol protocol, Comparison comparison) =>
        new()
        {
            Id = comparison.Id,
            Label = Texts.Of(comparison.Label),
            Treated = Side(protocol, comparison.Of),
            Reference = Side(protocol, comparison.Against),
            Basis = IsRandomised(protocol, comparison) ? "randomised" : "offices",
            Methods = [.. comparison.Methods.Select(Texts.Name)],
            MainMethod = Texts.Name(comparison.HeadlineMethod),
            HowHard = Texts.OfOptional(comparison.HowHard),
        };

    public static bool IsRandomised(ExperimentProtocol protocol, Comparison comparison) =>
        comparison
            .Of.Concat(comparison.Against)
            .All(id => protocol.Arms.First(arm => arm.Id == id).Role != ArmRole.Comparison);

    public static DesignSubgroup Subgroup(ExperimentProtocol protocol, Subgroup subgroup, int n)
    {
        var variable = protocol.Covariates.FirstOrDefault(covariate => covariate.Id == subgroup.Dimension);
        return new DesignSubgroup
        {
            Id = subgroup.Id,
            Variable = subgroup.Dimension,
            Label = Texts.Of(subgroup.Label),
            VariableLabel = Texts.OfOptional(variable?.Label),
            N = n,
        };
    }

    public static DesignVariable Variable(Covariate covariate) =>
        new()
        {
            Id = covariate.Id,
            Label = Texts.Of(covariate.Label),
            Type = covariate.LevelIds.Count > 0 ? "factor" : "number",
            Unit = Texts.OfOptional((covariate as Covariate.Number)?.Unit),
            Categories = [.. covariate.LevelIds.Select(l => new DesignCategory(l, Texts.Of(covariate.LabelOf(l))))],
        };

    public static IReadOnlyList<DesignService> Services(ServiceCatalogue catalogue) =>
        [
            .. Group(catalogue.Conversations, "conversation", "conversations", new("Gesprekken", "Conversations")),
            .. Group(catalogue.Trajectories, "trajectory", "trajectories", new("Trajecten", "Trajectories")),
            .. Group(catalogue.Instruments, "instrument", "instruments", new("Instrumenten", "Instruments")),
            .. catalogue.Conversations.Count + catalogue.Trajectories.Count + catalogue.Instruments.Count > 0
                ? [Total("any", new LocalizedText("Minstens één dienst", "At least one service"))]
                : Array.Empty<DesignService>(),
        ];

    public static string Assignment(AssignmentRule rule) =>
        rule switch
        {
            AssignmentRule.LastDigit => "last-digit",
            AssignmentRule.KeyedHash => "keyed-hash",
            AssignmentRule.Blocked => "blocked",
            _ => "recorded",
        };

    private static IEnumerable<DesignService> Group(
        IReadOnlyList<Service> services,
        string group,
        string total,
        LocalizedText label
    )
    {
        if (services.Count == 0)
            yield break;
        yield return Total(total, label);
        foreach (var service in services)
        {
            yield return new DesignService
            {
                Id = service.Id,
                Label = Texts.Of(service.Label),
                ShortLabel = service.ShortLabel,
                Group = group,
            };
        }
    }

    private static DesignService Total(string id, LocalizedText label) =>
        new()
        {
            Id = id,
            Label = label,
            Group = "total",
        };

    private static string Side(ExperimentProtocol protocol, IReadOnlyList<string> arms) =>
        arms.Count == 1
            ? arms[0]
            : protocol.Pools.FirstOrDefault(pool => pool.Arms.ToHashSet(StringComparer.Ordinal).SetEquals(arms))?.Id
                ?? string.Join('+', arms);
}
