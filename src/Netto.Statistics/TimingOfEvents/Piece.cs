namespace Netto.Statistics.TimingOfEvents;

/// <summary>A stretch (start, stop] of a person's time in one hazard, with the row that holds its regressors.</summary>
internal readonly record struct Piece(double Start, double Stop, bool HasEvent, int Row);

/// <summary>A person: pieces in order of time, at risk of exit and of each treatment.</summary>
/// <param name="Exit">At risk of exit.</param>
/// <param name="Treatments">At risk of each treatment, up to its event.</param>
/// <param name="TreatedAt">When each treatment came; infinite when it did not.</param>
internal sealed record PersonHistory(Piece[] Exit, Piece[][] Treatments, double[] TreatedAt)
{
    /// <summary>When the person came under observation; above zero when the time before is known only to have ended in no exit.</summary>
    internal double Entry => Exit[0].Start;

    /// <summary>The time before entry, at risk of a hazard, with the regressors of the first piece; null when there is none.</summary>
    internal Piece? Before(int hazard)
    {
        var pieces = hazard == 0 ? Exit : Treatments[hazard - 1];
        return Entry > 0 && pieces.Length > 0 && pieces[0].Start <= Entry
            ? new Piece(0, Entry, false, pieces[0].Row)
            : null;
    }
}
