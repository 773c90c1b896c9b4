namespace Netto.Statistics.Survival;

/// <summary>
/// The delta-method variance of a cumulative incidence F, carried from time to time beside that of the share without event S: var S, the slope β of F on S
/// and the variance of F that is left. Every step adds squares, so that nothing cancels where F is known, as when all have the event.
/// </summary>
/// <remarks>
/// At a time with hazards h of any event and x of this cause, F′ = F + xS + Su and S′ = (1 − h)S − Sv with multinomial u and v:
/// var v = h(1 − h)/n, u = (x/h)v + r, var r = x(h − x)/(hn).
/// </remarks>
internal readonly record struct IncidenceErrors(double OfSurvival, double Slope, double Rest)
{
    /// <summary>Variance of F.</summary>
    internal double Variance => (Slope * Slope * OfSurvival) + Rest;

    /// <summary>The errors after a time.</summary>
    /// <param name="survival">S just before it.</param>
    /// <param name="atRisk">Number at risk n.</param>
    /// <param name="events">Events of any cause, and of this one.</param>
    internal IncidenceErrors After(double survival, double atRisk, (double Any, double Own) events)
    {
        if (!(events.Any > 0))
        {
            return this;
        }
        var (hazard, own, stay) = (events.Any / atRisk, events.Own / atRisk, (atRisk - events.Any) / atRisk);
        var share = events.Own / events.Any;
        var drawn = survival * survival / atRisk;
        var (fresh, slope) = (drawn * hazard * stay, Slope + own);
        var ofSurvival = (stay * stay * OfSurvival) + fresh;
        var rest = Rest + (drawn * own * (1 - share));
        if (!(ofSurvival > 0))
        {
            // Nobody is left without event: S is zero for certain.
            return new(0, 0, rest + (slope * slope * OfSurvival));
        }
        var gap = slope + (stay * share);
        return new(
            ofSurvival,
            ((slope * stay * OfSurvival) - (share * fresh)) / ofSurvival,
            rest + (OfSurvival * fresh / ofSurvival * gap * gap)
        );
    }
}
