using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Statistics.Distributions;
using Netto.Statistics.Resampling;

namespace Netto.Planning.Worlds;

/// <summary>
/// Tables of a flat protocol from its assumptions. Each person has standard normal traits (their mean explains the share that the plan says), an office, a
/// wish for the service and a latent outcome that go together as the plan says. The first arms of the first comparison are offered the service.
/// </summary>
/// <remarks>
/// Latent outcome u = √ρ office + √((1 − ρ)R²) traits + √((1 − ρ)(1 − R²)) e, standard normal; wish v with correlation c to e. Served when offered:
/// Φ(v) &gt; 1 − p1; when not: Φ(v) &gt; 1 − p0: who would be served without an offer is served with it. Numbers: control + σu + effect × served. 0/1: Φ(u) &gt; 1 −
/// control − effect × served.
/// </remarks>
internal sealed class FlatWorlds : IWorldSource
{
    private readonly ExperimentProtocol protocol;
    private readonly PlanSettings plan;
    private readonly (string Arm, double UpTo)[] shares;
    private readonly HashSet<string> offered;
    private readonly bool hasOffices;

    public FlatWorlds(ExperimentProtocol protocol, PlanSettings plan, int people)
    {
        (this.protocol, this.plan, People) = (protocol, plan, people);
        shares = Shares(protocol);
        offered =
        [
            .. protocol
                .Comparisons.SelectMany(c => c.Of)
                .Except(protocol.Comparisons.SelectMany(c => c.Against), StringComparer.Ordinal),
        ];
        hasOffices = protocol.Data is DataSource.Flat { Office: not null };
    }

    public int People { get; }

    public World Draw(long seed)
    {
        var random = new RandomSource((ulong)seed, 0);
        var traits = new DrawnTraits(protocol, People, random);
        var persons = new Person[People];
        var office = hasOffices ? plan.Offices : 1;
        double[] levels = [.. Enumerable.Range(0, office).Select(_ => random.NextNormal())];
        for (var row = 0; row < persons.Length; row++)
        {
            persons[row] = Person(random, traits.Index[row], levels);
        }
        var table = new AnalysisTable
        {
            Rows = People,
            Arm = FactorColumn.From("arm", Array.ConvertAll(persons, p => p.Arm), [.. protocol.Arms.Select(a => a.Id)]),
            Before = new bool[People],
            SelfReporter = new bool[People],
            Received = protocol.TreatmentReceived is null
                ? null
                : Array.ConvertAll(persons, p => p.ServedUnder(p.Offered) ? 1.0 : 0),
            Office = hasOffices
                ? FactorColumn.From("office", Array.ConvertAll(persons, p => $"office-{p.Office + 1:000}"), [])
                : null,
            Factors = traits.Factors,
            Numbers = traits.Numbers,
            Outcomes =
            [
                .. plan.Assumptions.Select(a => new NumberColumn(
                    a.Outcome,
                    Array.ConvertAll(persons, p => p.Missing ? double.NaN : p.Value(a, p.Offered))
                )),
            ],
        };
        return new(table, [.. Truth(persons)]);
    }

    private Person Person(RandomSource random, double trait, double[] levels)
    {
        var office = levels.Length == 1 ? 0 : random.NextInt(levels.Length);
        var icc = levels.Length == 1 ? 0 : plan.OfficeCorrelation;
        var own = random.NextNormal();
        var c = plan.WantingCorrelation;
        var wish = (c * own) + (Math.Sqrt(1 - (c * c)) * random.NextNormal());
        var latent =
            (Math.Sqrt(icc) * levels[office])
            + (Math.Sqrt((1 - icc) * plan.Explained) * trait)
            + (Math.Sqrt((1 - icc) * (1 - plan.Explained)) * own);
        var draw = random.NextDouble();
        var arm = Array.Find(shares, share => draw < share.UpTo).Arm ?? shares[^1].Arm;
        var rank = Normal.UpperTail(wish);
        return new(arm, office, latent, rank < plan.ServedInTreatment, rank < plan.ServedInControl)
        {
            Offered = offered.Contains(arm),
            Missing = random.NextDouble() < plan.Attrition,
        };
    }

    private IEnumerable<TrueEffect> Truth(Person[] persons)
    {
        var contrast = persons.Average(p => (p.ServedWhenOffered ? 1.0 : 0) - (p.ServedOtherwise ? 1.0 : 0));
        foreach (var assumption in plan.Assumptions)
        {
            var difference = persons.Average(p => p.Value(assumption, true) - p.Value(assumption, false));
            foreach (var comparison in protocol.Comparisons)
            {
                var sign = Offers(comparison.Of) - Offers(comparison.Against);
                foreach (var method in comparison.Methods)
                {
                    if (method is EffectMethod.Itt or EffectMethod.IttAdjusted)
                    {
                        var name = method == EffectMethod.Itt ? "itt" : "itt-adjusted";
                        yield return new(assumption.Outcome, comparison.Id, name, null, sign * difference);
                    }
                    else if (method == EffectMethod.Late && sign != 0)
                    {
                        yield return new(assumption.Outcome, comparison.Id, "late", null, difference / contrast);
                    }
                }
            }
        }
    }

    // Share of the arms of a side, by their size, that is offered the service.
    private double Offers(IReadOnlyList<string> arms)
    {
        double Size(string arm)
        {
            var at = Array.FindIndex(shares, share => share.Arm == arm);
            return at < 0 ? 0 : shares[at].UpTo - (at == 0 ? 0 : shares[at - 1].UpTo);
        }

        return arms.Where(offered.Contains).Sum(Size) / arms.Sum(Size);
    }

    private static (string Arm, double UpTo)[] Shares(ExperimentProtocol protocol)
    {
        var planned = protocol.Assignment is AssignmentRule.Recorded { Shares.Count: > 0 } recorded
            ? recorded.Shares.Select(s => (s.Arm, s.Share)).ToArray()
            : [.. protocol.Arms.Select(arm => (arm.Id, 1.0))];
        var (total, running) = (planned.Sum(s => s.Item2), 0.0);
        return [.. planned.Select(s => (s.Item1, running += s.Item2 / total))];
    }
}

/// <summary>One person of a simulated table, under either offer.</summary>
internal sealed record Person(string Arm, int Office, double Latent, bool ServedWhenOffered, bool ServedOtherwise)
{
    public required bool Offered { get; init; }

    public required bool Missing { get; init; }

    public bool ServedUnder(bool offered) => offered ? ServedWhenOffered : ServedOtherwise;

    public double Value(OutcomeAssumption assumption, bool offered)
    {
        var effect = ServedUnder(offered) ? assumption.Effect : 0;
        return assumption.StandardDeviation is { } deviation ? assumption.Control + (deviation * Latent) + effect
            : Normal.UpperTail(Latent) < assumption.Control + effect ? 1
            : 0;
    }
}
