using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// Sums of outcomes of the randomised people under each of the three arms. Two of them add up. The true effects follow:
/// <list type="bullet">
/// <item><c>itt</c>, <c>itt-adjusted</c>: difference of mean potential outcomes of all randomised people;</item>
/// <item><c>late</c>: that difference over the difference in service received;</item>
/// <item><c>did</c>: all randomised people, treatment against what the regular service would have done for them;</item>
/// <item><c>did-iv</c>: those who would not ask for service, regular service against none;</item>
/// <item><c>selection-iv</c>: people who are seen under both arms (who would not ask, where control is one of them).</item>
/// </list>
/// </summary>
internal sealed class WgaTruth
{
    private readonly ExperimentProtocol _protocol;
    private readonly IReadOnlyList<Outcome> _outcomes;
    private readonly WgaArms _arms;
    private readonly int _subgroups;
    private readonly double[] _sums;
    private readonly long[] _counts;
    private readonly double[] _pairSums;
    private readonly long[] _pairCounts;

    public WgaTruth(ExperimentProtocol protocol, IReadOnlyList<Outcome> outcomes, WgaArms arms)
    {
        _protocol = protocol;
        _outcomes = outcomes;
        _arms = arms;
        _subgroups = protocol.Subgroups.Count + 1;
        var cells = outcomes.Count * _subgroups * 3;
        // Arms by asking or not; pairs of arms by asking or not.
        _sums = new double[cells * 2];
        _counts = new long[cells * 2];
        _pairSums = new double[cells * 2];
        _pairCounts = new long[cells * 2];
    }

    /// <summary>The pairs of arms that are compared.</summary>
    private enum Pair
    {
        TreatmentControl,
        TreatmentRegular,
        RegularControl,
    }

    /// <summary>Adds one person.</summary>
    /// <param name="values">Outcomes under treatment, control and regular service, one row an arm.</param>
    /// <param name="asks">Whether the person asks for service when left without.</param>
    /// <param name="subgroups">Indices of the subgroups in the protocol.</param>
    public void Add(double[][] values, bool asks, ReadOnlySpan<int> subgroups)
    {
        AddTo(values, asks, 0);
        foreach (var subgroup in subgroups)
        {
            AddTo(values, asks, subgroup + 1);
        }
    }

    /// <summary>Adds other sums of the same protocol.</summary>
    public void Add(WgaTruth other)
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += other._sums[i];
            _counts[i] += other._counts[i];
            _pairSums[i] += other._pairSums[i];
            _pairCounts[i] += other._pairCounts[i];
        }
    }

    /// <summary>The true effects, in the order of the protocol.</summary>
    public IEnumerable<TrueEffect> Effects()
    {
        foreach (var comparison in _protocol.Comparisons)
        {
            if (PairOf(comparison) is not { } pair)
            {
                continue;
            }

            foreach (var method in comparison.Methods)
            {
                foreach (var effect in Effects(comparison.Id, pair, method))
                {
                    yield return effect;
                }
            }
        }
    }

    private IEnumerable<TrueEffect> Effects(string comparison, Pair pair, EffectMethod method)
    {
        for (var outcome = 0; outcome < _outcomes.Count; outcome++)
        {
            // Outcomes seen only for some have a plain difference of those seen, and the effect that selection-iv aims at.
            var fits = _outcomes[outcome].Selection is null
                ? method != EffectMethod.SelectionIv
                : method is EffectMethod.SelectionIv or EffectMethod.Itt;
            var wanted = _outcomes[outcome].Comparisons is not { } only || only.Contains(comparison);
            if (!wanted || !fits)
            {
                continue;
            }

            for (var subgroup = 0; subgroup < _subgroups; subgroup++)
            {
                if (Value(outcome, pair, method, subgroup) is var value && double.IsFinite(value))
                {
                    var name = subgroup == 0 ? null : _protocol.Subgroups[subgroup - 1].Id;
                    yield return new TrueEffect(_outcomes[outcome].Id, comparison, NameOf(method), name, value);
                }
            }
        }
    }

    private double Value(int outcome, Pair pair, EffectMethod method, int subgroup) =>
        method switch
        {
            EffectMethod.Itt or EffectMethod.IttAdjusted => Difference(outcome, pair, subgroup),
            EffectMethod.Late => Difference(outcome, pair, subgroup) / ShareNotAsking(outcome, pair, subgroup),
            EffectMethod.Did => Difference(outcome, pair, subgroup),
            EffectMethod.DidIv => PairMean(outcome, pair, subgroup, asking: [0]),
            EffectMethod.SelectionIv => PairMean(outcome, pair, subgroup, pair == Pair.TreatmentRegular ? [0, 1] : [0]),
            _ => double.NaN,
        };

    private double Difference(int outcome, Pair pair, int subgroup)
    {
        var (first, second) = ArmsOf(pair);
        return Mean(outcome, first, subgroup) - Mean(outcome, second, subgroup);
    }

    private double Mean(int outcome, int arm, int subgroup)
    {
        var at = At(outcome, arm, subgroup);
        return (_sums[at] + _sums[at + 1]) / (_counts[at] + _counts[at + 1]);
    }

    /// <summary>The difference in service received: everybody in the treatment arm, in the control arm those who ask.</summary>
    private double ShareNotAsking(int outcome, Pair pair, int subgroup)
    {
        var at = At(outcome, ArmsOf(pair).Second, subgroup);
        return pair == Pair.TreatmentRegular ? 0 : (double)_counts[at] / (_counts[at] + _counts[at + 1]);
    }

    private double PairMean(int outcome, Pair pair, int subgroup, int[] asking)
    {
        var at = At(outcome, (int)pair, subgroup);
        return asking.Sum(a => _pairSums[at + a]) / asking.Sum(a => _pairCounts[at + a]);
    }

    private void AddTo(double[][] values, bool asks, int subgroup)
    {
        for (var outcome = 0; outcome < _outcomes.Count; outcome++)
        {
            for (var arm = 0; arm < 3; arm++)
            {
                Count(_sums, _counts, At(outcome, arm, subgroup) + (asks ? 1 : 0), values[arm][outcome]);
                var (first, second) = ArmsOf((Pair)arm);
                var difference = values[first][outcome] - values[second][outcome];
                Count(_pairSums, _pairCounts, At(outcome, arm, subgroup) + (asks ? 1 : 0), difference);
            }
        }
    }

    private static void Count(double[] sums, long[] counts, int at, double value)
    {
        if (!double.IsNaN(value))
        {
            sums[at] += value;
            counts[at]++;
        }
    }

    /// <summary>Indices of the arms of a pair: treatment 0, control 1, regular 2.</summary>
    private static (int First, int Second) ArmsOf(Pair pair) =>
        pair switch
        {
            Pair.TreatmentControl => (0, 1),
            Pair.TreatmentRegular => (0, 2),
            _ => (2, 1),
        };

    private Pair? PairOf(Comparison comparison) =>
        (comparison.Of, comparison.Against) switch
        {
            ([var of], [var against]) when of == _arms.Treatment && against == _arms.Control => Pair.TreatmentControl,
            ([var of], [var against]) when of == _arms.Treatment && against == _arms.Regular => Pair.TreatmentRegular,
            ([var of], [var against]) when of == _arms.Regular && against == _arms.Control => Pair.RegularControl,
            _ => null,
        };

    private int At(int outcome, int arm, int subgroup) => ((((outcome * 3) + arm) * _subgroups) + subgroup) * 2;

    private static string NameOf(EffectMethod method) =>
        method switch
        {
            EffectMethod.Itt => "itt",
            EffectMethod.IttAdjusted => "itt-adjusted",
            EffectMethod.Late => "late",
            EffectMethod.Did => "did",
            EffectMethod.DidIv => "did-iv",
            _ => "selection-iv",
        };
}
