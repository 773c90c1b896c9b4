namespace Netto.Statistics.TimingOfEvents;

/// <summary>
/// A unit seen through the types: log-likelihood, chance of each type given what happened, and what the derivatives need. The score of a type in the shared parameters is
/// c × (regressors at the event) − w × (regressors at risk), hazard by hazard, with w = e^v and c = 1 for exact records.
/// </summary>
internal sealed class TypeWeights
{
    private readonly Mixture _mixture;
    private readonly double[] _logProbabilities;
    private readonly bool _isGrouped;

    internal TypeWeights(Mixture mixture, EventRecords records)
    {
        _mixture = mixture;
        _isGrouped = records == EventRecords.Grouped;
        _logProbabilities = Array.ConvertAll(mixture.Probabilities, Math.Log);
        W = Array.ConvertAll(mixture.V, v => Array.ConvertAll(v, Math.Exp));
        var hazards = mixture.V[0].Length;
        Chance = new double[mixture.Count];
        (C, Bend, Score) = (Zeros(hazards), Zeros(hazards), Zeros(hazards));
        (MeanW, MeanC, MeanBend) = (new double[hazards], new double[hazards], new double[hazards]);
    }

    /// <summary>e^v, points × hazards.</summary>
    internal double[][] W { get; }

    /// <summary>Chance of each type given what happened.</summary>
    internal double[] Chance { get; }

    /// <summary>Factor c on the regressors at the event, points × hazards.</summary>
    internal double[][] C { get; }

    /// <summary>Derivative of c to v: zero for exact records.</summary>
    internal double[][] Bend { get; }

    /// <summary>Derivative of the type's log-likelihood to v.</summary>
    internal double[][] Score { get; }

    internal double[] MeanW { get; }

    internal double[] MeanC { get; }

    internal double[] MeanBend { get; }

    /// <summary>Weighs the types; gives the log-likelihood of the unit.</summary>
    internal double Weigh(UnitFacts facts)
    {
        var largest = double.NegativeInfinity;
        for (var m = 0; m < Chance.Length; m++)
        {
            Chance[m] = _logProbabilities[m] + LogLikelihood(facts, m);
            largest = Math.Max(largest, Chance[m]);
        }

        if (double.IsNegativeInfinity(largest))
        {
            return double.NegativeInfinity;
        }

        var sum = 0.0;
        for (var m = 0; m < Chance.Length; m++)
        {
            Chance[m] = Math.Exp(Chance[m] - largest);
            sum += Chance[m];
        }

        for (var m = 0; m < Chance.Length; m++)
        {
            Chance[m] /= sum;
        }

        Means();
        return facts.LogHazards + largest + Math.Log(sum);
    }

    /// <summary>Log-likelihood of a type, without the log hazards that all types share.</summary>
    private double LogLikelihood(UnitFacts facts, int m)
    {
        var sum = 0.0;
        for (var h = 0; h < W[m].Length; h++)
        {
            var w = W[m][h];
            sum -= w * facts.Cumulative[h];
            (C[m][h], Bend[m][h]) = (0, 0);
            if (facts.HasEvent[h])
            {
                sum += _isGrouped ? LogGrouped(w * facts.OfEvent[h], m, h) : _mixture.V[m][h];
                C[m][h] = _isGrouped ? C[m][h] : 1;
            }

            Score[m][h] = C[m][h] - w * facts.Cumulative[h];
        }

        return sum;
    }

    // log(1 − e^−g), with derivative κ = g/(e^g − 1) to log g and second derivative κ(1 − g − κ).
    private double LogGrouped(double g, int m, int h)
    {
        var rest = GroupedEvent.Probability(g);
        C[m][h] = g > 0 ? g * Math.Exp(-g) / rest : 1;
        Bend[m][h] = C[m][h] * (1 - g - C[m][h]);
        return Math.Log(rest);
    }

    private void Means()
    {
        for (var h = 0; h < MeanW.Length; h++)
        {
            var (w, c, bend) = (0.0, 0.0, 0.0);
            for (var m = 0; m < Chance.Length; m++)
            {
                w += Chance[m] * W[m][h];
                c += Chance[m] * C[m][h];
                bend += Chance[m] * Bend[m][h];
            }

            (MeanW[h], MeanC[h], MeanBend[h]) = (w, c, bend);
        }
    }

    private double[][] Zeros(int hazards) => [.. _mixture.V.Select(_ => new double[hazards])];
}
