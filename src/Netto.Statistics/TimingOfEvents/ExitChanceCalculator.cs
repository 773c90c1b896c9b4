namespace Netto.Statistics.TimingOfEvents;

/// <summary>Exit chances 1 − mean over people of Σ p exp(−e^v e^xb B(t)), B the integral of level and treatment effects, with their gradients.</summary>
internal sealed class ExitChanceCalculator(
    TimingModel model,
    TimingCells cells,
    (MixtureLayout Layout, double[] Theta) estimates,
    Matrix covariance
)
{
    private readonly HazardLayout _exit = cells.Hazards[0];
    private readonly Mixture _mixture = Mixture.Of(estimates.Layout, estimates.Theta);
    private readonly (double[] X, double Ratio)[] _people = PeopleAtEntry(cells, estimates.Theta);

    internal IReadOnlyList<ExitChance> Compare(IReadOnlyList<double> horizons, double[] planned)
    {
        var nobody = Array.ConvertAll(planned, _ => double.PositiveInfinity);
        var scenarios = new List<(string Name, double[] Times)>();
        for (var k = 0; k < planned.Length; k++)
        {
            var alone = (double[])nobody.Clone();
            alone[k] = planned[k];
            scenarios.Add((model.Treatments[k].Hazard.Name, alone));
        }

        if (planned.Length > 1)
        {
            scenarios.Add(("all", planned));
        }

        var without = horizons.Select(t => Chance(nobody, t)).ToArray();
        return
        [
            .. scenarios.SelectMany(s =>
                horizons.Select((t, at) => Change(s.Name, t, without[at], Chance(s.Times, t)))
            ),
        ];
    }

    private ExitChance Change(string scenario, double horizon, Value without, Value with)
    {
        var gradient = (double[])with.Gradient.Clone();
        Vectors.AddScaled(gradient, without.Gradient, -1);
        var error = Math.Sqrt(Math.Max(0, covariance.Form(gradient, gradient)));
        var name = FormattableString.Invariant($"{scenario} by {horizon:R}");
        var change = Coefficient.From(name, with.Chance - without.Chance, error, double.PositiveInfinity);
        return new(scenario, horizon, without.Chance, with.Chance, change);
    }

    private Value Chance(double[] treatedAt, double horizon)
    {
        var (total, byParameter) = Integral(treatedAt, horizon);
        var gradient = new double[estimates.Theta.Length];
        var (stay, spread) = (new double[_mixture.Count], 0.0);
        for (var i = 0; i < _people.Length; i++)
        {
            var (x, ratio) = _people[i];
            var slope = 0.0;
            for (var m = 0; m < stay.Length; m++)
            {
                var w = Math.Exp(_mixture.V[m][0]);
                var s = Math.Exp(-w * ratio * total);
                stay[m] += s / _people.Length;
                var part = _mixture.Probabilities[m] * s * w * ratio / _people.Length;
                slope += part;
                if (estimates.Layout.Place[m][0] >= 0)
                {
                    gradient[estimates.Layout.Place[m][0]] += part * total;
                }
            }

            spread += slope;
            Vectors.AddScaled(gradient.AsSpan(_exit.FirstRegressor, x.Length), x, slope * total);
        }

        for (var j = 0; j < _exit.FirstRegressor; j++)
        {
            gradient[j] += spread * byParameter[j];
        }

        var mean = stay.Zip(_mixture.Probabilities, (s, p) => s * p).Sum();
        for (var m = 1; m < stay.Length; m++)
        {
            gradient[estimates.Layout.FirstLogit + m - 1] -= _mixture.Probabilities[m] * (stay[m] - mean);
        }

        return new(1 - mean, gradient);
    }

    /// <summary>B(t) with its derivatives to levels and effects.</summary>
    private (double Total, double[] ByParameter) Integral(double[] treatedAt, double horizon)
    {
        var breaks = new SortedSet<double> { 0, horizon };
        breaks.UnionWith(model.Exit.Cuts.Where(c => c < horizon));
        for (var k = 0; k < treatedAt.Length; k++)
        {
            breaks.UnionWith(model.Treatments[k].Effect.Changes(treatedAt[k]).Where(t => t > 0 && t < horizon));
        }

        double[] times = [.. breaks];
        var (total, byParameter) = (0.0, new double[_exit.FirstRegressor]);
        for (var i = 0; i + 1 < times.Length; i++)
        {
            var parameters = ParametersAt(treatedAt, times[i]);
            if (parameters is null)
            {
                continue;
            }

            var part = (times[i + 1] - times[i]) * Math.Exp(parameters.Sum(p => estimates.Theta[p]));
            total += part;
            foreach (var p in parameters)
            {
                byParameter[p] += part;
            }
        }

        return (total, byParameter);
    }

    private List<int>? ParametersAt(double[] treatedAt, double time)
    {
        var level = _exit.Intervals[model.Exit.Cuts.Count(c => time >= c)];
        if (level < 0)
        {
            return null;
        }

        List<int> parameters = [level];
        for (var k = 0; k < treatedAt.Length; k++)
        {
            if (time >= treatedAt[k])
            {
                var effect = _exit.Effects[k][model.Treatments[k].Effect.Window(treatedAt[k], time)];
                parameters.AddRange(effect >= 0 ? [effect] : []);
            }
        }

        return parameters;
    }

    private static (double[] X, double Ratio)[] PeopleAtEntry(TimingCells cells, double[] theta)
    {
        var exit = cells.Hazards[0];
        var people = new (double[], double)[cells.People];
        for (var unit = cells.Units - 1; unit >= 0; unit--)
        {
            var x = cells.X.AsSpan(cells.SegmentX[cells.FirstSegment[unit]], exit.Regressors).ToArray();
            people[cells.Person[unit]] = (x, Math.Exp(Vectors.Dot(x, theta.AsSpan(exit.FirstRegressor, x.Length))));
        }

        return people;
    }

    private sealed record Value(double Chance, double[] Gradient);
}
