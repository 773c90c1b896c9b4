namespace Netto.Statistics.TimingOfEvents;

/// <summary>
/// The timing-of-events model by maximum likelihood (Abbring and Van den Berg 2003, doi:10.1111/1468-0262.00456): log hazard = level of the interval + x'b + v, the exit hazard also + effects of treatments received;
/// v has mass points with joint support over all hazards (Heckman and Singer 1984, doi:10.2307/1911491), added one at a time. Late entry is conditioned on: the likelihood is divided by the chance, over
/// types, to be still there untreated. Effects are identified by the order of events, if people do not know the moment of treatment beforehand and hazards are proportional.
/// </summary>
public static class TimingEstimator
{
    /// <summary>Fits the model as <see cref="TimingSpecification.Default"/> says.</summary>
    /// <param name="model">Hazards over the pieces of people's time.</param>
    /// <exception cref="StatisticsException">As the overload with a specification.</exception>
    public static TimingFit Fit(TimingModel model) => Fit(model, TimingSpecification.Default);

    /// <summary>Fits the model.</summary>
    /// <param name="model">Hazards over the pieces of people's time.</param>
    /// <param name="specification">Standard errors, when to stop adding points, horizons.</param>
    /// <exception cref="StatisticsException">
    /// SRV002: nobody leaves. SRV003: a coefficient has no finite maximum. SRV004: no time at risk. SRV005: cuts do not rise. TIM002: pieces of a person overlap. TIM003: a person goes on after leaving.
    /// TIM004: a treatment comes twice. TIM005: nobody is treated. TIM006: nobody leaves after a treatment. TIM007: grouped records and a hazard that changes within an event's row. EST011: no convergence.
    /// </exception>
    /// <exception cref="OperationCanceledException">When cancelled.</exception>
    public static TimingFit Fit(TimingModel model, TimingSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(specification);
        if (model.Treatments.Count == 0)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "The model has no treatments.",
                "Give at least one --event, or use piecewise for one hazard."
            );
        }

        CheckHorizons(specification);
        var histories = Histories.Of(model);
        var cells = TimingPreparation.Cells(model, histories);
        var path = new MixtureSearch(cells, specification).Run();
        var planned = Planned(model, histories, specification);
        return Result(model, cells, (path, planned), specification);
    }

    private static TimingFit Result(
        TimingModel model,
        TimingCells cells,
        (SearchPath Path, double[] Planned) found,
        TimingSpecification specification
    )
    {
        var best = found.Path.Best;
        var (models, steps, warnings) = WeightedModels.Of(found.Path, model, specification);
        CoefficientTable Hazard(int h) => models.Of(m => new TimingReport(cells, m.Estimates, m.Covariance).Hazard(h));
        var exit = Hazard(0);
        var report = new TimingReport(cells, models.Best.Estimates, models.Best.Covariance);
        var effects = cells.Hazards[0].Effects.SelectMany(w => w).Where(p => p >= 0);
        IReadOnlyList<DroppedColumn> dropped = [.. cells.Hazards.SelectMany((_, h) => Dropped(cells, h))];
        return new TimingFit
        {
            N = cells.People,
            Rows = model.People.Codes.Length,
            StandardErrors = specification.Covariance.Name,
            Exit = Part(cells, model, 0, exit),
            Treatments =
            [
                .. Enumerable.Range(1, cells.Hazards.Length - 1).Select(h => Part(cells, model, h, Hazard(h))),
            ],
            Effects = [.. effects.Select(p => exit[p])],
            MassPoints = report.Points(),
            Selection = report.Selection(),
            LogLikelihood = best.Point.LogLikelihood,
            Path = steps,
            ExitChances = models.Of(m =>
                new ExitChanceCalculator(model, cells, m.Estimates, m.Covariance).Compare(
                    specification.Horizons,
                    found.Planned
                )
            ),
            Converged = best.Arrived,
            Iterations = best.Iterations,
            DroppedRows = [],
            DroppedColumns = dropped,
            Warnings = [.. warnings, .. Warnings(cells, best, dropped)],
        };
    }

    private static HazardCoefficients Part(TimingCells cells, TimingModel model, int hazard, CoefficientTable table)
    {
        var exposure = 0.0;
        for (var unit = 0; unit < cells.Units; unit++)
        {
            for (var s = cells.FirstSegment[unit]; s < cells.FirstSegment[unit + 1]; s++)
            {
                for (var c = cells.FirstCell[s]; c < cells.FirstCell[s + 1]; c++)
                {
                    exposure += cells.SegmentHazard[s] == hazard ? cells.Sign[unit] * cells.Exposure[c] : 0;
                }
            }
        }

        var equation = model.Hazards[hazard];
        return new(equation.Name, equation.Times.Events, exposure, table);
    }

    private static double[] Planned(TimingModel model, PersonHistory[] histories, TimingSpecification specification)
    {
        if (specification.PlannedTimes is { } planned)
        {
            return planned.Count == model.Treatments.Count && planned.All(t => t >= 0)
                ? [.. planned]
                : throw new StatisticsException(
                    StatisticsErrors.WrongOption,
                    $"{planned.Count} planned times for {model.Treatments.Count} treatments.",
                    "Give one time, zero or more, a treatment, in the same order."
                );
        }

        return
        [
            .. Enumerable
                .Range(0, model.Treatments.Count)
                .Select(k =>
                {
                    double[] times = [.. histories.Select(p => p.TreatedAt[k]).Where(double.IsFinite).Order()];
                    return (times[(times.Length - 1) / 2] + times[times.Length / 2]) / 2;
                }),
        ];
    }

    private static IEnumerable<DroppedColumn> Dropped(TimingCells cells, int hazard)
    {
        var layout = cells.Hazards[hazard];
        foreach (var column in cells.Regressors[hazard].Dropped)
        {
            yield return column with
            {
                Label = $"{layout.Name}: {column.Label}",
            };
        }

        for (var j = 0; j < layout.Intervals.Length; j++)
        {
            if (layout.Intervals[j] < 0)
            {
                yield return new($"{layout.Name}: interval[{j + 1}]", "nobody has the event in it, its hazard is zero");
            }
        }
    }

    private static IEnumerable<Warning> Warnings(
        TimingCells cells,
        SearchState best,
        IReadOnlyList<DroppedColumn> dropped
    )
    {
        foreach (var column in dropped)
        {
            yield return new(Warning.ColumnDropped, $"{column.Label} dropped: {column.Reason}.");
        }

        var zero = best.Mixture.V.SelectMany(v => v).Count(double.IsNegativeInfinity);
        if (zero > 0)
        {
            yield return new(
                "TIM101",
                $"{zero} hazard(s) of mass points went to zero: people of that type never have the event."
            );
        }

        if (!best.Arrived)
        {
            yield return new(
                "TIM102",
                "The search with the last mass point did not settle: read standard errors with care."
            );
        }
    }

    private static void CheckHorizons(TimingSpecification specification)
    {
        foreach (var horizon in specification.Horizons)
        {
            if (!(horizon > 0) || double.IsInfinity(horizon))
            {
                throw new StatisticsException(
                    StatisticsErrors.WrongOption,
                    $"A horizon of {horizon:R}.",
                    "Give times above zero."
                );
            }
        }
    }
}
