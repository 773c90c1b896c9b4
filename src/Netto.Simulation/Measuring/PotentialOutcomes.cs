using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Measuring;

/// <summary>
/// Sums of outcomes and of service received, for every person under every arm, by subgroup. The true effects are
/// differences of their means. Two of these add up; adding in a fixed order keeps the last digit.
/// </summary>
public sealed class PotentialOutcomes
{
    private readonly ExperimentProtocol _protocol;
    private readonly IReadOnlyList<Outcome> _outcomes;
    private readonly int _subgroups;
    private readonly double[] _sums;
    private readonly double[] _received;
    private readonly long[] _counts;

    /// <summary>Empty sums for the outcomes that are measured.</summary>
    public PotentialOutcomes(ExperimentProtocol protocol, IReadOnlyList<Outcome> outcomes)
    {
        _protocol = protocol;
        _outcomes = outcomes;
        _subgroups = protocol.Subgroups.Count + 1;
        _sums = new double[outcomes.Count * protocol.Arms.Count * _subgroups];
        _received = new double[_sums.Length];
        _counts = new long[_sums.Length];
    }

    /// <summary>Adds one person under one arm.</summary>
    /// <param name="arm">Index of the arm in the protocol.</param>
    /// <param name="values">One value an outcome; NaN where it is not observed.</param>
    /// <param name="received">Whether the person gets the service under this arm.</param>
    /// <param name="subgroups">Indices of the subgroups in the protocol.</param>
    public void Add(int arm, ReadOnlySpan<double> values, bool received, ReadOnlySpan<int> subgroups)
    {
        for (var outcome = 0; outcome < values.Length; outcome++)
        {
            if (double.IsNaN(values[outcome]))
            {
                continue;
            }

            AddTo(At(outcome, arm, 0), values[outcome], received);
            foreach (var subgroup in subgroups)
            {
                AddTo(At(outcome, arm, subgroup + 1), values[outcome], received);
            }
        }
    }

    /// <summary>Adds other sums of the same protocol.</summary>
    public void Add(PotentialOutcomes other)
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += other._sums[i];
            _received[i] += other._received[i];
            _counts[i] += other._counts[i];
        }
    }

    /// <summary>
    /// The true effects of all comparisons between randomised arms: <c>itt</c> and <c>itt-adjusted</c> are the
    /// difference of mean potential outcomes, <c>late</c> is that difference over the difference in service received.
    /// </summary>
    public IEnumerable<TrueEffect> Effects()
    {
        foreach (var comparison in _protocol.Comparisons)
        {
            foreach (
                var method in comparison.Methods.Where(m =>
                    m is EffectMethod.Itt or EffectMethod.IttAdjusted or EffectMethod.Late
                )
            )
            {
                for (var outcome = 0; outcome < _outcomes.Count; outcome++)
                {
                    foreach (var effect in Effects(comparison, method, outcome))
                    {
                        yield return effect;
                    }
                }
            }
        }
    }

    private IEnumerable<TrueEffect> Effects(Comparison comparison, EffectMethod method, int outcome)
    {
        if (_outcomes[outcome].Comparisons is { } only && !only.Contains(comparison.Id))
        {
            yield break;
        }

        for (var subgroup = 0; subgroup < _subgroups; subgroup++)
        {
            var difference =
                Mean(_sums, comparison.Of, outcome, subgroup) - Mean(_sums, comparison.Against, outcome, subgroup);
            var served =
                Mean(_received, comparison.Of, outcome, subgroup)
                - Mean(_received, comparison.Against, outcome, subgroup);
            var value = method == EffectMethod.Late ? difference / served : difference;
            if (double.IsFinite(value))
            {
                yield return new TrueEffect(
                    _outcomes[outcome].Id,
                    comparison.Id,
                    NameOf(method),
                    subgroup == 0 ? null : _protocol.Subgroups[subgroup - 1].Id,
                    value
                );
            }
        }
    }

    /// <summary>Mean over arms together, weighted by the shares with which they are drawn.</summary>
    private double Mean(double[] sums, IReadOnlyList<string> arms, int outcome, int subgroup)
    {
        var (mean, weights) = (0.0, 0.0);
        foreach (var arm in arms)
        {
            var at = At(outcome, IndexOf(arm), subgroup);
            var weight = ShareOf(arm);
            mean += weight * sums[at] / _counts[at];
            weights += weight;
        }

        return mean / weights;
    }

    private double ShareOf(string arm) =>
        _protocol.Assignment switch
        {
            AssignmentRule.LastDigit rule => rule.Digits.ShareOf(arm),
            AssignmentRule.KeyedHash rule => rule.Shares.First(s => s.Arm == arm).Share,
            AssignmentRule.Blocked rule => rule.Shares.First(s => s.Arm == arm).Share,
            _ => 1,
        };

    private int IndexOf(string arm)
    {
        for (var i = 0; i < _protocol.Arms.Count; i++)
        {
            if (_protocol.Arms[i].Id == arm)
            {
                return i;
            }
        }

        throw new ArgumentException($"The protocol has no arm '{arm}'.", nameof(arm));
    }

    private void AddTo(int at, double value, bool received)
    {
        _sums[at] += value;
        _received[at] += received ? 1 : 0;
        _counts[at]++;
    }

    private int At(int outcome, int arm, int subgroup) =>
        (((outcome * _protocol.Arms.Count) + arm) * _subgroups) + subgroup;

    private static string NameOf(EffectMethod method) =>
        method switch
        {
            EffectMethod.Itt => "itt",
            EffectMethod.IttAdjusted => "itt-adjusted",
            _ => "late",
        };
}
