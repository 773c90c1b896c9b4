namespace Netto.Simulation.Calibration;

/// <summary>A published figure beside the mean of what the simulations gave.</summary>
/// <param name="Figure">The published figure.</param>
/// <param name="Simulated">Mean over the seeds; NaN when the simulation does not make it.</param>
/// <param name="MonteCarloError">Standard error of that mean, from how the seeds differ; NaN with a single seed.</param>
public sealed record CalibratedFigure(PublishedFigure Figure, double Simulated, double MonteCarloError)
{
    /// <summary>Whether the figure is reproduced.</summary>
    public bool IsReproduced => Figure.IsReproducedBy(Simulated);

    /// <summary>
    /// Distance from the mean to the nearest bound in Monte Carlo errors: how far chance must move the mean of as many
    /// other seeds before the figure is missed. Negative when it is missed; NaN with a single seed.
    /// </summary>
    public double Margin => Figure.RoomLeft(Simulated) / MonteCarloError;
}

/// <summary>All published figures of an experiment, held against the mean of several simulations.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Seeds">The seeds of the simulations.</param>
/// <param name="Rows">One row a figure, in the order of the source.</param>
public sealed record CalibrationTable(string Experiment, SeedRange Seeds, IReadOnlyList<CalibratedFigure> Rows)
{
    /// <summary>The figures that are not reproduced.</summary>
    public IEnumerable<CalibratedFigure> Missed => Rows.Where(row => !row.IsReproduced);

    /// <summary>Simulates an experiment with each seed and compares the means with the published figures.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="progress">Told each seed after it is done.</param>
    public static CalibrationTable Of(ICalibratedExperiment experiment, SeedRange seeds, Action<int> progress)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(progress);
        var figures = PublishedFigures.Of(experiment.Id);
        var values = figures.Select(_ => new List<double>(seeds.Count)).ToArray();
        for (var seed = seeds.First; seed <= seeds.Last; seed++)
        {
            var simulated = experiment.Simulate(seed);
            for (var i = 0; i < figures.Count; i++)
            {
                if (simulated.Of(figures[i]) is var value && !double.IsNaN(value))
                {
                    values[i].Add(value);
                }
            }

            progress(seed);
        }

        return new CalibrationTable(experiment.Id, seeds, [.. figures.Select((f, i) => Calibrated(f, values[i]))]);
    }

    private static CalibratedFigure Calibrated(PublishedFigure figure, List<double> values)
    {
        var mean = values.Count > 0 ? values.Average() : double.NaN;
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new CalibratedFigure(figure, mean, Math.Sqrt(squares / (values.Count - 1) / values.Count));
    }

    /// <summary>The figure with the smallest margin; null with a single seed.</summary>
    public CalibratedFigure? Narrowest =>
        Rows.Where(row => !double.IsNaN(row.Margin)).OrderBy(row => row.Margin).FirstOrDefault();
}
