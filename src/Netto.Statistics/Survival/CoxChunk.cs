namespace Netto.Statistics.Survival;

/// <summary>Event times that follow each other in a stratum, with the rows that join the risk set at them.</summary>
/// <param name="Stratum">Number of the stratum.</param>
/// <param name="Sets">The stratum.</param>
/// <param name="FirstTime">First event time of the chunk.</param>
/// <param name="EndTime">The event time after its last.</param>
internal sealed record CoxChunk(int Stratum, RiskSets Sets, int FirstTime, int EndTime)
{
    /// <summary>First of its rows, which stops last.</summary>
    internal int FirstRow => Sets.Rows[0] + Sets.Entered[EndTime];

    /// <summary>The row after its last.</summary>
    internal int EndRow => Sets.Rows[0] + Sets.Entered[FirstTime];

    /// <summary>Chunks of some thousands of rows, from the last time of each stratum to its first; the tied stay together.</summary>
    internal static CoxChunk[] Of(IReadOnlyList<RiskSets> strata, int rows)
    {
        var wanted = CrossProducts.ChunkRows(rows);
        var chunks = new List<CoxChunk>();
        for (var s = 0; s < strata.Count; s++)
        {
            var (sets, end) = (strata[s], strata[s].Times.Length);
            for (var t = end - 1; t >= 0; t--)
            {
                if (t == 0 || sets.Entered[t] - sets.Entered[end] >= wanted)
                {
                    chunks.Add(new(s, sets, t, end));
                    end = t;
                }
            }
        }

        return [.. chunks];
    }
}

/// <summary>Sums of a chunk of event times.</summary>
/// <param name="Logs">Σ size × log denominator.</param>
/// <param name="Means">Σ size × x̄.</param>
/// <param name="Squares">Σ size × x̄ x̄', lower triangle.</param>
/// <param name="Hazard">Σ size / denominator.</param>
internal sealed record CoxChunkSums(double Logs, double[] Means, double[] Squares, double Hazard);
