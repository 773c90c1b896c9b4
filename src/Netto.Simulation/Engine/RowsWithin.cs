namespace Netto.Simulation.Engine;

/// <summary>Keeps rows inside the data: what begins after the last day is not there, what runs beyond it is open.</summary>
internal static class RowsWithin
{
    /// <summary>Appends rows as far as they lie before the first day after the data.</summary>
    public static void Append(RegisterRows to, RegisterRows from, int dataEnd)
    {
        foreach (var spell in from.Benefits)
        {
            if (spell.Start < dataEnd)
            {
                to.Benefits.Add(spell.End > dataEnd ? spell with { End = RegisterRows.NoEnd, EndReason = "" } : spell);
            }
        }

        foreach (var job in from.Jobs)
        {
            if (job.Start < dataEnd)
            {
                to.Jobs.Add(job with { End = Open(job.End, dataEnd) });
            }
        }

        var lastYear = DateOnly.FromDayNumber(dataEnd).Year;
        to.SelfEmployment.AddRange(from.SelfEmployment.Where(y => y.Year < lastYear));
        to.Contacts.AddRange(from.Contacts.Where(c => c.Date < dataEnd));
        foreach (var trajectory in from.Trajectories)
        {
            if (trajectory.Start < dataEnd)
            {
                to.Trajectories.Add(
                    trajectory.End > dataEnd ? trajectory with { End = RegisterRows.NoEnd, Result = "" } : trajectory
                );
            }
        }

        foreach (var instrument in from.Instruments)
        {
            if (instrument.Start < dataEnd)
            {
                to.Instruments.Add(instrument with { End = Open(instrument.End, dataEnd) });
            }
        }

        to.Requests.AddRange(from.Requests.Where(r => r.Date < dataEnd));
        to.SurveyAnswers.AddRange(from.SurveyAnswers.Where(a => a.AnsweredAt < dataEnd));
    }

    private static int Open(int end, int dataEnd) => end > dataEnd ? RegisterRows.NoEnd : end;
}
