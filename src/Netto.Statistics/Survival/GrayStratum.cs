namespace Netto.Statistics.Survival;

/// <summary>What happened to a row, seen from one cause.</summary>
internal enum EventKind
{
    None,
    Own,
    Other,
}

/// <summary>Scores of Gray's test and their covariance within one stratum.</summary>
/// <remarks>
/// Symbols of Gray (1988), section 3: at each time Y_k people of group k are at risk, S_k is their share without any event and F_k the
/// incidence so far; R_k = Y_k (1 − F_k)/S_k stands for Y_k had nobody met another cause. The score of group k is
/// Σ w (d_k − d R_k/R), w = (1 − F)^ρ with F the incidence of all groups together. The covariance sums the martingale of own events and
/// that of other events, which move S_k and so R_k; ties shrink both by the hypergeometric factor.
/// </remarks>
internal sealed class GrayStratum(int groups, double rho)
{
    private readonly double[] atRisk = new double[groups];
    private readonly double[] survival = [.. Enumerable.Repeat(1.0, groups)];
    private readonly double[] incidence = new double[groups];

    // Σ a dF/(1 − F): how later scores move with the incidence of a group.
    private readonly Matrix drift = new(groups, groups);
    private readonly Matrix squares = new(groups, groups);
    private readonly Matrix crosses = new(groups, groups);
    private readonly double[] own = new double[groups];
    private double pooled;

    public double[] Scores { get; } = new double[groups];

    public double Covariance(int i, int j)
    {
        var sum = squares[i, j];
        for (var k = 0; k < groups; k++)
        {
            sum += (drift[i, k] * crosses[j, k]) + (drift[j, k] * crosses[i, k]) + (drift[i, k] * drift[j, k] * own[k]);
        }
        return sum;
    }

    public void Add(double[] time, EventKind[] kinds, int[] codes, int[] rows)
    {
        int[] order = [.. rows.OrderBy(row => time[row])];
        foreach (var row in order)
        {
            atRisk[codes[row]]++;
        }
        var (ownEvents, otherEvents, leaving) = (new double[groups], new double[groups], new double[groups]);
        for (var start = 0; start < order.Length; )
        {
            Array.Clear(ownEvents);
            Array.Clear(otherEvents);
            Array.Clear(leaving);
            var end = start;
            for (; end < order.Length && time[order[end]] == time[order[start]]; end++)
            {
                var group = codes[order[end]];
                leaving[group]++;
                ownEvents[group] += kinds[order[end]] == EventKind.Own ? 1 : 0;
                otherEvents[group] += kinds[order[end]] == EventKind.Other ? 1 : 0;
            }
            if (Vectors.Sum(ownEvents) + Vectors.Sum(otherEvents) > 0)
            {
                At(ownEvents, otherEvents);
            }
            for (var k = 0; k < groups; k++)
            {
                atRisk[k] -= leaving[k];
            }
            start = end;
        }
    }

    private void At(double[] ownEvents, double[] otherEvents)
    {
        var present = Enumerable.Range(0, groups).Where(k => atRisk[k] > 0).ToArray();
        // Y/S and R = Y (1 − F)/S, by group and over all.
        var scaled = new double[groups];
        var (total, subject) = (0.0, 0.0);
        foreach (var k in present)
        {
            scaled[k] = atRisk[k] / survival[k];
            total += scaled[k];
            subject += scaled[k] * (1 - incidence[k]);
        }
        var events = Vectors.Sum(ownEvents);
        var weight = Math.Pow(1 - pooled, rho);
        var hazard = events / (total * (1 - pooled));
        var after = pooled + (events / total);
        var moves = new Matrix(groups, groups);
        foreach (var i in present)
        {
            Scores[i] += weight * (ownEvents[i] - (events * scaled[i] * (1 - incidence[i]) / subject));
            foreach (var j in present)
            {
                moves[i, j] = weight * scaled[i] * ((i == j ? 1 : 0) - (scaled[j] / total));
                drift[i, j] += moves[i, j] * hazard;
            }
        }
        foreach (var k in present)
        {
            var left = survival[k] * (atRisk[k] - ownEvents[k] - otherEvents[k]) / atRisk[k];
            if (events > 0)
            {
                OwnCause(k, events, total, (left > 0 ? 1 - ((1 - after) / left) : 1, moves));
            }
            if (otherEvents[k] > 0 && left > 0)
            {
                OtherCause(k, otherEvents[k], (1 - after) / left);
            }
        }
        foreach (var k in present)
        {
            incidence[k] += survival[k] * ownEvents[k] / atRisk[k];
            survival[k] *= (atRisk[k] - ownEvents[k] - otherEvents[k]) / atRisk[k];
        }
        pooled = after;
    }

    private void OwnCause(int k, double events, double total, (double Factor, Matrix Moves) at)
    {
        var ties = events > 1 ? 1 - ((events - 1) / ((total * survival[k]) - 1)) : 1;
        var variance = ties * survival[k] * events / (total * atRisk[k]);
        own[k] += at.Factor * at.Factor * variance;
        Accumulate(k, i => at.Moves[i, k] - (at.Factor * drift[i, k]), at.Factor * variance, variance);
    }

    private void OtherCause(int k, double events, double factor)
    {
        var ties = events > 1 ? 1 - ((events - 1) / (atRisk[k] - 1)) : 1;
        var variance = ties * survival[k] * survival[k] * events / (atRisk[k] * atRisk[k]);
        own[k] += factor * factor * variance;
        Accumulate(k, i => factor * drift[i, k], -factor * variance, variance);
    }

    private void Accumulate(int k, Func<int, double> loading, double cross, double variance)
    {
        for (var i = 0; i < groups; i++)
        {
            crosses[i, k] += loading(i) * cross;
            for (var j = 0; j < groups; j++)
            {
                squares[i, j] += loading(i) * loading(j) * variance;
            }
        }
    }
}
