using Netto.Statistics.Survival;

namespace Netto.Statistics.TimingOfEvents;

/// <summary>Rows of the model put together by person, and checked.</summary>
internal static class Histories
{
    internal static PersonHistory[] Of(TimingModel model)
    {
        Check(model);
        return Array.ConvertAll(model.People.Members(), rows => Person(model, rows));
    }

    private static PersonHistory Person(TimingModel model, int[] rows)
    {
        var exit = InOrder(model.Exit.Times, rows, model);
        for (var i = 0; i + 1 < exit.Length; i++)
        {
            if (exit[i].HasEvent)
            {
                throw new StatisticsException(
                    "TIM003",
                    $"{model.Exit.Times.Occurred.Label} is 1 in row {exit[i].Row + 1}, and row {exit[i + 1].Row + 1} of the same {model.People.Label} goes on after it.",
                    "A person leaves once: end the rows at the exit, or take the first spell."
                )
                {
                    Rows = [exit[i].Row + 1, exit[i + 1].Row + 1],
                };
            }
        }

        var treatments = new Piece[model.Treatments.Count][];
        var treatedAt = new double[treatments.Length];
        for (var k = 0; k < treatments.Length; k++)
        {
            (treatments[k], treatedAt[k]) = UntilTreated(model, k, rows, exit[^1]);
        }

        return new(exit, treatments, treatedAt);
    }

    private static (Piece[] Pieces, double TreatedAt) UntilTreated(TimingModel model, int k, int[] rows, Piece last)
    {
        var hazard = model.Treatments[k].Hazard;
        var pieces = InOrder(hazard.Times, rows, model);
        var first = Array.FindIndex(pieces, p => p.HasEvent);
        if (first < 0)
        {
            return (pieces, double.PositiveInfinity);
        }

        var second = Array.FindIndex(pieces, first + 1, p => p.HasEvent);
        if (second >= 0)
        {
            throw new StatisticsException(
                "TIM004",
                $"{hazard.Times.Occurred.Label} is 1 in rows {pieces[first].Row + 1} and {pieces[second].Row + 1} of the same {model.People.Label}.",
                "A treatment comes once: put 1 only in the row at whose end it comes (0 after it), and give further ones an --event of their own."
            );
        }

        if (pieces[first].Stop > last.Stop)
        {
            throw new StatisticsException(
                "TIM003",
                $"{hazard.Times.Occurred.Label} happens at {pieces[first].Stop:R} in row {pieces[first].Row + 1}, after the person was last seen at {last.Stop:R}.",
                "A treatment counts only while people are there: cut its time off at the exit."
            )
            {
                Rows = [pieces[first].Row + 1],
            };
        }

        return (pieces[..(first + 1)], pieces[first].Stop);
    }

    private static Piece[] InOrder(SurvivalTimes times, int[] rows, TimingModel model)
    {
        var start = times.Start?.Values;
        var pieces = Array.ConvertAll(
            rows,
            i => new Piece(start is null ? 0 : start[i], times.Stop.Values[i], times.Occurred.Values[i] == 1, i)
        );
        Array.Sort(pieces, (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Row.CompareTo(b.Row));
        for (var i = 0; i + 1 < pieces.Length; i++)
        {
            if (pieces[i + 1].Start < pieces[i].Stop)
            {
                throw new StatisticsException(
                    "TIM002",
                    $"Rows {pieces[i].Row + 1} and {pieces[i + 1].Row + 1} of the same {model.People.Label} overlap: ({pieces[i].Start:R}, {pieces[i].Stop:R}] and ({pieces[i + 1].Start:R}, {pieces[i + 1].Stop:R}].",
                    "Pieces of a person's time follow each other; name the people with --id and give Surv(start, stop, event)."
                );
            }
        }

        return pieces;
    }

    private static void Check(TimingModel model)
    {
        var rows = model.People.Codes.Length;
        foreach (var hazard in model.Hazards)
        {
            Lengths.Check(hazard.Times.Stop, rows);
            foreach (var column in hazard.Design.Columns)
            {
                Lengths.Check(column, rows);
                column.CheckFinite();
            }

            CheckEvents(hazard, hazard == model.Exit);
            CheckCuts(hazard);
            var zero = Array.IndexOf(hazard.Times.Stop.Values, 0);
            if (zero >= 0)
            {
                throw new StatisticsException(
                    "SRV004",
                    $"{hazard.Times.Stop.Label} is 0 in row {zero + 1}: the person was never at risk.",
                    "Leave such rows out, or count a part of the unit."
                )
                {
                    Rows = [zero + 1],
                };
            }
        }
    }

    private static void CheckEvents(HazardEquation hazard, bool isExit)
    {
        if (hazard.Times.Events > 0)
        {
            return;
        }

        var label = hazard.Times.Occurred.Label;
        throw isExit
            ? new StatisticsException(
                "SRV002",
                $"{label} is 0 in all {hazard.Times.Rows} rows: nobody leaves.",
                "There is no hazard to explain."
            )
            : new StatisticsException(
                "TIM005",
                $"{label} is 0 in all {hazard.Times.Rows} rows: nobody is treated.",
                "There is no effect to find: leave the treatment out, or look at the column."
            );
    }

    private static void CheckCuts(HazardEquation hazard)
    {
        for (var j = 0; j < hazard.Cuts.Count; j++)
        {
            if (!(hazard.Cuts[j] > (j == 0 ? 0 : hazard.Cuts[j - 1])) || double.IsInfinity(hazard.Cuts[j]))
            {
                throw new StatisticsException(
                    "SRV005",
                    $"Cut {hazard.Cuts[j]:R} does not rise.",
                    "Give ends of intervals above zero, each above the one before."
                );
            }
        }
    }
}
