using Netto.Statistics.Linear;

namespace Netto.Statistics.TimingOfEvents;

/// <summary>From rows to cells: regressors of full rank, parameters for what has events.</summary>
internal static class TimingPreparation
{
    internal static TimingCells Cells(TimingModel model, PersonHistory[] histories)
    {
        var hazards = model.Hazards;
        var regressors = new Regressors[hazards.Count];
        for (var h = 0; h < regressors.Length; h++)
        {
            regressors[h] = RegressorsOf(hazards[h], Rows(histories, h));
        }

        var builder = new CellBuilder(model, regressors);
        for (var i = 0; i < histories.Length; i++)
        {
            builder.Add(histories[i], i);
        }

        var layouts = Layouts(model, builder, regressors);
        var parameters = builder.States.Select(s => Parameters(layouts[s.Hazard], s.Interval, s.Windows));
        return builder.Build(layouts, [.. parameters]);
    }

    private static int[] Rows(PersonHistory[] histories, int hazard) =>
        [.. histories.SelectMany(p => hazard == 0 ? p.Exit : p.Treatments[hazard - 1]).Select(piece => piece.Row)];

    private static Regressors RegressorsOf(HazardEquation hazard, int[] rows)
    {
        var columns = hazard.Design.Columns.Where(c => c.Label != Design.Constant).ToArray();
        if (columns.Length == 0)
        {
            return new([], [], [], [], []);
        }

        var used = columns.Select(c => c with { Values = Array.ConvertAll(rows, i => c.Values[i]) });
        var all = new Design([Design.Ones(rows.Length), .. used]);
        var solution = LeastSquaresSolver.Solve(all.Arrays(), all.Columns[0].Values, null);
        int[] kept = [.. solution.Kept.Where(j => j > 0)];
        double[] means = [.. kept.Select(j => Vectors.Sum(all.Columns[j].Values) / rows.Length)];
        double[] scales = [.. kept.Select((j, at) => Spread(all.Columns[j].Values, means[at]))];
        return new(
            [.. kept.Select((j, at) => Array.ConvertAll(columns[j - 1].Values, v => (v - means[at]) / scales[at]))],
            [.. kept.Select(j => all.Columns[j].Label)],
            means,
            scales,
            Fits.Dropped(all, solution.Dropped)
        );
    }

    private static double Spread(double[] values, double mean) =>
        Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);

    private static HazardLayout[] Layouts(TimingModel model, CellBuilder builder, Regressors[] regressors)
    {
        var (events, exposure) = builder.Totals();
        var layouts = new HazardLayout[regressors.Length];
        for (var h = 0; h < layouts.Length; h++)
        {
            var intervals = new double[model.Hazards[h].Cuts.Count + 1];
            for (var s = 0; s < events.Length; s++)
            {
                intervals[builder.States[s].Interval] += builder.States[s].Hazard == h ? events[s] : 0;
            }

            var count = 0;
            int[] levels = Array.ConvertAll(intervals, d => d > 0 ? count++ : -1);
            List<string> terms =
            [
                .. levels.Select((p, j) => (p, j)).Where(l => l.p >= 0).Select(l => $"interval[{l.j + 1}]"),
            ];
            int[][] effects = h == 0 ? EffectsOf(model, builder, (events, exposure), terms) : [];
            terms.AddRange(regressors[h].Labels);
            var first = h == 0 ? 0 : layouts[h - 1].First + layouts[h - 1].Count;
            layouts[h] = new(model.Hazards[h].Name, first, levels, effects, terms, regressors[h].Labels.Count);
        }

        return layouts;
    }

    private static int[][] EffectsOf(
        TimingModel model,
        CellBuilder builder,
        (double[] Events, double[] Exposure) totals,
        List<string> terms
    )
    {
        var effects = new int[model.Treatments.Count][];
        for (var k = 0; k < effects.Length; k++)
        {
            var names = model.Treatments[k].Effect.Terms(model.Treatments[k].Hazard.Name);
            effects[k] = new int[names.Count];
            for (var w = 0; w < names.Count; w++)
            {
                int[] states =
                [
                    .. Enumerable
                        .Range(0, builder.States.Count)
                        .Where(s => builder.States[s].Hazard == 0 && builder.States[s].Windows[k] == w),
                ];
                var isSeen = states.Sum(s => totals.Exposure[s]) > 0;
                if (isSeen && states.Sum(s => totals.Events[s]) == 0)
                {
                    throw new StatisticsException(
                        "TIM006",
                        $"Nobody leaves after {names[w]}: its effect on the log hazard has no finite value.",
                        "Join windows, or leave the treatment out."
                    );
                }

                effects[k][w] = isSeen ? terms.Count : -1;
                if (isSeen)
                {
                    terms.Add(names[w]);
                }
            }

            if (Array.TrueForAll(effects[k], p => p < 0))
            {
                throw new StatisticsException(
                    "TIM006",
                    $"Nobody is seen after {model.Treatments[k].Hazard.Name}: there is no effect to find.",
                    "Give the rows after the treatment too, and name the people with --id."
                );
            }
        }

        return effects;
    }

    private static int[]? Parameters(HazardLayout layout, int interval, int[] windows)
    {
        if (layout.Intervals[interval] < 0)
        {
            return null;
        }

        var all = windows.Select((w, k) => w < 0 ? -1 : layout.Effects[k][w]).Prepend(layout.Intervals[interval]);
        return [.. all.Where(p => p >= 0).Select(p => layout.First + p)];
    }
}
