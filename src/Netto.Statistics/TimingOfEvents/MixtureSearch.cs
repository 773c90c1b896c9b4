using Netto.Statistics.Likelihood;

namespace Netto.Statistics.TimingOfEvents;

/// <summary>A model on the way: its likelihood, parameters, and how the search got there.</summary>
internal sealed record SearchState(TimingLikelihood Likelihood, TimingPoint Point, int Iterations, bool Arrived)
{
    internal Mixture Mixture => Mixture.Of(Likelihood.Layout, Point.Theta);

    internal int Parameters => Point.Theta.Length;
}

/// <summary>Where the search went.</summary>
/// <param name="Best">The model accepted.</param>
/// <param name="Tried">The models of the steps, in the order of <paramref name="Steps"/>.</param>
/// <param name="Steps">The steps as reported.</param>
internal sealed record SearchPath(SearchState Best, IReadOnlyList<SearchState> Tried, IReadOnlyList<SearchStep> Steps);

/// <summary>Adds mass points one at a time; after each, Newton's method over all parameters, with points at the boundary put on it.</summary>
internal sealed class MixtureSearch(TimingCells cells, TimingSpecification specification)
{
    private const int StepsPerRound = 40;
    private const int Rounds = 6;
    private const int Starts = 2;
    private const double HalfSplit = 0.6;

    // A factor under e^−11 of the mean is as good as zero; so is a type of less than a twentieth of a person.
    private const double NoHazard = -11;
    private const double NoPeople = 0.05;
    private const double SamePoint = 1e-3;

    /// <summary>The models tried, one per number of points; the best is the last but for one that did not do better.</summary>
    internal SearchPath Run()
    {
        var best = Homogeneous();
        var path = new List<SearchStep>();
        List<SearchState> tried = [best];
        while (true)
        {
            var table = new UnitTable(cells, best.Mixture, best.Point.Theta);
            var centre = Enumerable.Range(0, cells.Hazards.Length).Select(h => Math.Log(best.Mixture.Mean(h)));
            var (candidates, slope) = PointSearch.Find(table, [.. centre], Starts);
            path.Add(Step(best, slope));
            if (best.Mixture.Count >= specification.Heterogeneity.LargestCount || !(slope > 1e-6))
            {
                return new(best, tried, path);
            }

            var next = candidates
                .Select(c => Extended(best, c))
                .Append(Climb(Split(best.Mixture), best.Point.Theta))
                .MaxBy(s => s.Point.LogLikelihood)!;
            tried.Add(next);
            if (
                !specification.Heterogeneity.IsBetter(path[^1], Step(next, 0))
                || next.Mixture.Count <= best.Mixture.Count
            )
            {
                path.Add(Step(next, double.NaN));
                return new(best, tried, path);
            }

            best = next;
        }
    }

    internal SearchState Homogeneous()
    {
        var shared = new double[cells.Shared];
        foreach (var hazard in cells.Hazards)
        {
            StartLevels(hazard, shared);
        }

        var (layout, theta) = MixtureLayout.Of(cells, Mixture.Single(cells.Hazards.Length), shared);
        var likelihood = new TimingLikelihood(cells, layout);
        var end = NewtonSearch.Climb(likelihood.At(theta), likelihood.At, new(100));
        CheckFinite(end.Point, end.Inverse);
        if (!end.Arrived)
        {
            throw Unsettled();
        }

        return new(likelihood, end.Point, end.Iterations, true);
    }

    private SearchState Extended(SearchState from, PointCandidate candidate)
    {
        var mixture = Mixture.Of(
            [.. from.Mixture.V, candidate.V],
            [.. from.Mixture.Probabilities.Select(p => p * (1 - candidate.Share)), candidate.Share]
        );
        return Climb(mixture, from.Point.Theta);
    }

    // The most frequent point in two, one quicker in everything: selection that a single new point may miss.
    private static Mixture Split(Mixture mixture)
    {
        var p = mixture.Probabilities;
        var largest = Array.IndexOf(p, p.Max());
        return Mixture.Of(
            [
                .. mixture.V.Select((v, m) => m == largest ? Array.ConvertAll(v, x => x - HalfSplit) : v),
                Array.ConvertAll(mixture.V[largest], x => x + HalfSplit),
            ],
            [.. p.Select((x, m) => m == largest ? x / 2 : x), p[largest] / 2]
        );
    }

    private SearchState Climb(Mixture mixture, double[] shared)
    {
        var iterations = 0;
        for (var round = 1; ; round++)
        {
            var (layout, theta) = MixtureLayout.Of(cells, mixture, shared);
            var likelihood = new TimingLikelihood(cells, layout);
            var end = NewtonSearch.Climb(
                likelihood.At(theta),
                likelihood.At,
                new(StepsPerRound) { LargestChange = 2, Precision = 1e-16 }
            );
            iterations += end.Iterations;
            specification.Cancellation.ThrowIfCancellationRequested();
            var found = new SearchState(likelihood, end.Point, iterations, end.Arrived);
            var tidied = Tidied(found.Mixture);
            if (round == Rounds || (end.Arrived && tidied is null))
            {
                return found;
            }

            (mixture, shared) = (tidied ?? found.Mixture, end.Point.Theta);
        }
    }

    /// <summary>The mixture with hazards of (almost) zero at zero, empty points left out, equal points joined; null when nothing changes.</summary>
    private Mixture? Tidied(Mixture mixture)
    {
        var isChanged = false;
        double[] centre = [.. Enumerable.Range(0, cells.Hazards.Length).Select(h => Math.Log(mixture.Mean(h)))];
        List<(double[] V, double P)> points = [];
        for (var m = 0; m < mixture.Count; m++)
        {
            double[] v = [.. mixture.V[m].Select((x, h) => x - centre[h] < NoHazard ? double.NegativeInfinity : x)];
            isChanged |= !v.SequenceEqual(mixture.V[m]);
            var same = points.FindIndex(p =>
                p.V.Zip(v).All(z => z.First.Equals(z.Second) || Math.Abs(z.First - z.Second) < SamePoint)
            );
            if (mixture.Probabilities[m] * cells.People < NoPeople)
            {
                isChanged = true;
            }
            else if (same >= 0)
            {
                points[same] = (points[same].V, points[same].P + mixture.Probabilities[m]);
                isChanged = true;
            }
            else
            {
                points.Add((v, mixture.Probabilities[m]));
            }
        }

        return isChanged ? Mixture.Of([.. points.Select(p => p.V)], [.. points.Select(p => p.P)]) : null;
    }

    private void StartLevels(HazardLayout hazard, double[] shared)
    {
        var (events, exposure) = (new double[hazard.Levels], new double[hazard.Levels]);
        for (var c = 0; c < cells.State.Length; c++)
        {
            var parameters = cells.States[cells.State[c]];
            var level = parameters.Length == 0 ? -1 : parameters[0] - hazard.First;
            if (level >= 0 && level < hazard.Levels)
            {
                events[level] += cells.HasEvent[c] ? 1 : 0;
                exposure[level] += cells.Exposure[c];
            }
        }

        for (var j = 0; j < events.Length; j++)
        {
            shared[hazard.First + j] = Math.Log(events[j] / exposure[j]);
        }
    }

    private SearchStep Step(SearchState state, double slope)
    {
        var exit = cells.Hazards[0];
        var effects = exit.Effects.SelectMany(w => w).Where(p => p >= 0).Select(p => state.Point.Theta[p]);
        return new(
            state.Mixture.Count,
            state.Point.LogLikelihood,
            state.Parameters,
            slope,
            state.Iterations,
            state.Arrived,
            [.. effects]
        );
    }

    private void CheckFinite(TimingPoint point, Matrix? inverse)
    {
        foreach (var hazard in cells.Hazards)
        {
            for (var j = 0; j < hazard.Count; j++)
            {
                var at = hazard.First + j;
                var range = RangeOf(hazard, j);
                double? error = inverse is null ? null : Math.Sqrt(inverse[at, at]) * range;
                if (j >= hazard.Levels && UnboundedCoefficient.IsFound(point.Theta[at] * range, error))
                {
                    throw UnboundedCoefficient.Refused($"{hazard.Terms[j]} in the hazard of {hazard.Name}");
                }
            }
        }
    }

    private double RangeOf(HazardLayout hazard, int term)
    {
        var at = term - hazard.FirstRegressor;
        if (at < 0)
        {
            return 1;
        }

        var values = cells.Regressors[Array.IndexOf(cells.Hazards, hazard)].Columns[at];
        return UnboundedCoefficient.RangeOf(values);
    }

    private static StatisticsException Unsettled() =>
        new(
            StatisticsErrors.NotConverged,
            "The hazards did not settle without unobserved traits.",
            "Look for groups in which nobody has the event, and for treatments that everybody has in an interval."
        );
}
